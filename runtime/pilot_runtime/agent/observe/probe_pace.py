# SPDX-License-Identifier: GPL-3.0-only
"""How often a bot is asked what. Pure; seconds."""

from dataclasses import dataclass

STARTING = 0.1
STEADY = 2.5
STATE_EVERY = 10.0
COUNT_EVERY = 5.0
FIGURES_EVERY = 30.0
LOG_EVERY = 10.0
QUIET_LOOP = 15.0


@dataclass(frozen=True, slots=True)
class ProbePace:
    """When each question was put last, seconds since 1970; 0 = never."""

    state_at: float = 0.0
    count_at: float = 0.0
    figures_at: float = 0.0
    log_at: float = 0.0

    def wants_state(self, now: float, *, settled: bool) -> bool:
        """Also at each round as long as the bot is not in the state that is wanted."""
        return not settled or now - self.state_at >= STATE_EVERY

    def wants_count(self, now: float, *, draining: bool) -> bool:
        return draining or now - self.count_at >= COUNT_EVERY

    def wants_figures(self, now: float, *, changed: bool) -> bool:
        return changed or now - self.figures_at >= FIGURES_EVERY

    def wants_log(self, now: float, last_loop_at: float | None, started_at: float) -> bool:
        """Whether to look for a reason why no loop ends."""
        quiet = now - (last_loop_at or started_at) > QUIET_LOOP
        return quiet and now - self.log_at >= LOG_EVERY


def next_probe(*, settled: bool, api_up: bool, age: float, starting: int = 1) -> float:
    """Seconds until the next round."""
    if settled:
        return STEADY
    # an API that is long in coming is asked less often, and so are many that come at once
    return STARTING * max(1.0, starting / 3) if api_up or age < 30 else 1.0  # noqa: PLR2004
