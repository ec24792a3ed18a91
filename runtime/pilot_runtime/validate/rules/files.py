# SPDX-License-Identifier: GPL-3.0-only
"""Files: opened directly, through pandas and numpy, and data that runs code when read."""

import ast
from collections.abc import Iterator
from typing import Final

from pilot_runtime.validate.findings import Finding
from pilot_runtime.validate.rules.bans import FILES, NETWORK, SERIALISED
from pilot_runtime.validate.rules.module import Module
from pilot_runtime.validate.rules.text import folded

PICKLES: Final = frozenset({"read_pickle", "to_pickle", "read_hdf", "to_hdf"})
READERS: Final = frozenset(
    "read_csv read_table read_json read_excel read_parquet read_feather read_orc read_sql "
    "read_html read_xml read_fwf read_text read_bytes write_text write_bytes to_csv to_json "
    "to_excel to_parquet to_feather to_sql to_html tofile savetxt savez save genfromtxt loadtxt "
    "fromfile memmap DataSource open_memmap unlink touch mkdir rmdir iterdir rglob".split()
)
# without an argument these give text and touch no file
TEXT_WITHOUT_PATH: Final = frozenset({"to_csv", "to_json", "to_html"})


def check(module: Module) -> Iterator[Finding]:
    """One finding for each call that reads or writes a file."""
    for call in module.calls():
        name = _called(call)
        dotted = module.origin(call.func)
        if name in PICKLES or _loads_objects(call, dotted) or dotted in {"yaml.load", "torch.load"}:
            yield module.error(call, SERIALISED.code, f"{name} {SERIALISED.why}", SERIALISED.remedy)
        elif _is_open(call, dotted):
            yield from _opened(module, call, "open")
        elif name in READERS and not _gives_text(call, name):
            yield from _opened(module, call, name)
    yield from _handed_on(module)


def _handed_on(module: Module) -> Iterator[Finding]:
    """`read = open`; a price named open is only a name."""
    mentions = [n for n in module.nodes if isinstance(n, ast.Name) and n.id == "open"]
    called = {id(call.func) for call in module.calls()}
    if any(isinstance(node.ctx, ast.Store) for node in mentions) or any(
        isinstance(node, ast.arg) and node.arg == "open" for node in module.nodes
    ):
        return
    for node in mentions:
        if id(node) not in called:
            yield module.error(node, FILES.code, f"open {FILES.why}", FILES.remedy)


def _opened(module: Module, call: ast.Call, name: str) -> Iterator[Finding]:
    path = _path(call)
    if "://" in path:
        yield module.error(call, NETWORK.code, f"{name} of an address: {NETWORK.why}",
                           NETWORK.remedy)  # fmt: skip
    elif path:
        yield module.error(call, FILES.code, f"{name}({path!r}) leaves user_data", FILES.remedy)
    elif "user_data_dir" in ast.unparse(call):
        yield module.warning(
            call, FILES.code, f"{name} in user_data: a pod's files go with the bot",
            FILES.remedy,
        )  # fmt: skip
    elif name == "save" and not call.args:
        return
    else:
        yield module.error(
            call, FILES.code, f"{name} of a path that the text does not show", FILES.remedy
        )


def _path(call: ast.Call) -> str:
    given = [*call.args, *(one.value for one in call.keywords)]
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Call):
        # the path may stand in the call before, as a Path's does
        given += call.func.value.args
    return next((text for text in map(folded, given[:4]) if text not in {"", "r", "w", "rb"}), "")


def _loads_objects(call: ast.Call, dotted: str) -> bool:
    return dotted in {"numpy.load", "numpy.lib.npyio.load"} or any(
        one.arg == "allow_pickle" and not _is_false(one.value) for one in call.keywords
    )


def _is_open(call: ast.Call, dotted: str) -> bool:
    named = isinstance(call.func, ast.Name) and call.func.id == "open"
    return named or dotted in {"io.open", "io.FileIO", "io.open_code", "codecs.open"} or (
        isinstance(call.func, ast.Attribute) and call.func.attr == "open" and not dotted
        and not isinstance(call.func.value, ast.Name)
    )  # fmt: skip


def _is_false(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _gives_text(call: ast.Call, name: str) -> bool:
    path = any(one.arg in {"path", "path_or_buf", "buf"} for one in call.keywords)
    return name in TEXT_WITHOUT_PATH and not call.args and not path
