# SPDX-License-Identifier: Apache-2.0
"""A real freqtrade bot in dry-run trades here: it enters, and a price shock makes it leave."""

import base64
import importlib.util
import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from serving import exchange, fetch, free_port, wait_for

from paper_exchange.overrides import overrides

STRATEGY = '''
from freqtrade.strategy import IStrategy


class Eager(IStrategy):
    """Always wants in; leaves by stop loss only."""

    INTERFACE_VERSION = 3
    timeframe = "1m"
    stoploss = -0.05
    minimal_roi = {"0": 10}

    def populate_indicators(self, dataframe, metadata):
        return dataframe

    def populate_entry_trend(self, dataframe, metadata):
        dataframe["enter_long"] = 1
        return dataframe

    def populate_exit_trend(self, dataframe, metadata):
        return dataframe
'''


def configuration(directory: Path, exchange_port: int, port: int) -> Path:
    (directory / "Eager.py").write_text(STRATEGY)
    path = directory / "config.json"
    path.write_text(
        json.dumps(
            {
                "dry_run": True,
                "dry_run_wallet": 1000,
                "stake_currency": "USDT",
                "stake_amount": 100,
                "max_open_trades": 1,
                "strategy": "Eager",
                "strategy_path": str(directory),
                "user_data_dir": str(directory),
                "db_url": f"sqlite:///{directory}/trades.sqlite",
                "initial_state": "running",
                "internals": {"process_throttle_secs": 1},
                "order_types": {
                    "entry": "market",
                    "exit": "market",
                    "stoploss": "market",
                    "stoploss_on_exchange": False,
                },
                "entry_pricing": {"price_side": "other", "use_order_book": True},
                "exit_pricing": {"price_side": "other", "use_order_book": True},
                "pairlists": [{"method": "StaticPairList"}],
                "exchange": {
                    "name": "binance",
                    "key": "",
                    "secret": "",
                    "pair_whitelist": ["BTC/USDT"],
                    **overrides("127.0.0.1", exchange_port),
                },
                "api_server": {
                    "enabled": True,
                    "listen_ip_address": "127.0.0.1",
                    "listen_port": port,
                    "username": "u",
                    "password": "p",
                    "jwt_secret_key": "only for this test on loopback, 32 bytes",
                },
            }
        )
    )
    return path


def bot_says(port: int, path: str):
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1/{path}")
    request.add_header("Authorization", "Basic " + base64.b64encode(b"u:p").decode())
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read())


@pytest.fixture(scope="module")
def freqtrade_is_there():
    if importlib.util.find_spec("freqtrade") is None:
        pytest.fail("install freqtrade 2026.9 into this Python: pip install freqtrade==2026.9")


@pytest.mark.usefixtures("freqtrade_is_there")
def test_a_bot_opens_a_trade_and_a_shock_stops_it_out(tmp_path):
    with exchange("--symbols", "50") as url:
        port = free_port()
        config = configuration(tmp_path, int(url.rsplit(":", 1)[1]), port)
        command = [sys.executable, "-m", "freqtrade", "trade", "-c", str(config)]
        with (tmp_path / "log").open("wb") as log:
            bot = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            trades = wait_for(lambda: bot_says(port, "status"), 90, bot)
            assert trades[0]["pair"] == "BTC/USDT"
            assert trades[0]["amount"] > 0
            fetch(f"{url}/_admin/shocks", {"symbol": "BTCUSDT", "percent": -12})
            closed = wait_for(lambda: bot_says(port, "trades")["trades"], 60, bot)
            assert closed[0]["exit_reason"] == "stop_loss"
            assert closed[0]["profit_ratio"] < -0.05
        finally:
            bot.terminate()
            bot.wait(timeout=30)
        asked = fetch(f"{url}/_admin/stats")["routes"]
        assert {"/api/v3/exchangeInfo", "/api/v3/klines", "/api/v3/depth"} <= set(asked)
        assert "unknown" not in asked
