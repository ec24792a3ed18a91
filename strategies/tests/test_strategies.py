# SPDX-License-Identifier: Apache-2.0
"""Each strategy as freqtrade sees it, over candles of the paper exchange."""

import ast

import numpy as np
import pytest
import yaml
from shelf import EXAMPLES, SHELF, STARTER_PAIRS, frame, load, signals

each = pytest.mark.parametrize("shelved", SHELF, ids=lambda shelved: shelved.name)


def test_there_is_every_class_that_clients_offer():
    assert {shelved.spec["className"] for shelved in SHELF} >= {
        "EnhancedRiskManagedStrategy",
        "DCAStrategy",
        "PortfolioRebalancingStrategy",
        "EmaRsiStrategy",
        "HighFrequencyStrategy",
        "AggressiveSophisticated1m",
        "BalancedStrat",
        "MeanReversionStrategy",
    }


@each
def test_a_client_finds_what_helps_to_choose(shelved):
    spec = shelved.spec
    assert spec["displayName"]
    assert spec["description"]
    assert len(spec["features"]) >= 3
    assert spec["riskLevel"] in {"low", "medium", "high"}
    assert spec["recommendedFor"]
    assert spec["defaultRiskTemplate"] in {
        "conservative",
        "balanced",
        "aggressive",
        "dcaFocused",
        "portfolioRebalancing",
    }


@each
def test_freqtrade_loads_it_and_the_manifest_tells_the_truth(shelved):
    strategy = load(shelved)
    assert strategy.get_strategy_name() == shelved.spec["className"]
    assert strategy.version() == shelved.spec["version"]
    assert strategy.INTERFACE_VERSION == 3
    assert strategy.timeframe == shelved.spec["requirements"]["timeframe"]
    assert strategy.startup_candle_count == shelved.spec["requirements"]["startupCandles"]
    assert -0.2 < strategy.stoploss < 0
    assert "owner" not in shelved.spec, "curated strategies belong to nobody"


@each
@pytest.mark.parametrize("interval", ["1m", "5m"])
def test_it_enters_and_leaves_now_and_then(shelved, interval):
    strategy = load(shelved)
    for pair in STARTER_PAIRS[:4]:
        done = signals(strategy, frame(pair, interval, 1500)).iloc[strategy.startup_candle_count :]
        entries, exits = done["enter_long"].mean(), done["exit_long"].mean()
        assert 0.005 < entries < 0.5, pair
        assert 0.005 < exits < 0.8, pair
        assert done.loc[done["enter_long"] == 1, "enter_tag"].notna().all()


def entries(shelved, pairs, interval="1m"):
    """For each candle, whether the strategy wants into one of the pairs."""
    strategy = load(shelved)
    wanted = [signals(strategy, frame(pair, interval, 1500))["enter_long"] == 1 for pair in pairs]
    return np.stack(wanted).any(axis=0)[250:]


def within(entries, candles):
    """Share of all stretches of so many candles that have an entry."""
    starts = range(len(entries) - candles)
    return np.mean([entries[start : start + candles].any() for start in starts])


@each
def test_an_entry_comes_within_half_an_hour_of_minutes(shelved):
    assert within(entries(shelved, STARTER_PAIRS[:6]), 30) > 0.9


def test_the_starter_bots_see_their_first_trade_within_minutes():
    by_name = {shelved.name: shelved for shelved in SHELF}
    bots = [
        entries(by_name[bot["spec"]["strategy"]["name"]], bot["spec"]["market"]["pairs"])
        for bot in yaml.safe_load_all((EXAMPLES / "starter" / "bots.yaml").read_text())
    ]
    together = np.any(bots, axis=0)
    assert within(together, 2) > 0.8
    assert within(together, 5) > 0.9


@each
def test_a_signal_does_not_know_the_future(shelved):
    strategy = load(shelved)
    candles = frame("ETHUSDT", "5m", 700)
    whole = signals(strategy, candles)
    for stop in range(400, 700, 23):
        part = signals(strategy, candles.iloc[:stop])
        for column in ("enter_long", "exit_long"):
            assert part[column].tolist() == whole[column].iloc[:stop].tolist()


@each
def test_enough_candles_before_the_first_signal(shelved):
    strategy = load(shelved)
    candles = frame("SOLUSDT", "5m", 900)
    late = candles.iloc[300:].reset_index(drop=True)
    long, short = signals(strategy, candles).iloc[300:], signals(strategy, late)
    ready = strategy.startup_candle_count
    agree = long["enter_long"].to_numpy()[ready:] == short["enter_long"].to_numpy()[ready:]
    assert agree.mean() > 0.99, "averages have forgotten where they began"


@each
def test_a_market_without_trades_is_left_alone(shelved):
    strategy = load(shelved)
    candles = frame("BTCUSDT", "5m", 400)
    candles["volume"] = 0.0
    assert signals(strategy, candles)["enter_long"].sum() == 0


@each
def test_it_imports_nothing_but_what_strategies_may(shelved):
    program = ast.parse((shelved.directory / f"{shelved.spec['className']}.py").read_text())
    names = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0]
        for node in ast.walk(program)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert names <= {"datetime", "typing", "talib", "freqtrade", "pandas", "numpy"}
