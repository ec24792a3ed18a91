# SPDX-License-Identifier: GPL-3.0-only
"""What a log says about an end, before it is dated."""

from dataclasses import dataclass

from pilot_runtime.agent.exits.records import ExitReason

MESSAGE_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Verdict:
    """Reason, a sentence for people, and the field of the Bot to look at."""

    reason: ExitReason
    message: str
    field: str | None = None

    def shortened(self) -> "Verdict":
        if len(self.message) <= MESSAGE_LENGTH:
            return self
        return Verdict(self.reason, self.message[: MESSAGE_LENGTH - 1] + "…", self.field)
