# SPDX-License-Identifier: GPL-3.0-only
"""What is imported once, in the parent: all that a trading bot and the agent use.

The list holds what freqtrade imports late (in functions) too: an import after the fork is
private memory in every bot.
"""

import importlib
import importlib.util
import os
from collections.abc import Iterable, Sequence

from pilot_runtime.preload import slim_ccxt
from pilot_runtime.preload.block import block
from pilot_runtime.preload.lazy_scipy import lazy_scipy

# thread pools of number libraries: a forked process must come from a single thread
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "NUMEXPR_NUM_THREADS": "1", "NUMEXPR_MAX_THREADS": "1"}

LIBRARIES = (
    "numpy",
    "pandas",
    "talib.abstract",
    "ccxt",
    "ccxt.async_support",
    "ccxt.pro",
    "sqlalchemy.orm",
    "sqlalchemy.dialects.sqlite",
    "fastapi",
    "uvicorn",
    "uvicorn.lifespan.on",
    "uvicorn.logging",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
    "anyio._backends._asyncio",
    "anyio.streams.memory",
    "anyio.streams.stapled",
    "anyio.streams.tls",
    "aiohttp",
    "requests",
    "jsonschema",
    "jwt",
    "sqlite3",
    "asyncio",
    "concurrent.futures.thread",
    "encodings.idna",
    "idna",
    "logging.handlers",
)

FREQTRADE = (
    "freqtrade.main",
    "freqtrade.worker",
    "freqtrade.commands",
    "freqtrade.configuration.config_validation",
    "freqtrade.exchange.check_exchange",
    "freqtrade.plugins.pairlist.StaticPairList",
    "freqtrade.resolvers.strategy_resolver",
    "freqtrade.rpc.api_server.webserver",
    "freqtrade.rpc.api_server.api_analysis",
    "freqtrade.rpc.api_server.api_auth",
    "freqtrade.rpc.api_server.api_background_tasks",
    "freqtrade.rpc.api_server.api_backtest",
    "freqtrade.rpc.api_server.api_download_data",
    "freqtrade.rpc.api_server.api_pair_history",
    "freqtrade.rpc.api_server.api_pairlists",
    "freqtrade.rpc.api_server.api_trading",
    "freqtrade.rpc.api_server.api_v1",
    "freqtrade.rpc.api_server.api_webserver",
    "freqtrade.rpc.api_server.api_ws",
    "freqtrade.rpc.api_server.web_ui",
    "freqtrade.rpc.api_server.ws",
    "freqtrade.strategy",
)

OURS = ("pilot_runtime.launch.bot", "pilot_runtime.agent.main")


def prepare(exchanges: Iterable[str]) -> None:
    """Before any import of freqtrade: one thread, no blocked library, only these exchanges."""
    os.environ.update(ONE_THREAD)
    block()
    slim_ccxt.install(exchanges)


def import_all(names: Sequence[str] = (*LIBRARIES, *FREQTRADE, *OURS)) -> None:
    """Import these modules now; one that is not there is left out."""
    with lazy_scipy():
        for name in names:
            if importlib.util.find_spec(name) is not None:
                importlib.import_module(name)
