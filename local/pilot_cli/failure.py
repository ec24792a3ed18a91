# SPDX-License-Identifier: Apache-2.0
"""The one error type that ends a command."""

from pilot_cli.exit_codes import ExitCode


class PilotFailure(Exception):
    """Ends the command with `code`; `sentence` says what is wrong and what to do.

    `detail` holds further lines (the end of a log, say) shown below the sentence.
    """

    def __init__(self, code: ExitCode, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.detail = detail
