# SPDX-License-Identifier: Apache-2.0
"""Turns errors of the file system that a user can mend into a sentence."""

import errno

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

_FULL = {errno.ENOSPC, errno.EDQUOT}
_NOT_OURS = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR}


def unwritable(error: OSError) -> PilotFailure | None:
    """The failure to tell, or nothing when the error is a fault of ours."""
    where = f" at {error.filename}" if error.filename else ""
    if error.errno in _FULL:
        return PilotFailure(
            ExitCode.DISK_FULL, f"The disk is full{where}; make room and try again."
        )
    if error.errno in _NOT_OURS and error.filename:
        return PilotFailure(
            ExitCode.FAILED,
            f"Cannot write{where} ({error.strerror}); PILOT_HOME and PILOT_CACHE say "
            "where pilot keeps its files.",
        )
    return None
