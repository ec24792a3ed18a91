# SPDX-License-Identifier: GPL-3.0-only
"""Ways out of plain Python: attributes of the interpreter's objects, modules inside modules."""

import ast
from collections.abc import Iterator
from typing import Final

from pilot_runtime.validate.findings import Finding
from pilot_runtime.validate.rules.bans import INNER_MODULES, INSIDES, ban_of
from pilot_runtime.validate.rules.module import Module
from pilot_runtime.validate.rules.text import folded

# as objects have them; defining such a method is another matter
ATTRIBUTES: Final = frozenset(
    "__subclasses__ __globals__ __builtins__ __code__ __closure__ __bases__ __base__ __mro__ "
    "__getattribute__ __loader__ __spec__ __reduce__ __reduce_ex__ __import__ __self__ __func__ "
    "__wrapped__ __subclasshook__ __init_subclass__ __set_name__ __build_class__ __defaults__ "
    "__kwdefaults__ __objclass__ __traceback__ __context__ f_globals f_locals f_builtins f_back "
    "f_code gi_frame gi_code cr_frame cr_code ag_frame tb_frame tb_next func_globals mro "
    "_getframe __cached__ __file__".split()
)
SUSPECT: Final = frozenset({"__dict__", "__class__", "__module__", "__slots__"})
LOOKUPS: Final = frozenset({"getattr", "setattr", "delattr", "hasattr"})
# what leads from self.dp to orders and keys
BOT: Final = frozenset({"_exchange", "_api", "_api_async", "_ws_async"})


def check(module: Module) -> Iterator[Finding]:
    """Attributes in the text, in strings for getattr and format, and modules in other modules."""
    for node in module.nodes:
        if isinstance(node, ast.Attribute):
            yield from _attribute(module, node)
        elif isinstance(node, ast.Call):
            yield from _lookup(module, node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            inside = next((name for name in sorted(ATTRIBUTES) if f".{name}" in node.value), "")
            if inside.startswith("__"):
                yield _escape(module, node, inside)


def _attribute(module: Module, node: ast.Attribute) -> Iterator[Finding]:
    if node.attr in ATTRIBUTES and not _is_super_call(node):
        yield _escape(module, node, node.attr)
    elif node.attr in BOT:
        yield module.error(
            node, "BotInsides", f"{node.attr}: reaches into the bot", "use the methods of self.dp"
        )
    elif node.attr in SUSPECT:
        yield module.warning(
            node, INSIDES.code, f"{node.attr}: looks into an object", INSIDES.remedy
        )
    elif node.attr in INNER_MODULES and _inside_another(module.origin(node)):
        dotted = module.origin(node)
        yield module.error(
            node, "HiddenModule", f"{dotted}: reaches the module {node.attr} through another",
            "import what you need by its own name",
        )  # fmt: skip


def _lookup(module: Module, call: ast.Call) -> Iterator[Finding]:
    function = call.func.id if isinstance(call.func, ast.Name) else ""
    if function not in LOOKUPS or len(call.args) < 2:  # noqa: PLR2004 object and name
        return
    target, name = call.args[0], folded(call.args[1])
    if name in ATTRIBUTES or name in SUSPECT:
        yield _escape(module, call, name)
    elif module.origin(target):
        yield module.error(
            call, INSIDES.code, f"{function} on the imported {module.origin(target)}",
            "write the attribute's name after a dot",
        )  # fmt: skip
    elif not name and not (isinstance(target, ast.Name) and target.id in {"self", "cls"}):
        yield module.warning(
            call, "NameMadeAtRunTime", f"{function} with a name that is made at run time",
            "use a dictionary, or getattr(self, ...)",
        )  # fmt: skip


def _inside_another(dotted: str) -> bool:
    # socket.socket is a class, and the import of socket has been refused already
    return "." in dotted and not ban_of(dotted)


def _is_super_call(node: ast.Attribute) -> bool:
    value = node.value
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id == "super"
        and node.attr in {"__init_subclass__", "__set_name__"}
    )


def _escape(module: Module, node: ast.AST, name: str) -> Finding:
    return module.error(node, INSIDES.code, f"{name} {INSIDES.why}", INSIDES.remedy)
