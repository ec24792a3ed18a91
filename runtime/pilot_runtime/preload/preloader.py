# SPDX-License-Identifier: GPL-3.0-only
"""The order of the preload: import, warm, rehearse, freeze; each step may fail on its own."""

import time
from collections.abc import Callable

from pilot_runtime.preload import heap, modules
from pilot_runtime.preload.freeze import freeze
from pilot_runtime.preload.process import thread_count
from pilot_runtime.preload.report import PreloadReport
from pilot_runtime.preload.settings import PodSettings

Clock = Callable[[], float]


def preload(settings: PodSettings, clock: Clock = time.monotonic) -> PreloadReport:
    """Load freqtrade into this process; on failure say why and leave bots to a plain exec."""
    started = clock()

    def report(
        reason: str | None, *, preloaded: bool = False, rehearsed: bool = False, objects: int = 0
    ) -> PreloadReport:
        seconds = round(clock() - started, 2)
        return PreloadReport(preloaded, objects > 0, rehearsed, reason, seconds, objects)

    if not settings.preload:
        return report("switched off by PILOT_PRELOAD")
    try:
        heap.tune_for_parent()
        modules.prepare(settings.exchanges)
        modules.import_all()
        reasons = _practise(settings)
    except Exception as error:  # noqa: BLE001 whatever it is, bots can still be exec'ed
        return report(f"{type(error).__name__}: {error}")
    threads = thread_count()
    if threads != 1:
        return report(f"{threads} threads after the import; a fork needs a single one")
    outcome = freeze(immortal=settings.immortal).immortal
    reasons += [f"not immortal: {outcome.reason}"] if outcome.reason and settings.immortal else []
    return report(
        "; ".join(reasons) or None,
        preloaded=True,
        rehearsed=settings.rehearse_seconds > 0 and not any("rehearsal" in r for r in reasons),
        objects=outcome.objects,
    )


def _practise(settings: PodSettings) -> list[str]:
    # these modules import freqtrade, so they come after `prepare`
    from pilot_runtime.preload import rehearse, warm

    warm.warm(settings.exchanges)
    if settings.rehearse_seconds <= 0:
        return []
    failure = rehearse.rehearse(settings.run_dir / "rehearsal", settings.rehearse_seconds)
    return [f"rehearsal failed: {failure}"] if failure else []
