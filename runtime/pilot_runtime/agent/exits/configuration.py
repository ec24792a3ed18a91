# SPDX-License-Identifier: GPL-3.0-only
"""Verdicts for configurations that freqtrade refuses."""

import re

from pilot_runtime.agent.exits.log_lines import LogRecord
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.exits.verdict import Verdict

PREFIX = "Configuration error: "
INVALID = "Invalid configuration. Reason: "
REQUIRED = re.compile(r"'(?P<key>\w+)' is a required property")
NO_PAIRS = re.compile(r"pair_whitelist|[Nn]o pairs? in|pairlist is empty")
WHOLE_CONFIG = "spec.config"
FIELDS = {
    "stake_currency": "spec.market.stakeCurrency",
    "stake_amount": "spec.market.stakeAmount",
    "max_open_trades": "spec.market.maxOpenTrades",
    "timeframe": "spec.market.timeframe",
    "trading_mode": "spec.market.tradingMode",
    "dry_run_wallet": "spec.wallet.initial",
    "exchange": "spec.exchange",
    "pair_whitelist": "spec.market.pairs",
    "strategy": "spec.strategy",
}


def schema_verdict(records: tuple[LogRecord, ...]) -> Verdict | None:
    """From the CRITICAL line: the exception after it may name another key."""
    for record in reversed(records):
        if record.level == "CRITICAL" and record.text.startswith(INVALID):
            reason = record.text.removeprefix(INVALID)
            match = REQUIRED.search(reason)
            return Verdict(ExitReason.SCHEMA_ERROR, reason, field_of(match["key"] if match else ""))
    return None


def configuration_verdict(text: str) -> Verdict | None:
    """From freqtrade's last ERROR line; it ends with exit code 0."""
    if not text.startswith(PREFIX):
        return None
    message = text.removeprefix(PREFIX)
    if "is not available as stake" in message:
        return Verdict(ExitReason.STAKE_CURRENCY, message, FIELDS["stake_currency"])
    if NO_PAIRS.search(message):
        return Verdict(ExitReason.NO_PAIRS, message, FIELDS["pair_whitelist"])
    key = next((key for key in FIELDS if key in message), "")
    return Verdict(ExitReason.CONFIGURATION_ERROR, message, field_of(key))


def missing_key_verdict(traceback: tuple[str, ...]) -> Verdict | None:
    """Keys that freqtrade reads before it validates end as a bare KeyError or TypeError."""
    raised = traceback[-1].strip() if traceback else ""
    if raised.startswith("KeyError: ") and any("config[" in line for line in traceback):
        key = raised.removeprefix("KeyError: ").strip("'\"")
        message = f"'{key}' is a required property"
        return Verdict(ExitReason.SCHEMA_ERROR, message, field_of(key))
    if raised.startswith(("TypeError: ", "ValueError: ")) and _in_set_up(traceback):
        key = next((key for key in FIELDS if any(key in line for line in traceback[-4:])), "")
        return Verdict(ExitReason.SCHEMA_ERROR, f"{key or 'a value'}: {raised}", field_of(key))
    return None


def field_of(key: str) -> str:
    """The field of the Bot behind a freqtrade key."""
    return FIELDS.get(key, WHOLE_CONFIG)


def _in_set_up(traceback: tuple[str, ...]) -> bool:
    places = [line for line in traceback if line.lstrip().startswith("File ")]
    return bool(places) and (
        "/freqtrade/configuration/" in places[-1] or "_normalize_attributes" in places[-1]
    )
