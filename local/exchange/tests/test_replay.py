# SPDX-License-Identifier: Apache-2.0
"""Recorded candles played back."""

import gzip
import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests_clock import NOW_MS, HandClock

from paper_exchange.assembly import Settings, assemble
from paper_exchange.feed.candles import CandleQuery, Candles
from paper_exchange.feed.quotes import Quotes
from paper_exchange.model.interval import INTERVALS
from paper_exchange.replay.files import ReplayFileError, load_recordings

START = 1_700_000_100_000 // 300_000 * 300_000


def rows(count=40, minutes=5, seed=1):
    """Candles in freqtrade's JSON form: date, open, high, low, close, volume."""
    random = np.random.default_rng(seed)
    made, price = [], 250.0
    for index in range(count):
        close = round(price * (1 + random.normal(0, 0.004)), 2)
        high = round(max(price, close) * 1.002, 2)
        low = round(min(price, close) * 0.998, 2)
        volume = round(float(random.uniform(1, 50)), 3)
        made.append([START + index * minutes * 60_000, price, high, low, close, volume])
        price = close
    return made


def write(directory, name, data):
    path = directory / name
    if name.endswith(".feather"):
        frame = pd.DataFrame(data, columns=["date", "open", "high", "low", "close", "volume"])
        frame["date"] = pd.to_datetime(frame["date"], unit="ms", utc=True)
        frame.to_feather(path, compression_level=9, compression="lz4")
    else:
        text = json.dumps(data).encode()
        path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)


class Screen:
    def __init__(self, directory, *, loop=True):
        self.clock = HandClock()
        self.venue = assemble(Settings(symbols=20, replay=directory, loop=loop), self.clock)
        self.candles = Candles(self.venue, Quotes(self.venue))

    def rows(self, symbol="ABCUSDT", interval="5m", **query):
        wanted = CandleQuery(
            self.venue.listing.symbols[symbol], INTERVALS[interval], query.pop("limit", 20), **query
        )
        return json.loads(self.candles.document(wanted))


@pytest.mark.parametrize("kind", ["feather", "json", "json.gz"])
def test_freqtrade_s_files_are_read(tmp_path, kind):
    data = rows()
    write(tmp_path, f"ABC_USDT-5m.{kind}", data)
    (recording,) = load_recordings(tmp_path)
    assert (recording.base, recording.quote, recording.minutes) == ("ABC", "USDT", 5)
    assert recording.close.tolist() == [row[4] for row in data]
    assert recording.volume.tolist() == [row[5] for row in data]


def test_the_recorded_candles_come_back_just_before_now(tmp_path):
    data = rows(40)
    write(tmp_path, "ABC_USDT-5m.json", data)
    played = Screen(tmp_path).rows(limit=11)[:-1]
    recorded = data[10:20]
    for seen, kept in zip(played, recorded, strict=True):
        assert [float(item) for item in seen[1:5]] == kept[1:5]
        assert float(seen[5]) == pytest.approx(kept[5], rel=0.01)


def test_time_goes_on_through_the_recording_and_around(tmp_path):
    data = rows(40)
    write(tmp_path, "ABC_USDT-5m.json", data)
    screen = Screen(tmp_path)
    screen.clock.now_ms += 40 * 300_000
    again = screen.rows(limit=11)[:-1]
    assert [float(row[4]) for row in again] == [row[4] for row in data[10:20]]


def test_after_its_end_a_recording_can_be_held(tmp_path):
    data = rows(40)
    write(tmp_path, "ABC_USDT-5m.json", data)
    screen = Screen(tmp_path, loop=False)
    screen.clock.now_ms += 30 * 300_000
    held = screen.rows(limit=5)
    assert {float(item) for row in held for item in row[1:5]} == {data[-1][4]}
    assert {float(row[5]) for row in held} == {0.0}


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_short_candles_of_a_recording_add_up_to_the_recorded_ones(tmp_path_factory, seed):
    directory = tmp_path_factory.mktemp("replay")
    write(directory, "ABC_USDT-5m.json", rows(40, seed=seed))
    screen = Screen(directory)
    for row in screen.rows(limit=8)[:-1]:
        short = screen.rows(interval="1m", limit=5, start_ms=row[0])
        assert (short[0][1], short[-1][4]) == (row[1], row[4])
        assert max(float(each[2]) for each in short) == float(row[2])
        assert min(float(each[3]) for each in short) == float(row[3])
        assert sum(float(each[5]) for each in short) == pytest.approx(float(row[5]))


def test_other_symbols_stay_made_up_and_recorded_ones_come_first(tmp_path):
    write(tmp_path, "ABC_USDT-5m.json", rows())
    write(tmp_path, "BTC_USDT-5m.json", rows())
    screen = Screen(tmp_path)
    assert list(screen.venue.listing.symbols)[:2] == ["ABCUSDT", "BTCUSDT"]
    assert float(screen.rows("BTCUSDT")[0][4]) < 1000
    assert float(screen.rows("ETHUSDT")[0][4]) > 1000


def test_of_several_intervals_the_shortest_is_played(tmp_path):
    write(tmp_path, "ABC_USDT-1h.json", rows(minutes=60))
    write(tmp_path, "ABC_USDT-1m.json", rows(minutes=1))
    write(tmp_path, "notes.txt", [])
    assert [each.minutes for each in load_recordings(tmp_path)] == [1]


def test_gaps_are_filled_with_the_candle_before(tmp_path):
    data = rows(10)
    del data[4:6]
    write(tmp_path, "ABC_USDT-5m.json", data)
    (recording,) = load_recordings(tmp_path)
    assert len(recording) == 10
    assert recording.close[3] == recording.close[4] == recording.close[5]


def test_prices_keep_the_digits_they_were_recorded_with(tmp_path):
    data = [[row[0], *(value / 1e6 for value in row[1:5]), row[5]] for row in rows()]
    write(tmp_path, "ABC_USDT-5m.json", data)
    screen = Screen(tmp_path)
    assert screen.venue.listing.symbols["ABCUSDT"].price_decimals == 8
    assert screen.rows(limit=11)[0][4] == f"{data[10][4]:.8f}"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("ABC_USDT-5m.json", [[1, 2]], "at least two rows"),
        ("ABC_USDT-5m.json", [[1, 0, 1, 1, 1, 1], [300_001, 1, 1, 1, 1, 1]], "positive"),
        ("ABC_USDT-5m.json", {"no": "rows"}, "ABC_USDT-5m.json"),
        ("else.json", [], "no candle file"),
    ],
)
def test_bad_recordings_are_named(tmp_path, name, data, words):
    write(tmp_path, name, data)
    with pytest.raises(ReplayFileError, match=words):
        load_recordings(tmp_path)


def test_a_directory_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ReplayFileError, match="not a directory"):
        load_recordings(tmp_path / "missing")


def test_a_quote_follows_the_recording(tmp_path):
    write(tmp_path, "ABC_USDT-5m.json", rows(40))
    screen = Screen(tmp_path)
    symbol = screen.venue.listing.symbols["ABCUSDT"]
    quote = Quotes(screen.venue).of(symbol)
    assert float(screen.rows(limit=1)[0][4]) == pytest.approx(quote.last * symbol.tick)
    assert screen.clock.now_ms == NOW_MS
