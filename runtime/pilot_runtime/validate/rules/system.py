# SPDX-License-Identifier: GPL-3.0-only
"""What of `os` and `sys` a strategy may use."""

import ast
from collections.abc import Iterator
from typing import Final

from pilot_runtime.validate.findings import Finding
from pilot_runtime.validate.rules.bans import FILES, INSIDES, PROCESS, Ban
from pilot_runtime.validate.rules.module import Module

HARMLESS_OS: Final = frozenset({"path", "sep", "linesep", "pathsep", "name", "fspath", "PathLike"})
HARMLESS_PATH: Final = frozenset(
    {"join", "basename", "dirname", "splitext", "split", "normpath", "sep", "abspath", "relpath"}
)
SECRETS: Final = Ban(
    "EnvironmentAccess",
    "reads the environment, where passwords may be",
    "take settings from self.config or from parameters",
)
OS: Final[dict[str, Ban]] = {
    **dict.fromkeys(("environ", "environb", "getenv", "getenvb", "putenv", "unsetenv"), SECRETS),
    **dict.fromkeys(
        ("open", "remove", "unlink", "rename", "replace", "mkdir", "makedirs", "rmdir", "listdir",
         "scandir", "walk", "link", "symlink", "readlink", "chmod", "chown", "truncate", "stat",
         "chdir", "getcwd", "fdopen", "read", "write", "access", "mkfifo", "removedirs", "utime"),
        FILES,
    ),
}  # fmt: skip
HARMLESS_SYS: Final = frozenset(
    {"maxsize", "float_info", "int_info", "version", "version_info", "platform", "byteorder",
     "getsizeof", "stdout", "stderr", "intern", "maxunicode", "implementation"}
)  # fmt: skip


def check(module: Module) -> Iterator[Finding]:
    """One finding for each use beyond what is harmless."""
    for node in module.nodes:
        if isinstance(node, ast.Attribute):
            yield from _used(module, node, module.origin(node))
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield from _used(module, node, f"{node.module}.{alias.name}")


def _used(module: Module, node: ast.AST, dotted: str) -> Iterator[Finding]:
    top, _, rest = dotted.partition(".")
    name, _, deeper = rest.partition(".")
    if top == "os" and name not in HARMLESS_OS:
        ban = OS.get(name, PROCESS)
        yield module.error(node, ban.code, f"os.{name} {ban.why}", ban.remedy)
    elif top == "os" and name == "path" and deeper:
        called = deeper.partition(".")[0]
        if called not in HARMLESS_PATH:
            yield module.error(node, FILES.code, f"os.path.{called} looks at files", FILES.remedy)
    elif top == "sys" and name == "path":
        yield module.warning(
            node, "ImportPath", "changes the import path",
            "helper modules beside the strategy are found without it",
        )  # fmt: skip
    elif top == "sys" and name not in HARMLESS_SYS:
        yield module.error(node, INSIDES.code, f"sys.{name} {INSIDES.why}", INSIDES.remedy)
