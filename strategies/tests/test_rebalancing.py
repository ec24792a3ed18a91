# SPDX-License-Identifier: Apache-2.0
"""What the portfolio buys and sells of a part, for a part as freqtrade describes it."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from shelf import SHELF, load

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def strategy():
    (shelved,) = [one for one in SHELF if one.name == "portfolio-rebalancing"]
    return load(shelved)


def adjusted(strategy, rate, *, minutes=120, open_orders=False, smallest=1.0, largest=500.0):
    """A part of 100 in quote currency, bought at a price of 10."""
    trade = SimpleNamespace(
        has_open_orders=open_orders,
        date_last_filled_utc=NOW - timedelta(minutes=minutes),
        entry_side="buy",
        select_filled_orders=lambda _: [SimpleNamespace(stake_amount_filled=100.0)],
        amount=10.0,
        open_rate=10.0,
    )
    return strategy.adjust_trade_position(
        trade, NOW, rate, rate / 10 - 1, smallest, largest, rate, rate, 0.0, 0.0
    )


def test_what_has_grown_is_sold_down_to_the_target(strategy):
    stake, tag = adjusted(strategy, 11.0)
    assert tag == "has_grown"
    sold = 10.0 * -stake / 100.0
    assert (10.0 - sold) * 11.0 == pytest.approx(100.0)


def test_what_has_shrunk_is_filled_up_to_the_target(strategy):
    stake, tag = adjusted(strategy, 9.0)
    assert tag == "has_shrunk"
    assert 10.0 * 9.0 + stake == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("rate", "others"),
    [
        (10.1, {}),
        (11.0, {"minutes": 59}),
        (11.0, {"open_orders": True}),
        (11.0, {"smallest": 20.0}),
        (9.0, {"largest": 5.0}),
    ],
)
def test_what_is_left_alone(strategy, rate, others):
    assert adjusted(strategy, rate, **others) is None
