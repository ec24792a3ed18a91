# SPDX-License-Identifier: Apache-2.0
"""What a freqtrade bot needs in its `exchange` section to trade against this exchange."""

from typing import Any


def overrides(host: str, port: int) -> dict[str, Any]:
    """Settings to be merged over the `exchange` section of a dry-run bot's configuration.

    Whichever exchange the bot names: this one speaks Binance's language only.
    """
    return {
        "name": "binance",
        "enable_ws": False,
        "ccxt_config": {
            "enableRateLimit": False,
            "urls": {"api": {"public": f"http://{host}:{port}/api/v3"}},
            "options": {"fetchMarkets": {"types": ["spot"]}},
        },
    }
