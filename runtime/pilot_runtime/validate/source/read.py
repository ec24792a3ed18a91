# SPDX-License-Identifier: GPL-3.0-only
"""Reads a strategy from a file or a directory, as ConfigMap volumes and Git have them."""

import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pilot_runtime.validate.analyses import Asked
from pilot_runtime.validate.findings import Finding, Severity, Stage
from pilot_runtime.validate.source.manifest import Manifest, ManifestInvalidError, read_manifest
from pilot_runtime.validate.source.program import Program

# a ConfigMap holds at most 1 MiB
LONGEST_BYTES = 1_048_576
MOST_FILES = 64
LIBRARIES = frozenset({"numpy", "pandas", "talib", "technical", "freqtrade", "ccxt"})


class NoSuchProgramError(ValueError):
    """The path holds no strategy at all; the text says what was looked for."""


@dataclass(frozen=True)
class Reading:
    """The program, what was wrong with its files, and which analyses its manifest asks for."""

    program: Program
    findings: tuple[Finding, ...]
    asked: Asked = field(default_factory=Asked)


def read(path: Path, class_name: str = "") -> Reading:
    """The strategy at this path; `class_name` decides over what its manifest says.

    A file is read alone; a directory with all `.py` files at its top, since freqtrade gives
    each strategy a flat directory.
    """
    findings: list[Finding] = []
    if not path.exists():
        raise NoSuchProgramError(f"{path}: no such file or directory")
    directory = path if path.is_dir() else path.parent
    names = sorted(one.name for one in path.iterdir()) if path.is_dir() else [path.name]
    names = [name for name in names if name.endswith(".py")]
    if not names:
        raise NoSuchProgramError(f"{path}: no file that ends in .py")
    manifest = Manifest()
    if path.is_dir():
        try:
            manifest = read_manifest(directory)
        except ManifestInvalidError as error:
            findings.append(_fault("ManifestInvalid", "", str(error), "mend the file"))
    if len(names) > MOST_FILES:
        findings.append(
            _fault("TooManyFiles", "", f"{len(names)} files, at most {MOST_FILES}", "join some")
        )
    files: dict[str, str] = {}
    for name in names[:MOST_FILES]:
        findings += _read_file(directory, name, files)
    if sum(map(len, files.values())) > LONGEST_BYTES:
        findings.append(
            _fault("TooLarge", "", f"more than {LONGEST_BYTES} bytes together",
                   "a version must fit into one ConfigMap: take data out of the program")
        )  # fmt: skip
    program = Program(
        files, class_name or manifest.class_name, manifest.trading_mode or "spot",
        manifest.parameters,
    )  # fmt: skip
    return Reading(program, tuple(findings), manifest.asked)


def _read_file(directory: Path, name: str, files: dict[str, str]) -> Iterator[Finding]:
    file, root = directory / name, directory.resolve()
    try:
        target = file.resolve(strict=True)
        state = target.stat()
    except (OSError, RuntimeError):
        yield _fault("BrokenLink", name, "leads nowhere", "replace the link by the file")
        return
    # volumes of ConfigMaps are links too, but within the volume
    if not target.is_relative_to(root):
        yield _fault("LeavesDirectory", name, "is a link out of the strategy's directory",
                     "replace the link by the file")  # fmt: skip
        return
    if not stat.S_ISREG(state.st_mode):
        yield _fault("NotAFile", name, "is no regular file", "remove it")
        return
    if state.st_size > LONGEST_BYTES:
        yield _fault("TooLarge", name, f"{state.st_size} bytes, at most {LONGEST_BYTES}",
                     "take data out of the program")  # fmt: skip
        return
    try:
        files[name] = target.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        yield _fault("NotUtf8", name, f"byte {error.start} is not UTF-8", "save it as UTF-8")
        return
    stem = name.removesuffix(".py")
    if stem in sys.stdlib_module_names or stem in LIBRARIES:
        yield _fault("ShadowsModule", name, f"has the name of the module {stem}", "rename it")


def _fault(code: str, file: str, message: str, remedy: str) -> Finding:
    return Finding(Stage.READ, code, Severity.ERROR, message, remedy, file)
