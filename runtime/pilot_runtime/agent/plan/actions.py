# SPDX-License-Identifier: GPL-3.0-only
"""Everything the agent can do to a bot. A closed list."""

from dataclasses import dataclass

from pilot_runtime.agent.exits.records import ExitReason


@dataclass(frozen=True, slots=True)
class Adopt:
    """Take a process that a former life of the agent started as ours."""

    bot_id: str
    pid: int


@dataclass(frozen=True, slots=True)
class RecordExit:
    """The process is gone: find out why and remember it."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class StartBot:
    """Materialise its files, make its program known, start it."""

    bot_id: str
    paused: bool


@dataclass(frozen=True, slots=True)
class StopBot:
    """End its process with SIGTERM; `reason` is what the end will be recorded as."""

    bot_id: str
    reason: ExitReason
    message: str = ""


@dataclass(frozen=True, slots=True)
class PauseBot:
    """No new entries; exits go on."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class ResumeBot:
    """Trade in full again."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class BeginDrain:
    """Note when the drain began."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class ForceExitAll:
    """Exit every open trade at market."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class FinishDrain:
    """Note the final figures; nothing is open, or what is open is kept."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class SealBot:
    """Checkpoint the database and take its digest."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class ArchiveBot:
    """Move the bot's data to the archive."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class RemoveProgram:
    """Take it out of the supervisor's table and delete its materialised files."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class ForgetKeys:
    """Delete the exchange keys that its last process was started with."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """Forget drain, seal and archive: the bot is to have a process again."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class MarkReady:
    """Note that this life has traded, and what its log warns of."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class ReceiveDatabase:
    """Fetch the database that another pod sealed, verify it, put it in its place."""

    bot_id: str


@dataclass(frozen=True, slots=True)
class DiscardArrival:
    """Delete what came of a database that is not to come any more."""

    bot_id: str


Action = (
    Adopt
    | RecordExit
    | StartBot
    | StopBot
    | PauseBot
    | ResumeBot
    | BeginDrain
    | ForceExitAll
    | FinishDrain
    | SealBot
    | ArchiveBot
    | RemoveProgram
    | ForgetKeys
    | Reopen
    | MarkReady
    | ReceiveDatabase
    | DiscardArrival
)
