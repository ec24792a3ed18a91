# SPDX-License-Identifier: Apache-2.0
"""Klines as clients see them, up to now with the last candle open."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests_clock import NOW_MS, HandClock

from paper_exchange.assembly import Settings, assemble
from paper_exchange.feed.candles import CandleQuery, Candles, takes_long
from paper_exchange.feed.quotes import Quotes
from paper_exchange.model.interval import INTERVALS
from paper_exchange.model.shocks import Shock

MINUTE = 60_000


class Screen:
    """A feed with its clock."""

    def __init__(self, pace: int = 1) -> None:
        self.clock = HandClock()
        self.venue = assemble(Settings(symbols=20, seed=7, pace=pace), self.clock)
        self.quotes = Quotes(self.venue)
        self.candles = Candles(self.venue, self.quotes)

    def rows(self, interval="1m", limit=500, start=None, end=None, symbol="BTCUSDT"):
        query = CandleQuery(
            self.venue.listing.symbols[symbol], INTERVALS[interval], limit, start, end
        )
        return json.loads(self.candles.document(query))


def test_the_last_candle_is_the_running_one():
    rows = Screen().rows(limit=3)
    assert [row[0] for row in rows] == [NOW_MS // MINUTE * MINUTE + k * MINUTE for k in (-2, -1, 0)]
    assert all(row[6] == row[0] + MINUTE - 1 for row in rows)


@pytest.mark.parametrize("interval", list(INTERVALS))
def test_every_interval_has_gapless_rows(interval):
    rows = Screen().rows(interval, limit=300)
    assert all(later[0] == row[6] + 1 for row, later in itertools.pairwise(rows))
    assert rows[-1][0] <= NOW_MS <= rows[-1][6]
    assert len(rows) == 300 or interval in {"1M", "1w"}


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(["3m", "5m", "15m", "1h", "4h"]), st.integers(0, 59_999))
def test_long_candles_sum_up_short_ones_even_the_running_one(interval, offset):
    screen = Screen()
    screen.clock.now_ms += offset
    long = screen.rows(interval, limit=2)
    for row in long:
        short = screen.rows("1m", limit=1000, start=row[0], end=row[6])
        assert row[1] == short[0][1]
        assert row[4] == short[-1][4]
        assert float(row[2]) == max(float(each[2]) for each in short)
        assert float(row[3]) == min(float(each[3]) for each in short)
        assert float(row[5]) == pytest.approx(sum(float(each[5]) for each in short))
        assert row[8] == sum(each[8] for each in short)


def test_the_running_candle_grows_into_the_closed_one():
    screen = Screen()
    screen.clock.now_ms = NOW_MS // MINUTE * MINUTE
    seen = []
    for _ in range(20):
        row = screen.rows(limit=1)[0]
        seen.append(row)
        screen.clock.now_ms += 3000
    closed = screen.rows(limit=2)[0]
    assert seen[-1][:6] == closed[:6]
    assert [float(row[2]) for row in seen] == sorted(float(row[2]) for row in seen)
    assert [float(row[5]) for row in seen] == sorted(float(row[5]) for row in seen)
    assert {row[1] for row in seen} == {closed[1]}


def test_the_running_candle_closes_at_the_current_price():
    screen = Screen()
    quote = screen.quotes.of(screen.venue.listing.symbols["BTCUSDT"])
    for interval in ("1m", "15m", "1d", "1M"):
        assert float(screen.rows(interval, limit=1)[0][4]) == pytest.approx(quote.last / 100)


def test_closed_candles_are_the_same_in_the_past_and_from_the_cache():
    screen = Screen()
    first = screen.rows(limit=400)
    screen.clock.now_ms += 7 * MINUTE
    again = screen.rows(limit=1000, start=first[0][0])
    assert again[:399] == first[:399]
    assert Screen().rows(limit=400)[:399] == first[:399]


def test_start_and_end_select():
    screen = Screen()
    start = NOW_MS // MINUTE * MINUTE - 100 * MINUTE
    assert [row[0] for row in screen.rows(limit=3, start=start)] == [
        start,
        start + MINUTE,
        start + 2 * MINUTE,
    ]
    assert screen.rows(limit=3, start=start + 1)[0][0] == start + MINUTE
    assert [row[0] for row in screen.rows(limit=2, end=start)] == [start - MINUTE, start]
    assert len(screen.rows(limit=500, start=start, end=start + 9 * MINUTE)) == 10
    assert screen.rows(start=NOW_MS + MINUTE) == []
    assert screen.rows(start=start, end=start - MINUTE) == []


def test_nothing_before_the_listing():
    screen = Screen()
    listed = screen.venue.listing.symbols["ETHUSDT"].listed_ms
    rows = screen.rows(limit=5, start=0, symbol="ETHUSDT")
    assert rows[0][0] == listed
    assert screen.rows("1d", limit=5, end=listed - 1, symbol="ETHUSDT") == []


def test_a_shock_shows_in_the_running_candle_at_once():
    screen = Screen()
    before = float(screen.rows(limit=1)[0][4])
    screen.venue.shocks.add("BTCUSDT", Shock(screen.venue.tick(), -10.0, 0))
    row = screen.rows(limit=1)[0]
    assert float(row[4]) == pytest.approx(before * 0.9, rel=1e-5)
    assert float(row[3]) <= float(row[4])
    assert float(screen.rows("1h", limit=1)[0][4]) == float(row[4])


def test_an_accelerated_market_lives_more_in_a_minute_with_times_that_stay_real():
    plain, fast = Screen(), Screen(pace=30)
    still, lively = plain.rows(limit=1000), fast.rows(limit=1000)
    assert [row[0] for row in still] == [row[0] for row in lively]

    def span(rows):
        return sum(float(row[2]) / float(row[3]) - 1 for row in rows) / len(rows)

    assert span(lively) > 3 * span(still)
    hour = fast.rows("1h", limit=2)[0]
    minutes = fast.rows(limit=60, start=hour[0])
    assert float(hour[2]) == max(float(row[2]) for row in minutes)
    assert hour[4] == minutes[-1][4]


def test_which_intervals_are_worth_a_thread():
    assert [name for name in INTERVALS if takes_long(INTERVALS[name])] == [
        "6h",
        "8h",
        "12h",
        "1d",
        "3d",
        "1w",
        "1M",
    ]
