# SPDX-License-Identifier: Apache-2.0
"""Makes objects of a strategy's directory, as `kubectl apply -k` would."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.samples.catalog import rendered
from pilot_cli.strategies import manifest

_KUSTOMIZATION = "kustomization.yaml"
_REFERENCE = "name-reference.yaml"
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Rendered:
    """The Strategy, and what else the directory holds: ConfigMaps with its files."""

    strategy: dict[str, Any]
    others: tuple[dict[str, Any], ...]

    def files(self) -> dict[str, str]:
        """The files that the Strategy names, by name."""
        source, main = self.strategy["spec"]["source"], self.strategy["spec"]["className"] + ".py"
        if "inline" in source:
            return {main: source["inline"]}
        named = source["configMap"]["name"]
        found = next((one for one in self.others if one["metadata"]["name"] == named), {})
        key = source["configMap"].get("key", main)
        data: dict[str, str] = found.get("data") or {}
        return {name: text for name, text in data.items() if name.endswith(".py") or name == key}


def render(invocation: Invocation, directory: Path) -> Rendered:
    """Ends the command with kustomize's words when the directory cannot be made into objects."""
    with _kustomizable(directory) as place:
        try:
            objects = rendered(invocation.kubectl, place)
        except KubectlFailed as error:
            raise PilotFailure(
                ExitCode.USAGE, f"{directory} cannot be made into objects: {error}"
            ) from error
    strategies = [one for one in objects if one["kind"] == "Strategy"]
    if len(strategies) != 1:
        raise PilotFailure(
            ExitCode.USAGE,
            f"{directory} holds {len(strategies)} strategies; publish one directory at a time.",
        )
    return Rendered(strategies[0], tuple(one for one in objects if one["kind"] != "Strategy"))


@contextmanager
def _kustomizable(directory: Path) -> Iterator[Path]:
    """The directory itself, or a copy with a kustomization when it has none."""
    if (directory / _KUSTOMIZATION).is_file():
        yield directory
        return
    named = manifest.read_manifest(directory).value("name", "metadata")
    with tempfile.TemporaryDirectory(prefix="pilot-publish-") as made:
        place = Path(made)
        programs = sorted(directory.glob("*.py"))
        for file in (directory / manifest.NAME, *programs):
            shutil.copy(file, place)
        shutil.copy(_TEMPLATES / _REFERENCE, place)
        text = (_TEMPLATES / _KUSTOMIZATION).read_text()
        line = "      - @CLASS@.py\n"
        files = "".join(line.replace("@CLASS@.py", program.name) for program in programs)
        name = _source_name(directory) or f"strategy-{named}"
        text = text.replace(line, files).replace("strategy-@NAME@", name)
        (place / _KUSTOMIZATION).write_text(text)
        yield place


def _source_name(directory: Path) -> str:
    """Name that spec.source.configMap has; empty for a source that is inline."""
    lines = (directory / manifest.NAME).read_text().splitlines()
    for number, line in enumerate(lines):
        if line.strip() == "configMap:" and number + 1 < len(lines):
            key, _, value = lines[number + 1].strip().partition(":")
            return value.strip().strip("\"'") if key == "name" else ""
    return ""
