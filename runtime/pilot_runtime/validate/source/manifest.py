# SPDX-License-Identifier: GPL-3.0-only
"""What the files beside a program say about it."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from pilot_runtime.validate.analyses import Asked, asked

# written by the operator into the ConfigMap of each version
METADATA = "metadata.json"
PARAMETERS = "parameters.json"
# the manifest in a strategy's Git directory
MANIFEST = "strategy.yaml"
LONGEST = 1_000_000


class ManifestInvalidError(ValueError):
    """A file beside the program cannot be understood; the text names it."""


@dataclass(frozen=True)
class Manifest:
    """Class and market that the strategy is declared with; empty text = not said.

    `asked` is what `spec.validation` says, which a version's metadata.json does not repeat.
    """

    class_name: str = ""
    trading_mode: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)


def read_manifest(directory: Path) -> Manifest:
    """From metadata.json or strategy.yaml, whichever is there."""
    metadata, manifest = directory / METADATA, directory / MANIFEST
    if metadata.is_file():
        said = _mapping(metadata)
        parameters = directory / PARAMETERS
        return _manifest(said, _mapping(parameters) if parameters.is_file() else {})
    if manifest.is_file():
        spec = _mapping(manifest).get("spec")
        said = spec if isinstance(spec, dict) else {}
        declared = said.get("parameters")
        return _manifest(said, declared if isinstance(declared, dict) else {})
    return Manifest()


def _manifest(said: dict[str, Any], parameters: dict[str, Any]) -> Manifest:
    needs = said.get("requirements")
    mode = needs.get("tradingMode") if isinstance(needs, dict) else ""
    name, asked_for = str(said.get("className") or ""), _asked(said.get("validation"))
    return Manifest(name, str(mode or ""), parameters, asked_for)


def _asked(said: object) -> Asked:
    wishes = said if isinstance(said, dict) else {}
    names = wishes.get("analyses") or []
    try:
        return asked(names if isinstance(names, list) else [names], wishes.get("onFinding", "Warn"))
    except ValueError as error:
        raise ManifestInvalidError(f"spec.validation: {error}") from error


def _mapping(file: Path) -> dict[str, Any]:
    if file.stat().st_size > LONGEST:
        raise ManifestInvalidError(f"{file.name}: larger than {LONGEST} bytes")
    try:
        text = file.read_text(encoding="utf-8")
        value = json.loads(text) if file.suffix == ".json" else yaml.safe_load(text)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise ManifestInvalidError(f"{file.name}: {str(error).splitlines()[0]}") from error
    if not isinstance(value, dict):
        raise ManifestInvalidError(f"{file.name}: holds no mapping")
    return value
