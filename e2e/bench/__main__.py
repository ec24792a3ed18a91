# SPDX-License-Identifier: Apache-2.0
"""`python -m bench NAME… [--json]`, called by `pilot bench`.

A benchmark NAME is the module `bench/NAME.py` with a function `run(report)`.
"""

from __future__ import annotations

import argparse
import importlib
import sys

from bench.figure import Figure
from bench.machine import machine
from bench.report import Report

NAMES = ("ready", "heal", "start", "memory", "pools", "rollout", "scale", "api")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="pilot bench")
    parser.add_argument("names", nargs="+", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument(
        "--bots",
        type=int,
        help="how many Bots: scale (default 1000), pools and api (50), rollout (10)",
    )
    parser.add_argument("--clients", type=int, help="how many event streams: api (default 100)")
    parser.add_argument("--rollout", action="store_true", help="scale: roll a new version out too")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args(arguments)

    def emit(figure: Figure) -> None:
        print(figure.json_line() if options.json else figure.text_line(), flush=True)

    def progress(text: str) -> None:
        print(f"  {text}", file=sys.stderr, flush=True)

    for name in options.names:
        module = importlib.import_module(f"bench.{name}")
        asked = (options.bots, options.clients, options.rollout)
        module.run(Report(name, machine(), emit, progress, *asked))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
