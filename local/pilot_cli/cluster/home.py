# SPDX-License-Identifier: Apache-2.0
"""Files of a cluster's home directory."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from pilot_cli.build.parts import Parts
from pilot_cli.cluster.keys import make_keys, write_private
from pilot_cli.cluster.product import Choices, images_json
from pilot_cli.cluster.program import Program
from pilot_cli.cluster.short_path import ensure_short_home, remove_short_home
from pilot_cli.cluster.supervisor_conf import supervisor_conf
from pilot_cli.locations import Locations

# All that a cluster ever puts into its home. Purging removes these and nothing else,
# because PILOT_HOME may name a directory that holds other things.
_OURS = (
    "etcd", "node", "pki", "api", "logs", "run", "kubeconfig", "images.json", "supervisord.conf",
    "choices.json", "up.lock", "pilot-node",
)  # fmt: skip


def write_home(
    locations: Locations, parts: Parts, programs: Sequence[Program], choices: Choices
) -> None:
    """Writes everything the programs read; safe to repeat while they run."""
    for directory in ("run", "logs", "node"):
        (locations.home / directory).mkdir(parents=True, exist_ok=True, mode=0o700)
    ensure_short_home(locations.home)
    make_keys(locations, parts)
    _link_node(locations, parts)
    write_private(locations.home / "images.json", images_json(parts))
    # A fixed PATH: the same configuration from every shell, or programs would be restarted.
    path = f"{parts.runtime.programs}:/usr/local/bin:/usr/bin:/bin"
    conf = supervisor_conf(locations, programs, path)
    write_private(locations.home / "supervisord.conf", conf)
    write_private(locations.home / "choices.json", json.dumps(asdict(choices), default=dict))


def node_program(locations: Locations) -> Path:
    """The pilot-node this cluster runs with, whatever its sources have become since."""
    return locations.home / "pilot-node"


def _link_node(locations: Locations, parts: Parts) -> None:
    draft = locations.home / "pilot-node.new"
    draft.unlink(missing_ok=True)
    draft.symlink_to(parts.node.place / "pilot-node")
    draft.replace(node_program(locations))


def saved_choices(locations: Locations) -> Choices | None:
    """What `up` was told when the cluster was made; nothing for a new cluster."""
    try:
        return Choices(**json.loads((locations.home / "choices.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None


def purge_home(locations: Locations) -> None:
    """Removes the cluster's data; the cluster must be down."""
    remove_short_home(locations.home)
    for name in _OURS:
        path = locations.home / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    if locations.home.exists() and not any(locations.home.iterdir()):
        locations.home.rmdir()
