# SPDX-License-Identifier: Apache-2.0
"""What of a directory is sent to the cluster, and why it may not be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.lookup import items
from pilot_cli.strategies import changelog, manifest
from pilot_cli.strategies.kept import KeptVersion
from pilot_cli.strategies.lookup import kept_versions
from pilot_cli.strategies.rendering import Rendered

_NEVER_CHANGES = "a version never changes its content"


@dataclass(frozen=True)
class Publication:
    """Objects to apply, in order."""

    directory: Path
    namespace: str
    name: str
    version: str
    objects: list[dict[str, Any]]
    changed: bool
    """False when this very version is in spec already."""

    def refusal(self, words: str) -> PilotFailure:
        """What the API server's refusal means for an author."""
        if _NEVER_CHANGES in words:
            return other_content(self.directory, self.version)
        return PilotFailure(
            ExitCode.FAILED, f"The API server refused {self.name} {self.version}: {words}"
        )


def check(directory: Path) -> None:
    """Ends the command when manifest and changelog do not speak of one version."""
    read = manifest.read_manifest(directory)
    version = manifest.field_of(read, directory, "version")
    notes = directory / changelog.NAME
    told = changelog.newest(notes.read_text()) if notes.is_file() else ""
    if told != version:
        raise PilotFailure(
            ExitCode.USAGE,
            f"{notes}: the newest entry is {told or 'missing'}, spec.version in {manifest.NAME} is "
            f"{version}; write an entry '## {version}', or raise the version with "
            f"./pilot strategy bump {directory} patch -m 'what is new'.",
        )


def planned(
    invocation: Invocation, made: Rendered, namespace: str, directory: Path
) -> Publication:  # fmt: skip
    """Ends the command when the version is kept already with other content."""
    strategy = made.strategy
    name, version = strategy["metadata"]["name"], strategy["spec"]["version"]
    live = [
        one
        for one in items(invocation, "strategies", "-n", namespace)
        if one["metadata"]["name"] == name
    ]
    kept = kept_versions(invocation, namespace, name).get(version)
    others = list(made.others)
    if kept is not None:
        if not kept.same_content(_as_kept(made, kept)):
            raise other_content(directory, version)
        if live and live[0]["spec"]["version"] == version:
            # The same files under another name would be other content to the API server.
            strategy = {
                **strategy, "spec": {**strategy["spec"], "source": live[0]["spec"]["source"]}
            }  # fmt: skip
            others = []
    changed = not live or live[0]["spec"]["version"] != version
    return Publication(directory, namespace, name, version, [*others, strategy], changed)


def other_content(directory: Path, version: str) -> PilotFailure:
    """A version never changes."""
    return PilotFailure(
        ExitCode.FAILED,
        f"{directory / manifest.NAME}: spec.version {version} is published with other content, and "
        "a version never changes; raise it with "
        f"./pilot strategy bump {directory} patch -m 'what is new'.",
    )


def _as_kept(made: Rendered, kept: KeptVersion) -> KeptVersion:
    spec = made.strategy["spec"]
    main = (spec["source"].get("configMap") or {}).get("key") or spec["className"] + ".py"
    return KeptVersion(
        config_map=kept.config_map,
        version=kept.version,
        class_name=spec["className"],
        main_file=main,
        files=made.files(),
        parameters=spec.get("parameters") or {},
        metadata=kept.metadata,
    )
