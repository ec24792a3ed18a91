# SPDX-License-Identifier: Apache-2.0
"""A version as the operator keeps it: one immutable ConfigMap."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LABEL = "crypto-pilot.dev/strategy"

_METADATA, _PARAMETERS = "metadata.json", "parameters.json"


@dataclass(frozen=True)
class KeptVersion:
    """Everything that belongs to it."""

    config_map: str
    version: str
    class_name: str
    main_file: str
    files: Mapping[str, str]
    parameters: dict[str, Any]
    metadata: dict[str, Any]
    """What spec said when it was published: changelog, author, requirements, …"""

    @property
    def changelog(self) -> str:
        return str(self.metadata.get("changelog") or "")

    def same_content(self, other: KeptVersion) -> bool:
        """Whether the two are one version to the operator: class, files and parameters."""
        return _content(self) == _content(other)


def kept_version(config_map: dict[str, Any]) -> KeptVersion | None:
    """None for a ConfigMap that is no version."""
    data = config_map.get("data") or {}
    if _METADATA not in data or _PARAMETERS not in data:
        return None
    metadata = json.loads(data[_METADATA])
    return KeptVersion(
        config_map=config_map["metadata"]["name"],
        version=metadata["version"],
        class_name=metadata["className"],
        main_file=metadata["mainFile"],
        files={name: text for name, text in data.items() if name not in {_METADATA, _PARAMETERS}},
        parameters=json.loads(data[_PARAMETERS]),
        metadata=metadata,
    )


def _content(kept: KeptVersion) -> tuple[object, ...]:
    return kept.class_name, kept.main_file, dict(kept.files), kept.parameters
