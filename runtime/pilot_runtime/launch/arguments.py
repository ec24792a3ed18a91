# SPDX-License-Identifier: GPL-3.0-only
"""The command line of `pilot-bot`."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Self

from pilot_runtime.launch.exits import LaunchExit


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(LaunchExit.USAGE, f"{self.prog}: {message}\n")


@dataclass(frozen=True, slots=True)
class BotArguments:
    """Which bot to run and where its files are."""

    bot_id: str
    data_dir: Path
    run_dir: Path
    exchange: str

    @classmethod
    def parse(cls, argv: Sequence[str]) -> Self:
        """Read `--id --dir --run --exchange`; exits with code 64 on a mistake."""
        parser = _Parser(prog="pilot-bot", description="Run one freqtrade bot of a pool pod.")
        parser.add_argument("--id", required=True, help="id of the bot")
        parser.add_argument("--dir", required=True, type=Path, help="its directory on the claim")
        parser.add_argument("--run", required=True, type=Path, help="its configuration directory")
        parser.add_argument("--exchange", required=True, help="ccxt id of its exchange")
        given = parser.parse_args(argv)
        return cls(given.id, given.dir, given.run, given.exchange)
