# SPDX-License-Identifier: GPL-3.0-only
"""How a bot is, in one of four words, and why. Pure."""

from pilot_runtime.agent.desired.records import DesiredBot, Goal, HealthRules
from pilot_runtime.agent.observe.facts import BotFacts
from pilot_runtime.agent.plan.memory import MEBIBYTE, above_watermark, restarted_for_memory
from pilot_runtime.agent.restart import recent_failures
from pilot_runtime.agent.status.records import Condition, Health, HealthState

AT_REST = frozenset({"stopped", "sealed", "drained", "removed", "expected"})
UNDER_WAY = frozenset({"pending", "starting", "stopping"})
UNHEALTHY = frozenset({"LoopStalled", "ApiSilent", "ArrivalFailed", "DatabaseError"})
DEGRADED = frozenset({"UnknownPair", "WaitingForExchange", "OpenTrades"})


def health_of(
    bot: DesiredBot,
    facts: BotFacts,
    condition: Condition,
    rules: HealthRules,
    now: float,
    *,
    ready: bool,
) -> Health:
    """The first of these that holds decides: failed, waiting, broken, on its way, spoiled."""
    reason, message = condition.reason, condition.message
    if condition.state == "failed":
        return Health(HealthState.FAILED, reason, message)
    if condition.state == "backoff" or reason in UNHEALTHY:
        return Health(HealthState.UNHEALTHY, reason, message)
    if condition.state in AT_REST:
        return Health()
    if condition.state in UNDER_WAY or reason in DEGRADED:
        return Health(HealthState.DEGRADED, reason, message)
    if bot.goal in {Goal.RUNNING, Goal.PAUSED} and not ready:
        return Health(HealthState.DEGRADED, reason, message)
    return _spoiled(facts, rules, now) or Health()


def _spoiled(facts: BotFacts, rules: HealthRules, now: float) -> Health | None:
    if above_watermark(facts, rules.memory_per_bot_mb):
        used = (facts.pss_bytes or 0) // MEBIBYTE
        text = f"uses {used} MiB, spec.health.memoryPerBot is {rules.memory_per_bot_mb} MiB; "
        return Health(HealthState.DEGRADED, "MemoryHigh", text + _memory_outlook(facts, rules, now))
    failures = recent_failures(facts.memory.restart, rules, now)
    if failures:
        window = f"{rules.restart_window:.0f} s"
        text = f"{failures} of {rules.max_restarts} restarts within {window}"
        return Health(HealthState.DEGRADED, "RestartedLately", text)
    return None


def _memory_outlook(facts: BotFacts, rules: HealthRules, now: float) -> str:
    if restarted_for_memory(facts, rules.restart_window, now):
        return "a restart did not help: raise the limit"
    if facts.loop.open_trades:
        return f"it is restarted when its {facts.loop.open_trades} open trades are closed"
    return "it is restarted now"
