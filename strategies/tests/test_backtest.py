# SPDX-License-Identifier: Apache-2.0
"""freqtrade's own backtest over days of the paper exchange."""

import json
import subprocess
import sys
import zipfile

import pytest
from paper_exchange.overrides import overrides
from serving import exchange
from shelf import SHELF, rows

PAIRS = ("BTC/USDT", "ETH/USDT", "SOL/USDT", "DOGE/USDT")
CANDLES = 1500


@pytest.fixture(scope="module")
def url():
    with exchange("--symbols", "100") as address:
        yield address


def prepare(directory, shelved, url):
    """A user directory with configuration and candle files, as freqtrade wants them."""
    data = directory / "data" / "binance"
    data.mkdir(parents=True)
    for pair in PAIRS:
        candles = [
            [row[0], *(float(value) for value in row[1:6])]
            for row in rows(pair.replace("/", ""), "5m", CANDLES)[:-1]
        ]
        (data / f"{pair.replace('/', '_')}-5m.json").write_text(json.dumps(candles))
    config = directory / "config.json"
    config.write_text(
        json.dumps(
            {
                "dry_run": True, "dry_run_wallet": 1000, "stake_currency": "USDT",
                "stake_amount": 100, "max_open_trades": 3,
                "strategy": shelved.spec["className"], "strategy_path": str(shelved.directory),
                "dataformat_ohlcv": "json", "timeframe": "5m",
                "entry_pricing": {}, "exit_pricing": {},
                "pairlists": [{"method": "StaticPairList"}],
                "exchange": {"name": "binance", "pair_whitelist": list(PAIRS),
                             **overrides("127.0.0.1", int(url.rsplit(":", 1)[1]))},
            }
        )
    )  # fmt: skip
    return config


@pytest.mark.parametrize("shelved", SHELF, ids=lambda shelved: shelved.name)
def test_a_backtest_runs_and_trades(shelved, url, tmp_path):
    config = prepare(tmp_path, shelved, url)
    ended = subprocess.run(
        [sys.executable, "-m", "freqtrade", "backtesting", "-c", str(config), "--userdir",
         str(tmp_path), "--cache", "none", "--enable-protections"],
        capture_output=True, text=True, check=False, timeout=200,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    (archive,) = (tmp_path / "backtest_results").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        name = archive.with_suffix(".json").name
        outcome = json.loads(opened.read(name))["strategy"][shelved.spec["className"]]
    assert outcome["total_trades"] > 20
    assert {trade["exit_reason"] for trade in outcome["trades"]} - {"force_exit"}
    assert outcome["max_drawdown_account"] < 0.3
