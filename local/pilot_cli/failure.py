# SPDX-License-Identifier: Apache-2.0
"""The one error type that ends a command."""

from dataclasses import dataclass

from pilot_cli.exit_codes import ExitCode


@dataclass(frozen=True)
class PilotFailure(Exception):
    """Ends the command with `code`; `sentence` says what is wrong and what to do.

    `detail` holds further lines (the end of a log, say) shown below the sentence.
    """

    code: ExitCode
    sentence: str
    detail: str = ""

    def __str__(self) -> str:
        return self.sentence
