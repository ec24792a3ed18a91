# SPDX-License-Identifier: GPL-3.0-only
"""The files of the rehearsing bot."""

import json
import secrets
import shutil
import socket
from dataclasses import dataclass
from pathlib import Path

from pilot_runtime.launch.run_files import RunFiles
from pilot_runtime.preload.rehearsal import market


@dataclass(frozen=True, slots=True)
class Stage:
    """A directory with a configuration, and the address and password of the bot's API."""

    directory: Path
    port: int
    password: str

    @property
    def files(self) -> RunFiles:
        """The configuration as a bot's launcher reads it."""
        return RunFiles.read(self.directory)


def build(directory: Path, exchange_port: int, ends_at: float) -> Stage:
    """Write everything the bot needs, afresh; `ends_at` is of the monotonic clock."""
    shutil.rmtree(directory, ignore_errors=True)
    strategy = directory / "strategy"
    strategy.mkdir(parents=True, mode=0o700)
    shutil.copy(Path(__file__).with_name("RehearsalStrategy.py"), strategy)
    stage = Stage(directory, _free_port(), secrets.token_hex(16))
    write = {
        "config.json": {**_config(exchange_port), "rehearsal_ends_at": ends_at},
        "runtime.json": _runtime(stage),
    }
    for name, content in write.items():
        path = directory / name
        path.touch(mode=0o600)
        path.write_text(json.dumps(content), encoding="utf-8")
    return stage


def _config(exchange_port: int) -> dict[str, object]:
    address = f"http://127.0.0.1:{exchange_port}/api/v3"
    pricing = {"price_side": "same", "use_order_book": True, "order_book_top": 1}
    return {
        "dry_run": True,
        "dry_run_wallet": 1000,
        "stake_currency": market.QUOTE,
        "stake_amount": 50,
        "max_open_trades": 3,
        "strategy": "RehearsalStrategy",
        "pairlists": [{"method": "StaticPairList"}],
        "entry_pricing": pricing,
        "exit_pricing": pricing,
        "internals": {"process_throttle_secs": 0},
        "exchange": {
            "name": "binance",
            "enable_ws": False,
            "pair_whitelist": [f"{base}/{market.QUOTE}" for base in market.BASES[:3]],
            "ccxt_config": {
                "enableRateLimit": False,
                "options": {"fetchMarkets": ["spot"]},
                "urls": {"api": {"public": address}},
            },
        },
    }


def _runtime(stage: Stage) -> dict[str, object]:
    return {
        "bot_name": "rehearsal",
        "initial_state": "running",
        "db_url": f"sqlite:///{stage.directory}/trades.sqlite",
        "user_data_dir": str(stage.directory),
        "strategy_path": str(stage.directory / "strategy"),
        "logfile": str(stage.directory / "bot.log"),
        "api_server": {
            "enabled": True,
            "listen_ip_address": "127.0.0.1",
            "listen_port": stage.port,
            "username": "rehearsal",
            "password": stage.password,
            "jwt_secret_key": secrets.token_hex(32),
            "ws_token": secrets.token_hex(16),
            "verbosity": "error",
            "enable_openapi": False,
            "CORS_origins": [],
        },
    }


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
