# SPDX-License-Identifier: GPL-3.0-only
"""Puts all locks on the calling process and says which of them hold."""

import signal
from collections.abc import Callable
from dataclasses import dataclass

from pilot_runtime.validate.sandbox.capabilities import drop_capabilities
from pilot_runtime.validate.sandbox.kernel import PR_SET_DUMPABLE, PR_SET_PDEATHSIG, prctl
from pilot_runtime.validate.sandbox.landlock import Room, lock_in
from pilot_runtime.validate.sandbox.limits import Limits, apply_limits
from pilot_runtime.validate.sandbox.namespaces import leave_network
from pilot_runtime.validate.sandbox.seccomp import refuse_calls


@dataclass(frozen=True, slots=True)
class Lock:
    """One lock: what it keeps away, how, whether it holds, and why not."""

    keeps: str
    by: str
    holds: bool
    why: str = ""


def confine(limits: Limits, room: Room) -> tuple[Lock, ...]:
    """Confines the calling process for good. Only for a child that is about to run a strategy."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    locks = [_lock("network", "an empty network namespace", leave_network)]
    prctl(PR_SET_DUMPABLE, 0)
    locks += [
        _lock("privileges", "dropped capabilities", drop_capabilities),
        _lock("time, memory, files", "resource limits", lambda: apply_limits(limits)),
        _lock("files", "Landlock", lambda: lock_in(room)),
        _lock(
            "network, processes, signals",
            "seccomp",
            lambda: refuse_calls(threads=limits.threads),
        ),
    ]
    return tuple(locks)


def _lock(keeps: str, by: str, put: Callable[[], object]) -> Lock:
    try:
        put()
    except (OSError, ValueError) as error:
        return Lock(keeps, by, holds=False, why=str(error))
    return Lock(keeps, by, holds=True)


def weak_points(locks: tuple[Lock, ...]) -> tuple[str, ...]:
    """What nothing but Python itself keeps away."""
    held = {part for lock in locks if lock.holds for part in lock.keeps.split(", ")}
    wanted = {part for lock in locks for part in lock.keeps.split(", ")}
    return tuple(sorted(wanted - held))
