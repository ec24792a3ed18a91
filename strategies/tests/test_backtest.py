# SPDX-License-Identifier: Apache-2.0
"""freqtrade's own backtest over days of the paper exchange."""

import json
import shutil
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


def prepare(directory, url):
    """A user directory with programs, configuration and candle files, as freqtrade wants them."""
    data, programs = directory / "data" / "binance", directory / "programs"
    data.mkdir(parents=True)
    programs.mkdir()
    for shelved in SHELF:
        shutil.copy(shelved.directory / f"{shelved.spec['className']}.py", programs)
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
                "stake_amount": 100, "max_open_trades": 3, "strategy_path": str(programs),
                "dataformat_ohlcv": "json", "timeframe": "5m",
                "entry_pricing": {}, "exit_pricing": {},
                "pairlists": [{"method": "StaticPairList"}],
                "exchange": {"name": "binance", "pair_whitelist": list(PAIRS),
                             **overrides("127.0.0.1", int(url.rsplit(":", 1)[1]))},
            }
        )
    )  # fmt: skip
    return config


@pytest.fixture(scope="module")
def outcomes(url, tmp_path_factory):
    """Results of all strategies by class: one freqtrade, which tries one after the other."""
    directory = tmp_path_factory.mktemp("backtest")
    config = prepare(directory, url)
    classes = [shelved.spec["className"] for shelved in SHELF]
    ended = subprocess.run(
        [sys.executable, "-m", "freqtrade", "backtesting", "-c", str(config), "--userdir",
         str(directory), "--cache", "none", "--enable-protections", "--strategy-list", *classes],
        capture_output=True, text=True, check=False, timeout=230,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    (archive,) = (directory / "backtest_results").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        return json.loads(opened.read(archive.with_suffix(".json").name))["strategy"]


def of(outcomes, name):
    (shelved,) = [one for one in SHELF if one.name == name]
    return outcomes[shelved.spec["className"]]


@pytest.mark.parametrize("shelved", SHELF, ids=lambda shelved: shelved.name)
def test_a_backtest_runs_and_trades(shelved, outcomes):
    outcome = outcomes[shelved.spec["className"]]
    assert outcome["total_trades"] > 20
    assert {trade["exit_reason"] for trade in outcome["trades"]} - {"force_exit"}
    assert outcome["max_drawdown_account"] < 0.3


def entries_and_exits(trade):
    sides = [order["ft_is_entry"] for order in trade["orders"]]
    return sides.count(True), sides.count(False)


def test_parts_are_bought_one_after_the_other(outcomes):
    bought = [entries_and_exits(trade)[0] for trade in of(outcomes, "dca")["trades"]]
    assert max(bought) > 1
    assert max(bought) <= 4


def test_a_part_that_has_grown_is_cut_back(outcomes):
    counted = [entries_and_exits(one) for one in of(outcomes, "portfolio-rebalancing")["trades"]]
    assert any(exits > 1 for _, exits in counted)


def test_a_stake_fits_the_swings_and_a_stop_follows_them(outcomes):
    trades = of(outcomes, "enhanced-risk-managed")["trades"]
    stakes = [trade["stake_amount"] for trade in trades]
    assert min(stakes) < max(stakes)
    assert all(39 < stake < 101 for stake in stakes)
    assert all(-0.07 < trade["initial_stop_loss_ratio"] < 0 for trade in trades)
    assert len({trade["stop_loss_ratio"] for trade in trades}) > 1


def test_both_methods_of_a_strategy_that_has_two_are_used(outcomes):
    for name, tags in (
        ("balanced", {"trend", "dip"}),
        ("aggressive-sophisticated-1m", {"breakout", "pull_back"}),
    ):
        assert {trade["enter_tag"] for trade in of(outcomes, name)["trades"]} == tags
