# SPDX-License-Identifier: Apache-2.0
"""Calls the validator of the runtime, as a program: the two are under different licences."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

# of `python -m pilot_runtime.validate`; anything else means that there is no verdict
CODES = {0: ExitCode.OK, 1: ExitCode.FAILED, 2: ExitCode.USAGE}


@dataclass(frozen=True)
class Question:
    """What to validate, and how much of it.

    `analyses` are freqtrade's own, names with commas; empty = those of the manifest.
    """

    paths: tuple[Path, ...]
    class_name: str = ""
    analyses: str = ""
    on_finding: str = ""
    json: bool = False


@dataclass(frozen=True)
class Verdict:
    """What the validator said."""

    code: ExitCode
    report: str


def ask(invocation: Invocation, question: Question) -> Verdict:
    """Builds the runtime if need be, and runs the validator to its end."""
    invocation.builder.ensure(invocation.parts.of_group("runtime"))
    invocation.progress.close()
    # The validator clears the environment of the strategies itself.
    done = subprocess.run(
        words(invocation.parts.runtime.programs / "python3", question),
        env={**invocation.env},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return Verdict(exit_code(done.returncode), done.stdout)


def words(python: Path, question: Question) -> list[str]:
    """The command line. `-P`: no module may come from the current directory."""
    options: Sequence[tuple[bool, Sequence[str]]] = (
        (bool(question.class_name), ("--class", question.class_name)),
        (bool(question.analyses), ("--analyses", question.analyses)),
        (bool(question.on_finding), ("--on-finding", question.on_finding)),
        (question.json, ("--json",)),
    )
    chosen = [word for wanted, given in options if wanted for word in given]
    paths = [str(path.absolute()) for path in question.paths]
    return [str(python), "-P", "-m", "pilot_runtime.validate", *chosen, "--", *paths]


def exit_code(code: int) -> ExitCode:
    """What the validator's exit code means for the command."""
    return CODES.get(code, ExitCode.INTERNAL)
