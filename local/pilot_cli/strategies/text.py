# SPDX-License-Identifier: Apache-2.0
"""Strategies as text for people."""

from __future__ import annotations

from collections.abc import Sequence

from pilot_cli.strategies.kept import KeptVersion
from pilot_cli.strategies.report import ValidationReport, report_text
from pilot_cli.strategies.runs import RunView
from pilot_cli.strategies.view import RolloutView, StrategyView
from pilot_cli.table import text_table

_FIGURES = (
    ("bots", "bots"), ("bot-hours", "botHours"), ("crashes", "crashes"), ("stalls", "stalls"),
    ("errors per hour", "errorsPerHour"), ("drawdown %", "drawdownPercent"),
    ("profit % per bot-hour", "profitPercent"), ("loop ms", "loopMillis"),
)  # fmt: skip


def strategies_table(views: Sequence[StrategyView]) -> str:
    """A line each."""
    header = ("STRATEGY", "OWNER", "VERSION", "STABLE", "CANDIDATE", "ROLL-OUT", "BOTS", "WHY")
    rows = [
        (
            view.name, view.owner or "-", view.version, view.stable or "-", view.candidate or "-",
            _progress(view.rollout), str(view.bots), why(view),
        )
        for view in views
    ]  # fmt: skip
    return text_table(header, rows)


def why(view: StrategyView) -> str:
    """What stands against the version in spec, in a sentence; empty when nothing does."""
    for kind, bad in (("Valid", "False"), ("Validated", "False"), ("RolledBack", "True")):
        condition = view.condition(kind)
        if condition.get("status") == bad:
            return str(condition.get("message", "")).partition("\n")[0]
    return ""


def strategy_text(
    view: StrategyView, runs: Sequence[RunView], report: ValidationReport | None
) -> str:
    """All that is known about one."""
    title = f"{view.name}: {view.display_name}" if view.display_name else view.name
    owner = f"of {view.owner}" if view.owner else "curated, for everybody"
    parts = [
        f"{title}\nclass {view.class_name}, {owner}, namespace {view.namespace}",
        _standing(view),
        *([_rollout(view.rollout, view.action)] if view.rollout else []),
        *([report_text(report)] if report else []),
        *_conditions(view),
        _versions(view),
        runs_table(runs) if runs else "No bot uses it.",
    ]
    return "\n\n".join(parts)


def _standing(view: StrategyView) -> str:
    stable, candidate = view.stable or "none", view.candidate or "none"
    return f"in spec {view.version} · stable {stable} · candidate {candidate}"


def runs_table(runs: Sequence[RunView]) -> str:
    """Which bot runs what."""
    rows = [
        (run.bot, run.state, run.version or "-", run.follows, "yes" if run.ready else "no")
        for run in runs
    ]
    return text_table(("BOT", "STATE", "RUNS", "FOLLOWS", "READY"), rows)


def history_text(view: StrategyView, kept: dict[str, KeptVersion]) -> str:
    """The versions with what was new in each, newest first."""
    rows = [
        (
            one.version, one.state, str(one.bots), one.created_at or "-", one.digest[:8],
            (kept[one.version].changelog if one.version in kept else "").partition("\n")[0],
            one.message.partition("\n")[0],
        )
        for one in view.versions
    ]  # fmt: skip
    return text_table(("VERSION", "STATE", "BOTS", "SINCE", "DIGEST", "CHANGES", "WHY"), rows)


def _versions(view: StrategyView) -> str:
    if not view.versions:
        return "No version is published yet."
    rows = [(v.version, v.state, str(v.bots), v.created_at or "-") for v in view.versions]
    return text_table(("VERSION", "STATE", "BOTS", "SINCE"), rows)


def _conditions(view: StrategyView) -> list[str]:
    said = [
        f"{c['type']}={c['status']}: {c.get('message') or c.get('reason', '')}"
        for c in view.conditions
    ]
    return ["\n".join(said)] if said else []


def _progress(rollout: RolloutView | None) -> str:
    if rollout is None:
        return "-"
    if not rollout.under_way:
        return rollout.phase or "-"
    return f"{rollout.phase} {rollout.percent} %, {rollout.updated} of {rollout.total}"


def _rollout(rollout: RolloutView, action: str) -> str:
    lines = [f"Roll-out of {rollout.version} from {rollout.source or 'nothing'}: {rollout.phase}"]
    if rollout.under_way:
        lines[0] += (
            f", step {rollout.step} of {rollout.steps} ({rollout.percent} %), "
            f"{rollout.updated} of {rollout.total} bots"
        )
        if rollout.watching_since:
            lines.append(f"watched since {rollout.watching_since}")
    if action:
        lines.append(f"asked for: {action}")
    if rollout.message:
        lines.append(rollout.message)
    if rollout.verdict:
        lines.append(f"verdict {rollout.verdict}: {rollout.reason}")
    new, old = rollout.candidate_figures, rollout.stable_figures
    rows = [
        (words, str(new.get(key, "-")), str(old.get(key, "-")))
        for words, key in _FIGURES
        if key in new or key in old
    ]
    if rows:
        lines += ["", text_table(("FIGURES", rollout.version, rollout.source), rows)]
    return "\n".join(lines)
