# SPDX-License-Identifier: Apache-2.0
"""Chooses between the real exchange and the paper exchange."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

PING = "https://api.binance.com/api/v3/ping"
_SECONDS = 3.0


def real_exchange_answers() -> bool:
    """One short request to Binance's public ping."""
    try:
        with urllib.request.urlopen(PING, timeout=_SECONDS) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError, http.client.HTTPException):
        return False


def choose_paper(
    wanted: str, before: bool | None, answers: Callable[[], bool] = real_exchange_answers
) -> tuple[bool, str]:
    """Whether to use the paper exchange, and the sentence that says so.

    `wanted` is paper, real or auto. Auto keeps what a cluster began with (`before`):
    open trades must not move from made-up to real prices because a network came back.
    """
    if wanted == "paper":
        return True, "Using the paper exchange (made-up prices), as asked."
    if wanted == "auto" and before is not None:
        name = "the paper exchange (made-up prices)" if before else "Binance"
        return before, f"Using {name}, as this cluster has from its beginning."
    if answers():
        return False, "Using market data of Binance; paper bots trade on it without real orders."
    if wanted == "real":
        raise PilotFailure(
            ExitCode.EXCHANGE_UNREACHABLE,
            "Binance does not answer; check the network or use --exchange paper.",
        )
    return True, "Binance cannot be reached from here: using the paper exchange (made-up prices)."
