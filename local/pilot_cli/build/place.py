# SPDX-License-Identifier: Apache-2.0
"""Publishes a directory all at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def published(place: Path) -> Iterator[Path]:
    """Gives an empty directory beside `place`; it takes the name `place` when the body succeeds.

    What an interrupted build left behind is thrown away first; the build tools' own
    caches make the second attempt quick.
    """
    workshop = place.with_name(place.name + ".building")
    shutil.rmtree(workshop, ignore_errors=True)
    workshop.mkdir(parents=True)
    yield workshop
    shutil.rmtree(place, ignore_errors=True)
    workshop.rename(place)
