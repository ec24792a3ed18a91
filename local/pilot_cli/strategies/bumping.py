# SPDX-License-Identifier: Apache-2.0
"""Raises the version of a strategy's directory, in every file that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.strategies import changelog, manifest
from pilot_cli.strategies.semver import semantic_version


@dataclass(frozen=True)
class Bump:
    """The next version and the files as they shall be."""

    name: str
    old: str
    new: str
    files: dict[Path, str]


def plan_bump(directory: Path, part: str, words: str) -> Bump:
    """`part` is major, minor or patch; `words` become the changelog entry."""
    before = manifest.read_manifest(directory)
    name = manifest.field_of(before, directory, "name", "metadata")
    old = manifest.field_of(before, directory, "version")
    try:
        new = str(semantic_version(old).raised(part))
    except ValueError as error:
        raise PilotFailure(
            ExitCode.USAGE, f"{directory / manifest.NAME}: spec.version: {error}."
        ) from error
    raised = before.with_value("version", new).with_value("changelog", words.strip())
    files = {directory / manifest.NAME: raised.text}
    files[directory / changelog.NAME] = _changelog(directory, name, new, words)
    files |= _programs(directory, old, new)
    return Bump(name, old, new, files)


def _changelog(directory: Path, name: str, new: str, words: str) -> str:
    path = directory / changelog.NAME
    text = path.read_text() if path.is_file() else f"# {name}\n"
    return changelog.with_entry(text, new, words)


def _programs(directory: Path, old: str, new: str) -> dict[Path, str]:
    # freqtrade asks a strategy for its version(); a text that is not the old one is not ours.
    says = re.compile(
        rf"(def version\(self\)[^\n]*:\n(?:[^\n]*\n){{0,5}}?\s+return ([\"'])){re.escape(old)}\2"
    )
    changed = {}
    for program in sorted(directory.glob("*.py")):
        text = program.read_text()
        raised = says.sub(rf"\g<1>{new}\g<2>", text)
        if raised != text:
            changed[program] = raised
    return changed
