# SPDX-License-Identifier: Apache-2.0
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_exchange.assembly import Settings, assemble
from paper_exchange.model.bridges import TICKS
from paper_exchange.model.shocks import Shock, Shocks

AT = 29_900_000


def venue():
    return assemble(Settings(symbols=10, seed=3), lambda: 0)


def closes(tape, symbol, count=10):
    return tape.bars(symbol, np.arange(AT, AT + count), AT + count).close


@settings(max_examples=20, deadline=None)
@given(st.floats(-80, 300), st.integers(0, 60))
def test_prices_before_are_untouched_and_prices_after_are_moved(percent, ticks):
    market = venue()
    bitcoin, ether = (market.listing.symbols[name] for name in ("BTCUSDT", "ETHUSDT"))
    before, other = closes(market.tape, bitcoin), closes(market.tape, ether)
    market.shocks.add("BTCUSDT", Shock((AT + 5) * TICKS, percent, ticks))
    after = closes(market.tape, bitcoin)
    assert after[:5].tolist() == before[:5].tolist()
    assert after[9] == pytest.approx(before[9] * (1 + percent / 100), rel=1e-3)
    assert closes(market.tape, ether).tolist() == other.tolist()
    market.shocks.clear()
    assert closes(market.tape, bitcoin).tolist() == before.tolist()


def test_long_candles_still_add_up_across_a_shock():
    market = venue()
    symbol = market.listing.symbols["BTCUSDT"]
    market.shocks.add("BTCUSDT", Shock(AT * TICKS + 30, -40.0, 1))
    hour = market.tape.bars(symbol, np.array([AT - 30]), AT + 30)
    single = market.tape.bars(symbol, np.arange(AT - 30, AT + 30), AT + 30)
    assert (hour.high[0], hour.low[0]) == (single.high.max(), single.low.min())
    assert hour.quote[0] == pytest.approx(single.quote.sum())


def test_a_shock_arrives_evenly_over_its_time():
    shock = Shock(100, -50.0, 10)
    factors = shock.factor(np.array([99, 100, 104, 109, 1000]))
    assert factors == pytest.approx([1.0, 0.5**0.1, 0.5**0.5, 0.5, 0.5])


def test_shocks_of_a_symbol_multiply():
    shocks = Shocks()
    assert not shocks.touches("BTCUSDT", AT)
    shocks.add("BTCUSDT", Shock(AT * TICKS, 10, 0))
    shocks.add("BTCUSDT", Shock(AT * TICKS, 10, 0))
    assert shocks.touches("BTCUSDT", AT)
    assert not shocks.touches("BTCUSDT", AT - 1)
    assert shocks.factor("BTCUSDT", np.array([AT * TICKS])) == pytest.approx([1.21])
