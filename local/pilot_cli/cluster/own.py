# SPDX-License-Identifier: Apache-2.0
"""Makes sure that one `pilot` at a time changes a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from pilot_cli.build.lock import holder_of, locked
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.locations import Locations


@contextmanager
def hold_cluster(locations: Locations) -> Iterator[None]:
    """Fails at once when another pilot is at work on the same cluster."""

    def refuse(holder: str) -> NoReturn:
        raise PilotFailure(
            ExitCode.BUSY,
            f"Another pilot (process {holder}) is at work on the cluster in {locations.home}.",
        )

    locations.home.mkdir(parents=True, exist_ok=True)
    with locked(_lock(locations), refuse):
        yield


def cluster_holder(locations: Locations) -> str | None:
    """The pid of the pilot that is at work on the cluster, as text; None when none is."""
    return holder_of(_lock(locations))


def _lock(locations: Locations) -> Path:
    return locations.home / "up.lock"
