# SPDX-License-Identifier: Apache-2.0
"""`pilot test`: all tests of the product, one summary."""

import argparse
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation
from pilot_cli.testing.shell import Shell
from pilot_cli.testing.stage import Stage, StageResult
from pilot_cli.testing.stages import GROUPS, stages_for
from pilot_cli.testing.summary import summary_json, summary_text, total

HELP = "run the tests: unit, integration on a real API server, end to end"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=", ".join(GROUPS))
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


def run(invocation: Invocation) -> ExitCode:
    words = invocation.options.stages
    unknown = [word for word in words if word not in GROUPS]
    if unknown:
        invocation.progress.say(f"Unknown stage {unknown[0]}; there are: {', '.join(GROUPS)}.")
        return ExitCode.USAGE
    invocation.builder.ensure(invocation.parts.of_group("test"))
    logs = invocation.locations.checkout / "target" / "test-logs"
    logs.mkdir(parents=True, exist_ok=True)
    results = [_run(invocation, stage, logs) for stage in stages_for(invocation, words)]
    if invocation.options.json:
        invocation.say_json(summary_json(results))
    else:
        invocation.say(summary_text(results))
    good = total(results).failed == 0 and all(result.good for result in results)
    return ExitCode.OK if good else ExitCode.FAILED


def _run(invocation: Invocation, stage: Stage, logs: Path) -> StageResult:
    log = logs / f"{stage.name}.log"
    log.write_text("")
    started = invocation.clock.now()
    with invocation.progress.step(stage.title) as step:
        counts = stage.run(Shell(log, _environment(invocation), step.note))
        step.note(f"{counts.passed} passed, {counts.failed} failed")
    return StageResult(stage.name, counts, invocation.clock.now() - started, log)


def _environment(invocation: Invocation) -> dict[str, str]:
    """What tests need to find our builds, without settings of the user's own cluster."""
    parts = invocation.parts
    own = {k: v for k, v in invocation.env.items() if not k.startswith("PILOT_")}
    binaries = parts.given_binaries or (parts.kube.place, parts.etcd.place)
    programs = (parts.runtime.programs, parts.dependencies.place / "bin", own.get("PATH", ""))
    return {
        **own,
        "PILOT_KUBE_BIN": ":".join(map(str, binaries)),
        "PILOT_CACHE": str(invocation.locations.cache),
        "PATH": ":".join(map(str, programs)),
    }
