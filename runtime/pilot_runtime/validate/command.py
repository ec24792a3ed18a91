# SPDX-License-Identifier: GPL-3.0-only
"""The command line of validation.

Exit codes: 0 all accepted, 1 one refused, 2 wrong use or nothing to validate, 70 our own fault.
"""

import argparse
import dataclasses
import json
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pilot_runtime.preload.modules import prepare

prepare(("binance",))

from pilot_runtime.validate import analyses  # noqa: E402 prepared before the first import
from pilot_runtime.validate.report.document import document  # noqa: E402
from pilot_runtime.validate.report.summary import summary  # noqa: E402
from pilot_runtime.validate.report.text import text  # noqa: E402
from pilot_runtime.validate.sandbox.limits import Limits  # noqa: E402
from pilot_runtime.validate.source.read import NoSuchProgramError  # noqa: E402
from pilot_runtime.validate.validation import Options, validate  # noqa: E402
from pilot_runtime.validate.verdict import Verdict  # noqa: E402

ACCEPTED: Final = 0
REFUSED: Final = 1
USAGE: Final = 2
FAULT: Final = 70


def main(arguments: Sequence[str]) -> int:
    """Validates each path and prints what came of it."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.on_finding and not (asked.analyses or asked.lookahead or asked.recursive):
        parser.error("--on-finding says nothing without --analyses")
    try:
        verdicts = [validate(path, _options(asked)) for path in asked.paths]
    except NoSuchProgramError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except Exception:  # noqa: BLE001 never to be taken for a verdict
        sys.stderr.write(
            f"No verdict, because of a fault of the validator:\n{traceback.format_exc()}"
        )
        return FAULT
    sys.stdout.write(_printed(verdicts, as_json=asked.json))
    sys.stdout.flush()
    if asked.termination_message:
        asked.termination_message.write_text(summary(verdicts[0]), encoding="utf-8")
    return ACCEPTED if all(one.accepted for one in verdicts) else REFUSED


def _printed(verdicts: list[Verdict], *, as_json: bool) -> str:
    if not as_json:
        return "\n".join(text(one) for one in verdicts)
    documents = [document(one) for one in verdicts]
    return json.dumps(documents[0] if len(documents) == 1 else documents) + "\n"


def _options(asked: argparse.Namespace) -> Options:
    limits = dataclasses.replace(
        Limits(), cpu_seconds=asked.cpu_seconds, wall_seconds=asked.wall_seconds,
        memory_bytes=asked.memory_mib << 20,
    )  # fmt: skip
    return Options(asked.class_name, _analyses(asked), limits, asked.scratch)


def _analyses(given: argparse.Namespace) -> analyses.Asked | None:
    """None: what the manifest asks for."""
    short = [one for one in analyses.Analysis if getattr(given, one.stage.value)]
    if given.analyses is None and not short:
        return None
    return analyses.asked([*(given.analyses or ()), *short], given.on_finding or "Warn")


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip().lower() != "none")
    try:
        analyses.asked(names)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return names


def _parser() -> argparse.ArgumentParser:
    usual = Limits()
    parser = argparse.ArgumentParser(
        prog="python -m pilot_runtime.validate",
        description="Says whether strategies may be given to bots. Exit codes: 0 accepted, "
        "1 refused, 2 nothing to validate, 70 no verdict.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("paths", metavar="PATH", nargs="+", type=Path, help="a .py file or a strategy's directory")
    add("--class", dest="class_name", default="", help="the class, when several could be meant")
    add("--json", action="store_true", help="one JSON document instead of text")
    add("--analyses", type=_names, metavar="NAMES", help="freqtrade's own analyses, by commas: "
        "Lookahead, Recursive or None (default: spec.validation of strategy.yaml)")  # fmt: skip
    add("--on-finding", choices=list(analyses.OnFinding), help="what their findings mean")
    for one in analyses.Analysis:
        add(f"--{one.stage.value}", action="store_true", help=f"--analyses {one} too")
    add("--scratch", type=Path, help="where confined processes may write (default: TMPDIR)")
    add("--termination-message", type=Path, metavar="FILE", help="write a summary of 4096 bytes")
    add("--cpu-seconds", type=int, default=usual.cpu_seconds, help="processor time of a stage")
    add("--wall-seconds", type=float, default=usual.wall_seconds, help="duration of a stage")
    add("--memory-mib", type=int, default=usual.memory_bytes >> 20, help="memory of a stage")
    return parser
