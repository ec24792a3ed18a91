# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy validate FILE|DIR`: the verdict that a cluster would give, before committing."""

import argparse
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.validator import Question, ask

HELP = "say whether a strategy may be given to bots, and why not, file and line"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="FILE|DIR", nargs="+", type=Path)
    parser.add_argument("--class", dest="class_name", default="", help="when several are there")
    parser.add_argument(
        "--analyses", default="", metavar="NAMES",
        help="freqtrade's own analyses, by commas: Lookahead, Recursive or None "
        "(default: spec.validation of strategy.yaml)",
    )  # fmt: skip
    parser.add_argument(
        "--on-finding", default="", choices=["Warn", "Refuse"], help="what their findings mean"
    )
    parser.add_argument("--lookahead", action="store_true", help="--analyses Lookahead")
    parser.add_argument("--recursive", action="store_true", help="--analyses Recursive")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    for path in options.paths:
        if not path.exists():
            raise PilotFailure(ExitCode.NOT_FOUND, f"There is no file or directory {path}.")
    question = Question(
        tuple(options.paths), options.class_name, _analyses(options), options.on_finding,
        options.json,
    )  # fmt: skip
    verdict = ask(invocation, question)
    invocation.out.write(verdict.report)
    return verdict.code


def _analyses(options: argparse.Namespace) -> str:
    """Names with commas, in the validator's words; empty = what the manifest asks for."""
    short = (("Lookahead", options.lookahead), ("Recursive", options.recursive))
    return ",".join(filter(None, [options.analyses, *(name for name, on in short if on)]))
