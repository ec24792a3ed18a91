# SPDX-License-Identifier: Apache-2.0
"""`python -m paper_exchange`: serve the exchange, or print what a bot needs to use it."""

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from aiohttp import web

from paper_exchange.assembly import Settings, assemble
from paper_exchange.http.app import build_app
from paper_exchange.overrides import overrides
from paper_exchange.replay.files import ReplayFileError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] == "overrides":
        options = _overrides_parser().parse_args(words[1:])
        print(json.dumps(overrides(options.host, options.port)))  # noqa: T201 - the command's output
        return 0
    return _serve(_parser().parse_args(words))


def pace_of(text: str) -> int:
    """`real` or `accelerated=N`: minutes of price life in a minute of the clock."""
    if text == "real":
        return 1
    name, _, number = text.partition("=")
    if name == "accelerated" and number.isascii() and number.isdigit() and 1 <= int(number) <= 60:  # noqa: PLR2004
        return int(number)
    raise argparse.ArgumentTypeError("must be real or accelerated=N with N from 1 to 60")


def _serve(options: argparse.Namespace) -> int:
    settings = Settings(
        options.symbols, options.seed, options.clock, options.replay, options.replay_end == "loop"
    )
    try:
        venue = assemble(settings)
    except ReplayFileError as wrong:
        print(f"paper exchange: {wrong}", file=sys.stderr)  # noqa: T201
        return 1
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    prices = f"replay of {options.replay}" if options.replay else f"seed {options.seed}"
    logging.getLogger("paper_exchange").info(
        "serving %d symbols, %s, at http://%s:%d/api/v3",
        len(venue.listing.symbols),
        prices,
        options.host,
        options.port,
    )
    access = logging.getLogger("aiohttp.access") if options.access_log else None
    try:
        web.run_app(
            build_app(venue, options.weight_limit),
            host=options.host,
            port=options.port,
            access_log=access,
            print=None,
            shutdown_timeout=1,
        )
    except OSError as cause:
        print(  # noqa: T201
            f"paper exchange: cannot listen on {options.host}:{options.port}: {cause.strerror}; "
            "choose another --port or end the program that uses it",
            file=sys.stderr,
        )
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="paper_exchange", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=21090, help="port to listen on")
    parser.add_argument("--symbols", type=int, default=3500, help="how many symbols are listed")
    parser.add_argument("--seed", type=int, default=7, help="equal seeds make equal markets")
    parser.add_argument(
        "--replay",
        type=Path,
        metavar="DIR",
        help="play back freqtrade data files (BTC_USDT-5m.feather, .json, .json.gz)",
    )
    parser.add_argument(
        "--replay-end",
        choices=("loop", "hold"),
        default="loop",
        help="what follows the last recorded candle",
    )
    parser.add_argument(
        "--clock",
        type=pace_of,
        default=1,
        metavar="real|accelerated=N",
        help="let prices live N minutes in each minute of the clock",
    )
    parser.add_argument(
        "--weight-limit", type=int, default=0, help="request weight a minute and address, 0 = none"
    )
    parser.add_argument("--access-log", action="store_true", help="log every request")
    return parser


def _overrides_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="paper_exchange overrides", description=overrides.__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=21090)
    return parser
