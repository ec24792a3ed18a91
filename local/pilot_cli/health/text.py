# SPDX-License-Identifier: Apache-2.0
"""Health as lines for people."""

from collections.abc import Sequence

from pilot_cli.health.view import Check, Issue, PoolHealth


def health_text(pools: Sequence[PoolHealth]) -> str:
    return "\n".join(line for pool in pools for line in _pool(pool))


def _pool(pool: PoolHealth) -> list[str]:
    lines = [f"{pool.namespace}/{pool.name}: {pool.health}"]
    if pool.check:
        lines.append(f"  {_looked(pool.check)}")
    lines += [line for issue in pool.issues for line in _issue(issue)]
    if pool.check and pool.check.actions:
        lines.append(f"  under way: {', '.join(pool.check.actions)}")
    return lines


def _looked(check: Check) -> str:
    return (
        f"looked at {check.pods} pods ({check.agents} agents answered) and {check.bots} bots "
        f"({check.bot_apis} answered) in {check.duration_ms} ms"
    )


def _issue(issue: Issue) -> list[str]:
    lines = [f"  {issue.type} {issue.name}: {issue.message}"]
    return [*lines, f"    -> {issue.remedy}"] if issue.remedy else lines
