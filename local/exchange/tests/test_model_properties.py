# SPDX-License-Identifier: Apache-2.0
"""What must hold for every candle of every symbol at every time."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_exchange.assembly import Settings, assemble
from paper_exchange.model.bars import Bars
from paper_exchange.model.bridges import TICKS
from paper_exchange.model.interval import INTERVALS

VENUE = assemble(Settings(symbols=300, seed=11), lambda: 0)
SYMBOLS = list(VENUE.listing.symbols.values())
TAPE = VENUE.tape

symbols = st.sampled_from(SYMBOLS)
# 2018 to 2040
minutes = st.integers(25_245_000, 36_800_000)


def grid(first: int, width: int, count: int) -> tuple[np.ndarray, int]:
    return np.arange(first, first + width * count, width, dtype=np.int64), first + width * count


def same(left: Bars, right: Bars) -> None:
    for field in fields(Bars):
        a, b = getattr(left, field.name), getattr(right, field.name)
        if a.dtype == np.int64:
            assert a.tolist() == b.tolist(), field.name
        else:
            assert np.allclose(a, b, rtol=1e-9), field.name


@settings(max_examples=60, deadline=None)
@given(symbols, minutes, st.sampled_from([1, 5, 60]))
def test_candles_are_candles(symbol, first, width):
    bars = TAPE.bars(symbol, *grid(first, width, 40))
    assert (bars.high >= np.maximum(bars.open, bars.close)).all()
    assert (bars.low <= np.minimum(bars.open, bars.close)).all()
    assert (bars.low >= 1).all()
    assert (bars.lots >= bars.bought).all()
    assert (bars.bought >= 0).all()
    assert (bars.trades <= bars.lots).all()
    assert (bars.quote >= 0).all()


@settings(max_examples=60, deadline=None)
@given(symbols, minutes, st.sampled_from([3, 5, 15, 60, 240]))
def test_a_long_candle_is_the_sum_of_its_minutes(symbol, first, width):
    starts, stop = grid(first, width, 4)
    long = TAPE.bars(symbol, starts, stop)
    short = TAPE.bars(symbol, *grid(first, 1, 4 * width))
    same(long, short.grouped(np.arange(0, 4 * width, width)))


@settings(max_examples=10, deadline=None)
@given(symbols, minutes)
def test_a_week_is_the_sum_of_its_days(symbol, first):
    week = TAPE.bars(symbol, np.array([first]), first + 10_080)
    same(week, TAPE.bars(symbol, *grid(first, 1440, 7)).grouped(np.zeros(1, np.int64)))


@settings(max_examples=60, deadline=None)
@given(symbols, minutes, st.integers(0, 500), st.integers(1, 300))
def test_a_candle_does_not_depend_on_what_is_asked_with_it(symbol, first, before, after):
    alone = TAPE.bars(symbol, *grid(first, 1, 1))
    among = TAPE.bars(symbol, *grid(first - before, 1, before + after))
    same(alone, among.part(before, before + 1))


@settings(max_examples=40, deadline=None)
@given(symbols, minutes)
def test_prices_go_on_where_they_were(symbol, first):
    bars = TAPE.bars(symbol, *grid(first, 1, 300))
    steps = np.abs(bars.open[1:] - bars.close[:-1])
    # Between two ticks 3 s apart a price moves by a few deviations, besides rounding; a minute
    # of news may add a jump of some percent, spread over its ticks.
    assert (steps <= bars.close[:-1] * 0.02 + 2).all()


@settings(max_examples=40, deadline=None)
@given(symbols, minutes)
def test_prices_stay_in_their_neighbourhood(symbol, first):
    bars = TAPE.bars(symbol, np.array([first]), first + 1440)
    price = bars.close[0] * symbol.tick
    assert symbol.usual_price / 30 < price < symbol.usual_price * 30


@settings(max_examples=40, deadline=None)
@given(symbols, minutes)
def test_ticks_make_up_the_minute(symbol, minute):
    tape = TAPE.minute(symbol, minute)
    bar = TAPE.bars(symbol, *grid(minute, 1, 1))
    assert len(tape.prices) == TICKS
    assert (tape.prices[0], tape.prices[-1]) == (bar.open[0], bar.close[0])
    assert (tape.prices.max(), tape.prices.min()) == (bar.high[0], bar.low[0])
    assert (np.diff(tape.spent) >= 0).all()
    assert (tape.spent[-1], tape.bought[-1]) == (bar.lots[0], bar.bought[0])


def test_equal_seeds_make_equal_markets_and_other_seeds_others():
    def candles(seed: int) -> list[int]:
        venue = assemble(Settings(symbols=10, seed=seed), lambda: 0)
        bars = venue.tape.bars(venue.listing.symbols["BTCUSDT"], *grid(29_900_000, 1, 50))
        return bars.close.tolist()

    assert candles(1) == candles(1)
    assert candles(1) != candles(2)


def test_cross_rates_agree():
    symbols = VENUE.listing.symbols
    at = grid(29_900_000, 1, 1)
    price = {
        name: TAPE.bars(symbols[name], *at).open[0] * symbols[name].tick
        for name in ("BTCUSDT", "ETHUSDT", "ETHBTC")
    }
    assert price["ETHUSDT"] / price["BTCUSDT"] == pytest.approx(price["ETHBTC"], rel=1e-3)


def test_markets_have_quiet_and_wild_hours_trends_and_jumps():
    bars = TAPE.bars(VENUE.listing.symbols["ETHUSDT"], *grid(29_900_000, 60, 24 * 60))
    returns = np.diff(np.log(bars.close))
    hourly = np.log(bars.high / bars.low)
    assert np.quantile(hourly, 0.95) > 2.5 * np.quantile(hourly, 0.1)
    deviation = returns.std()
    assert 0.003 < deviation < 0.03
    assert (np.abs(returns) > 3 * deviation).mean() > 0.003, "more outliers than a normal walk"
    minutes = TAPE.bars(VENUE.listing.symbols["ETHUSDT"], *grid(29_900_000, 5, 5000))
    five = np.diff(np.log(minutes.close))
    assert np.corrcoef(five[1:], five[:-1])[0, 1] > 0.03, "short trends"


def test_coins_move_with_the_market():
    at = grid(29_900_000, 60, 24 * 30)
    bitcoin, ether = (
        np.diff(np.log(TAPE.bars(VENUE.listing.symbols[name], *at).close))
        for name in ("BTCUSDT", "ETHUSDT")
    )
    assert np.corrcoef(bitcoin, ether)[0, 1] > 0.3


@pytest.mark.parametrize("name", list(INTERVALS))
def test_intervals_tile_time(name):
    interval = INTERVALS[name]
    index = interval.index_of(29_900_000)
    for each in range(index - 30, index + 30):
        start = interval.start_of(each)
        assert interval.index_of(start) == each
        assert interval.index_of(start - 1) == each - 1


def test_weeks_begin_on_monday_and_months_on_the_first():
    assert INTERVALS["1w"].start_of(INTERVALS["1w"].index_of(29_921_242)) * 60 == 1_794_787_200
    assert INTERVALS["1M"].start_of(INTERVALS["1M"].index_of(29_921_242)) * 60 == 1_793_491_200
