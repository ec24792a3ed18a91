# SPDX-License-Identifier: Apache-2.0
"""A small exchange at a fixed time, in this process and over real HTTP."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from tests_clock import HandClock

from paper_exchange.assembly import Settings, assemble
from paper_exchange.feed.venue import Venue
from paper_exchange.http.app import build_app


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def venue(clock: HandClock) -> Venue:
    return assemble(Settings(symbols=80, seed=7), clock)


@pytest.fixture
async def client(venue: Venue) -> AsyncIterator[TestClient[Any, Any]]:
    async with TestClient(TestServer(build_app(venue))) as client:
        yield client
