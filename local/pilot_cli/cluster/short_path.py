# SPDX-License-Identifier: Apache-2.0
"""A short name for a home with a long path."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

# Unix sockets allow 107 bytes; the longest one is
# HOME/node/pods/0123456789ab/vol/run/supervisor.sock.1234567
LONGEST_HOME = 107 - 56


def short_home(home: Path) -> Path:
    """The home itself, or the symbolic link that stands for it where its path is too long."""
    if len(os.fsencode(home)) <= LONGEST_HOME:
        return home
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"pilot-{os.getuid()}-{digest}"


def ensure_short_home(home: Path) -> None:
    """Makes the link. One that somebody else has put there is refused."""
    link = short_home(home)
    if link == home:
        return
    try:
        link.symlink_to(home)
    except FileExistsError:
        if link.lstat().st_uid != os.getuid() or not link.is_symlink() or link.readlink() != home:
            raise PilotFailure(
                ExitCode.FAILED,
                f"{link} is in the way: it should be our link to {home}; remove it, "
                "or set PILOT_HOME to a directory with a shorter path.",
            ) from None


def remove_short_home(home: Path) -> None:
    """Removes the link, if there is one of ours."""
    link = short_home(home)
    if link != home and link.is_symlink() and link.readlink() == home:
        link.unlink()
