# SPDX-License-Identifier: GPL-3.0-only
"""All stages of the validation of one strategy."""

import dataclasses
import importlib.metadata
from dataclasses import dataclass, field
from pathlib import Path

from pilot_runtime.validate import analyses, rules
from pilot_runtime.validate.analyses import Analysis, AnalysisResult, Asked
from pilot_runtime.validate.findings import Finding, Stage, in_order, refuses
from pilot_runtime.validate.sandbox.confinement import Lock
from pilot_runtime.validate.sandbox.limits import Limits
from pilot_runtime.validate.sandbox.outcome import Outcome
from pilot_runtime.validate.sandbox.rooms import python_room
from pilot_runtime.validate.sandbox.watch import run_confined
from pilot_runtime.validate.shape.check import check_shape
from pilot_runtime.validate.shape.classes import StrategyClass
from pilot_runtime.validate.source.parse import parse
from pilot_runtime.validate.source.program import Program
from pilot_runtime.validate.source.read import read
from pilot_runtime.validate.trial.biases import BiasRun
from pilot_runtime.validate.trial.judge import findings_of, measured, stages_begun
from pilot_runtime.validate.trial.place import placed
from pilot_runtime.validate.trial.run import Trial
from pilot_runtime.validate.verdict import Verdict, stage_results

# in place of the directory's name, which is another one each time
USER_DATA = "user_data"


@dataclass(frozen=True)
class Options:
    """What to do besides the usual.

    `asked`: freqtrade's own analyses that are wanted; what the manifest asks for when absent.
    `scratch`: where directories of confined processes go; the system's place for temporary files
    when absent. `run_refused`: run programs that the rules refuse too; for tests of the sandbox.
    """

    class_name: str = ""
    asked: Asked | None = None
    limits: Limits = field(default_factory=Limits)
    scratch: Path | None = None
    run_refused: bool = False


@dataclass
class _Course:
    """What came out of the stages so far."""

    findings: list[Finding] = field(default_factory=list)
    done: list[Stage] = field(default_factory=list)
    locks: tuple[Lock, ...] = ()
    measured: dict[str, float] = field(default_factory=dict)
    output: str = ""
    analyses: list[AnalysisResult] = field(default_factory=list)


def validate(path: Path, options: Options) -> Verdict:
    """The verdict on the strategy at this path; raises NoSuchProgramError when there is none."""
    course = _Course()
    reading = read(path, options.class_name)
    program = reading.program
    course.findings += reading.findings
    trees, faults = parse(program.files)
    course.findings += faults
    course.findings += rules.check(trees)
    strategy, faults = check_shape(program, trees)
    course.findings += faults
    course.done += [Stage.READ, Stage.PARSE, Stage.RULES, Stage.SHAPE]
    asked = options.asked or reading.asked
    if strategy and (options.run_refused or not refuses(course.findings)):
        _run(program, strategy, options, course)
        for one in asked.analyses:
            if not refuses(course.findings):
                _analyse(one, asked, program, strategy, options, course)
    done = {one.name for one in course.analyses}
    course.analyses += [analyses.not_run(one) for one in asked.analyses if one not in done]
    skipped = {one.stage: "not asked for" for one in Analysis if one not in asked.analyses}
    findings = in_order(course.findings)
    return Verdict(
        class_name=strategy.name if strategy else program.class_name,
        digest=program.digest,
        files=tuple(sorted(program.files)),
        freqtrade=importlib.metadata.version("freqtrade"),
        findings=findings,
        stages=stage_results(course.done, skipped, findings),
        locks=course.locks,
        measured=course.measured,
        output=course.output,
        analyses=tuple(course.analyses),
    )


def _run(program: Program, strategy: StrategyClass, options: Options, course: _Course) -> None:
    with placed(program, strategy, options.scratch) as directory:
        room = python_room(directory)
        trial = Trial(strategy, program.trading_mode, room)
        outcome = run_confined(trial, options.limits, room)
    _note(outcome, options.limits, Stage.LOAD, course, directory)
    course.measured |= measured(outcome)
    course.output = outcome.output.replace(str(directory), USER_DATA)


def _analyse(  # noqa: PLR0917
    one: Analysis, asked: Asked, program: Program, strategy: StrategyClass, options: Options,
    course: _Course,
) -> None:  # fmt: skip
    with placed(program, strategy, options.scratch) as directory:
        room = python_room(directory)
        run = BiasRun(one.stage, strategy, program.trading_mode, room)
        limits = run.limits(options.limits)
        outcome = run_confined(run, limits, room)
    before = len(course.findings)
    _note(outcome, limits, one.stage, course, directory)
    found = [analyses.weighed(each, asked.on_finding) for each in course.findings[before:]]
    course.findings[before:] = found
    told = next((str(text) for text in outcome.said("passed")), "")
    course.analyses.append(analyses.concluded(one, found, told))
    course.measured[f"{one.stage.value}Seconds"] = round(outcome.wall_seconds, 3)


def _note(outcome: Outcome, limits: Limits, first: Stage, course: _Course, directory: Path) -> None:
    course.findings += [
        dataclasses.replace(one, message=one.message.replace(str(directory), USER_DATA))
        for one in findings_of(outcome, limits, first)
    ]
    course.done += stages_begun(outcome, first)
    if not course.locks and outcome.messages:
        # the very first message, before anything of the strategy ran
        locks = outcome.messages[0].get("locks")
        course.locks = tuple(Lock(**one) for one in locks) if isinstance(locks, list) else ()
