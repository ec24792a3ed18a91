# SPDX-License-Identifier: Apache-2.0
"""The exchange as an aiohttp application."""

import asyncio
from collections.abc import AsyncIterator

from aiohttp import web

from paper_exchange.faults.injector import Injector
from paper_exchange.feed.board import Board
from paper_exchange.feed.candles import Candles
from paper_exchange.feed.quotes import Quotes
from paper_exchange.feed.trades import Trades
from paper_exchange.feed.venue import Venue
from paper_exchange.http.admin_routes import AdminRoutes
from paper_exchange.http.candle_routes import CandleRoutes
from paper_exchange.http.gate import Gate
from paper_exchange.http.market_routes import MarketRoutes
from paper_exchange.http.price_routes import PriceRoutes
from paper_exchange.http.stats import RequestStats
from paper_exchange.http.weights import WeightMeter
from paper_exchange.market.exchange_info import ExchangeInfo


def build_app(venue: Venue, weight_limit: int = 0) -> web.Application:
    """All routes over one venue; `weight_limit` a minute and address, 0 = none."""
    quotes = Quotes(venue)
    board = Board(venue)
    injector = Injector(venue.clock)
    stats = RequestStats()
    gate = Gate(injector, WeightMeter(venue.clock, weight_limit), stats)
    app = web.Application(middlewares=[gate.middleware()])
    app.add_routes(MarketRoutes(venue, ExchangeInfo(venue.listing, weight_limit)).routes())
    app.add_routes(CandleRoutes(venue, Candles(venue, quotes), Trades(venue, quotes)).routes())
    app.add_routes(PriceRoutes(venue, quotes, board).routes())
    app.add_routes(AdminRoutes(venue, injector, stats).routes())

    async def warm(_: web.Application) -> AsyncIterator[None]:
        # The first bot's balance asks for all tickers: let it not wait for them.
        first = asyncio.create_task(board.snapshot())
        yield
        await asyncio.wait([first])
        await board.close()

    app.cleanup_ctx.append(warm)
    return app
