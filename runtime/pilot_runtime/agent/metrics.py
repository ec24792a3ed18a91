# SPDX-License-Identifier: GPL-3.0-only
"""Prometheus figures of the pod, made from the last report."""

from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from pilot_runtime.agent.status.records import BotReport, HealthState, PodReport

LABELS = ("bot",)


class ReportCollector(Collector):
    """One sample a bot and figure; the label is the bot's name."""

    def __init__(self, report: Callable[[], PodReport | None]) -> None:
        self._report = report

    def collect(self) -> Iterator[Metric]:
        report = self._report()
        if report is None:
            return
        pod = GaugeMetricFamily("pilot_pod_pss_bytes", "PSS of the whole pod in bytes")
        pod.add_metric((), report.pod_pss_bytes or 0)
        revision = GaugeMetricFamily("pilot_pod_slots_revision", "Revision of the slots in force")
        revision.add_metric((), report.desired_revision)
        broken = GaugeMetricFamily("pilot_pod_slots_broken", "1 when newer slots are not valid")
        broken.add_metric((), report.desired_error is not None)
        limit = GaugeMetricFamily("pilot_pod_memory_limit_bytes", "What the pod may use; 0 = all")
        limit.add_metric((), report.memory_limit or 0)
        yield from (pod, limit, revision, broken)
        yield from _bots(report.bots)


def _bots(bots: tuple[BotReport, ...]) -> Iterator[Metric]:
    ready = GaugeMetricFamily("pilot_bot_ready", "1 when the bot is ready", labels=LABELS)
    memory = GaugeMetricFamily("pilot_bot_pss_bytes", "PSS of the bot in bytes", labels=LABELS)
    cpu = GaugeMetricFamily(
        "pilot_bot_cpu_cores", "Processor use of the bot, average of up to an hour", labels=LABELS
    )
    burst = GaugeMetricFamily(
        "pilot_bot_cpu_burst_cores",
        "Processor use of the bot in the 15 s that were the pod's busiest of up to an hour",
        labels=LABELS,
    )
    restarts = CounterMetricFamily("pilot_bot_restarts", "Ends nobody asked for", labels=LABELS)
    loop = GaugeMetricFamily(
        "pilot_bot_last_loop_seconds", "End of the last trading loop, Unix time", labels=LABELS
    )
    trades = GaugeMetricFamily("pilot_bot_open_trades", "Open trades", labels=LABELS)
    closed = GaugeMetricFamily("pilot_bot_closed_trades", "Closed trades", labels=LABELS)
    profit = GaugeMetricFamily(
        "pilot_bot_closed_profit", "Closed profit in the stake currency", labels=LABELS
    )
    equity = GaugeMetricFamily(
        "pilot_bot_equity", "Whole equity in the stake currency", labels=LABELS
    )
    health = GaugeMetricFamily(
        "pilot_bot_health",
        "1 for the state the bot is in: healthy, degraded, unhealthy or failed",
        labels=("bot", "state"),
    )
    for bot in bots:
        name = (bot.name,)
        ready.add_metric(name, bot.ready)
        for state in HealthState:
            health.add_metric((bot.name, state.value), bot.health.state is state)
        restarts.add_metric(name, bot.restarts)
        if bot.pss_bytes is not None:
            memory.add_metric(name, bot.pss_bytes)
        if bot.cpu is not None:
            cpu.add_metric(name, bot.cpu.average_milli / 1000)
            burst.add_metric(name, bot.cpu.burst_milli / 1000)
        if bot.last_loop_at is not None:
            loop.add_metric(name, bot.last_loop_at)
        if bot.trading is not None:
            trades.add_metric(name, bot.trading.open_trades)
            closed.add_metric(name, bot.trading.closed_trades)
            profit.add_metric(name, float(bot.trading.profit))
            equity.add_metric(name, float(bot.trading.equity))
    yield from (ready, health, memory, cpu, burst, restarts, loop, trades, closed, profit, equity)


def render_metrics(report: Callable[[], PodReport | None]) -> bytes:
    """Prometheus text."""
    registry = CollectorRegistry()
    registry.register(ReportCollector(report))
    return generate_latest(registry)
