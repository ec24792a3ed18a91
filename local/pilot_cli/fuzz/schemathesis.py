# SPDX-License-Identifier: Apache-2.0
"""What schemathesis is called with: once as anybody, once as an administrator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,negative_data_rejection,ignored_auth,unsupported_method"
)

ASKING_THE_BOT = "bots/.id./(balance|profit|status)$|/proxy/|/wallet/(add-to|return-from)-bot$"
"""Paths whose answers need the bot's own, as a regular expression."""


@dataclass(frozen=True)
class Caller:
    """Which server is called, and by whom."""

    address: str
    token: str


def fuzzer_command(
    program: Path, config: Path, caller: Caller, seconds: int, *, seed: int | None = None
) -> Sequence[str]:
    """Streams never end, and signing out or deleting sessions ends the fuzzer's own."""
    return (
        *_call(program, config, caller, seconds, seed),
        "--exclude-path-regex", "/stream$|^/ws/|/sessions|/logout$|/change-password$",
    )  # fmt: skip


def admin_command(
    program: Path, config: Path, caller: Caller, seconds: int,
    *, operations: Sequence[str], archive: Path, seed: int | None = None,
) -> Sequence[str]:  # fmt: skip
    """These operations alone, and no chains of calls: they would delete what answers name."""
    included = [word for name in operations for word in ("--include-operation-id", name)]
    return (
        *_call(program, config, caller, seconds, seed),
        *included,
        "--phases", "examples,coverage,fuzzing",
        "--report", "har",
        "--report-har-path", str(archive),
    )  # fmt: skip


def fuzzer_config(bot: str) -> str:
    """Most calls about a bot are about one that is there; only nobody's bots are deleted."""
    mostly = '{ dictionary = "bots", probability = 0.7 }'
    return (
        f'[dictionaries.bots]\nvalues = ["{bot}"]\n\n'
        f'[parameters]\n"path.id" = {mostly}\n"path.botId" = {mostly}\n"body.botId" = {mostly}\n\n'
        '[[operations]]\ninclude-operation-id = "deleteBot"\n'
        'parameters = { "path.id" = "nobodys-bot" }\n\n'
        # The contract's answers for a bot that is stopped, and for one that is too slow.
        f'[[operations]]\ninclude-path-regex = "{ASKING_THE_BOT}"\n'
        "[operations.checks.not_a_server_error]\n"
        'expected-statuses = ["2xx", "3xx", "4xx", 502, 504]\n'
    )


def admin_config(pools: Sequence[str]) -> str:
    """Deletes pools of the scenery alone: no other name, and none that an answer gave away."""
    values = ", ".join(f'"{pool}"' for pool in pools)
    phases = "".join(
        f"[phases.{phase}.extra-data-sources]\nresponses = false\n\n"
        for phase in ("examples", "coverage", "fuzzing")
    )
    return (
        f"[dictionaries.pools]\nvalues = [{values}]\n\n{phases}"
        '[parameters]\n"path.name" = { dictionary = "pools", probability = 1.0 }\n'
        '"body.name" = { dictionary = "pools", probability = 0.7 }\n'
    )


def _call(
    program: Path, config: Path, caller: Caller, seconds: int, seed: int | None
) -> Sequence[str]:
    return (
        str(program), "--config-file", str(config), "run", f"{caller.address}/api/openapi.json",
        "--max-time", str(seconds),
        "--continue-on-failure",
        "--header", f"Authorization: Bearer {caller.token}",
        "--checks",
        _CHECKS,
        "--request-timeout", "60",
        *(() if seed is None else ("--seed", str(seed))),
    )  # fmt: skip
