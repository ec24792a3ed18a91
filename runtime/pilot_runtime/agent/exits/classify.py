# SPDX-License-Identifier: GPL-3.0-only
"""Exit code + what the process wrote → the reason of its end. Pure."""

import signal as signals

from pilot_runtime.agent.exits.configuration import (
    configuration_verdict,
    missing_key_verdict,
    schema_verdict,
)
from pilot_runtime.agent.exits.log_lines import LogRecord, parse_log
from pilot_runtime.agent.exits.records import ExitReason, ProcessEnd
from pilot_runtime.agent.exits.strategy_fault import import_fault, last_raised, traceback_fault
from pilot_runtime.agent.exits.verdict import Verdict
from pilot_runtime.launch.exits import LaunchExit

STRATEGY = "spec.strategy"
UNREACHABLE = ("Could not load markets", "ExchangeNotAvailable", "RequestTimeout", "NetworkError")
DATABASE = ("sqlalchemy.exc.", "sqlite3.")
PORT_TAKEN = "[Errno 98]"
CLEAN_CODES = frozenset({0, 130})
LAUNCH_VERDICTS = {
    LaunchExit.ALREADY_RUNNING: (
        ExitReason.ALREADY_RUNNING,
        "another process holds this bot's database",
    ),
    LaunchExit.PORT_IN_USE: (ExitReason.PORT_IN_USE, "the port of the bot's API was taken"),
}


def classify(end: ProcessEnd, log: str, console: str) -> Verdict:
    """The reason of an end nobody asked for.

    `log` is the bot's log since this start, `console` its standard output; what happens before
    the log is set up is in the console only.
    """
    return _verdict(end, log, console).shortened()


def port_taken(log: str) -> bool:
    """Whether the API could not listen: such a process waits for ever."""
    return any(PORT_TAKEN in record.text for record in parse_log(log) if record.severe)


def exchange_missing(log: str) -> str | None:
    """What freqtrade says when it cannot reach the exchange; None when it does not say so."""
    found = [one.text for one in parse_log(log) if "returned exception" in one.text]
    return _quoted(found[-1]) if found and any(word in found[-1] for word in UNREACHABLE) else None


def _verdict(end: ProcessEnd, log: str, console: str) -> Verdict:
    if end.code in LAUNCH_VERDICTS:
        reason, message = LAUNCH_VERDICTS[LaunchExit(end.code)]
        return Verdict(reason, message)
    if end.code < 0 or end.signal is not None:
        return Verdict(ExitReason.KILLED, f"ended by {_signal_name(end.signal)}")
    records = parse_log(log)
    if not any(record.severe for record in records):
        records = parse_log(console)
    final = next((one for one in reversed(records) if one.severe), None)
    if final is None:
        return _silent(end, console)
    return (
        schema_verdict(records)
        or configuration_verdict(final.text)
        or _strategy_not_loaded(final, records)
        or _exchange(final, records)
        or _fatal(final)
        or _strategy_raised(records)
        or Verdict(ExitReason.CRASHED, final.text)
    )


def _strategy_not_loaded(final: LogRecord, records: tuple[LogRecord, ...]) -> Verdict | None:
    if final.text.startswith("Impossible to load Strategy"):
        message = import_fault(records) or f"{final.text.split('. ')[0]}: no such class in its file"
        return Verdict(ExitReason.STRATEGY_NOT_LOADED, message, STRATEGY)
    if final.text.endswith("must be implemented."):
        return Verdict(ExitReason.STRATEGY_NOT_LOADED, final.text, STRATEGY)
    return None


def _exchange(final: LogRecord, records: tuple[LogRecord, ...]) -> Verdict | None:
    if "is not known to the ccxt library" in final.text:
        return Verdict(ExitReason.UNKNOWN_EXCHANGE, final.text, "spec.exchange.name")
    words = (final.text, *final.rest)
    if any(word in line for word in UNREACHABLE for line in words):
        cause = [one.text for one in records if "returned exception" in one.text]
        return Verdict(ExitReason.EXCHANGE_UNREACHABLE, _quoted(cause[-1] if cause else final.text))
    return None


def _quoted(text: str) -> str:
    return text.split('"')[1] if '"' in text else text


def _fatal(final: LogRecord) -> Verdict | None:
    if not final.text.startswith("Fatal exception"):
        return None
    raised = last_raised(final.rest) or final.text
    if any("check_exchange" in line for line in final.rest):
        message = f"the exchange is not known, or not installed here ({raised})"
        return Verdict(ExitReason.UNKNOWN_EXCHANGE, message, "spec.exchange.name")
    if any(line.startswith(DATABASE) for line in final.rest):
        cause = [line for line in final.rest if line.startswith(DATABASE)]
        return Verdict(ExitReason.DATABASE_ERROR, cause[-1])
    if fault := traceback_fault(final.rest):
        loading = any("exec_module" in line for line in final.rest)
        reason = ExitReason.STRATEGY_NOT_LOADED if loading else ExitReason.STRATEGY_ERROR
        return Verdict(reason, fault, STRATEGY)
    return missing_key_verdict(final.rest) or Verdict(ExitReason.CRASHED, raised)


def _strategy_raised(records: tuple[LogRecord, ...]) -> Verdict | None:
    for record in reversed(records):
        if record.logger.endswith("strategy_wrapper") and record.severe:
            message = traceback_fault(record.rest) or record.text
            return Verdict(ExitReason.STRATEGY_ERROR, message, STRATEGY)
    return None


def _silent(end: ProcessEnd, console: str) -> Verdict:
    if end.code in CLEAN_CODES:
        return Verdict(ExitReason.STOPPED, "ended by itself, or by a signal the agent did not send")
    lines = [line.strip() for line in console.splitlines() if line.strip()]
    return Verdict(ExitReason.CRASHED, lines[-1] if lines else f"exit code {end.code}")


def _signal_name(number: int | None) -> str:
    if number is None:
        return "a signal"
    try:
        return signals.Signals(number).name
    except ValueError:
        return f"signal {number}"
