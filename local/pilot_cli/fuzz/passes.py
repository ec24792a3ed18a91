# SPDX-License-Identifier: Apache-2.0
"""The two passes of a run: as anybody, and as an administrator on what is for them alone."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.fuzz.admin_routes import Call, calls_of, coverage, documented, unreached
from pilot_cli.fuzz.scenery import POOLS, make
from pilot_cli.fuzz.schemathesis import (
    Caller,
    admin_command,
    admin_config,
    fuzzer_command,
    fuzzer_config,
)
from pilot_cli.fuzz.visitor import BOT, Visitor

# A token lives for 15 minutes.
_SLICE_SECONDS = 600
_ADMIN_SHARE = 5
_ADMIN_LEAST, _ADMIN_MOST = 20, 120
_LEAST_MINUTES = 1


def seconds_of(minutes: float) -> int:
    """Of a run; in a shorter one there is no time for every route, and nothing would be found."""
    if not (math.isfinite(minutes) and minutes >= _LEAST_MINUTES):
        raise PilotFailure(
            ExitCode.USAGE, f"--minutes {minutes:g} is not enough for both passes: give at least 1."
        )
    return round(minutes * 60)


def seconds_for_admins(total: int) -> int:
    """A fifth of a run, within limits: there are few such routes."""
    return min(max(total // _ADMIN_SHARE, _ADMIN_LEAST), _ADMIN_MOST)


@dataclass(frozen=True)
class Pass:
    """Who calls what; `home` takes the fuzzer's files."""

    program: Path
    home: Path
    address: str
    visitor: Visitor
    seed: int | None

    def configured(self, name: str, text: str) -> Path:
        config = self.home / name
        config.write_text(text)
        return config

    def called(self, words: Sequence[str]) -> bool:
        return subprocess.run(words, cwd=self.home, check=False).returncode == 0


class OrdinaryPass(Pass):
    """Every route, as a person without any rights over others."""

    def run(self, seconds: int) -> bool:
        """Whether all answers were right."""
        config = self.configured("fuzz.toml", fuzzer_config(BOT))
        good = True
        while seconds > 0:
            now = min(seconds, _SLICE_SECONDS)
            caller = Caller(self.address, self.visitor.token(self.address))
            words = fuzzer_command(self.program, config, caller, now, seed=self.seed)
            good = self.called(words) and good
            seconds -= now
        return good


@dataclass(frozen=True)
class AdminVerdict:
    """What came of it, for people: a line for each route, a sentence for each that was missed."""

    good: bool
    text: str


class AdminPass(Pass):
    """The routes for administrators, which may destroy the pools made for that, and no others."""

    @property
    def archive(self) -> Path:
        """Every call of this pass with its answer."""
        return self.home / "fuzz-admin.har"

    def run(self, seconds: int) -> AdminVerdict:
        """Fails, too, when a route never served the administrator."""
        routes = documented(self.address)
        token = self.visitor.token(self.address)
        make(self.address, token)
        words = admin_command(
            self.program, self.configured("fuzz-admin.toml", admin_config(POOLS)),
            Caller(self.address, token), seconds,
            operations=[route.operation for route in routes],
            archive=self.archive, seed=self.seed,
        )  # fmt: skip
        good = self.called(words)
        calls = self.calls()
        missed = unreached(routes, calls)
        lines = ["Routes for administrators, called by one:", *coverage(routes, calls), *missed]
        return AdminVerdict(good and not missed, "\n".join(lines))

    def calls(self) -> list[Call]:
        """What was called up to now; nothing before the first run."""
        return calls_of(json.loads(self.archive.read_text())) if self.archive.exists() else []
