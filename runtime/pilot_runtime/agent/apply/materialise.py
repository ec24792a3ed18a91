# SPDX-License-Identifier: GPL-3.0-only
"""Writes the files a bot runs with."""

import json
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from pilot_runtime.agent.bot_access import RUNTIME_FILE, BotAccess
from pilot_runtime.agent.desired.records import DesiredBot
from pilot_runtime.agent.observe.database import DATABASE_FILE

SECRET_MODE = 0o400
DIRECTORY_MODE = 0o700
KEY_BYTES = 48
LOG_FILE = Path("logs") / "bot.log"


def materialise(
    bot: DesiredBot,
    blobs: Mapping[str, bytes],
    access: BotAccess,
    run_dir: Path,
    data_dir: Path,
    *,
    paused: bool,
) -> None:
    """Write everything anew; the bot must not be running."""
    (data_dir / LOG_FILE).parent.mkdir(parents=True, exist_ok=True, mode=DIRECTORY_MODE)
    fresh = run_dir.with_name(f".{run_dir.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "strategy").mkdir(parents=True, mode=DIRECTORY_MODE)
    for path, key in bot.files.items():
        _write(fresh / path, blobs[key])
    runtime = runtime_config(bot, access, run_dir, data_dir, paused=paused)
    _write(fresh / RUNTIME_FILE, json.dumps(runtime, indent=1).encode())
    shutil.rmtree(run_dir, ignore_errors=True)
    fresh.rename(run_dir)


def runtime_config(
    bot: DesiredBot, access: BotAccess, run_dir: Path, data_dir: Path, *, paused: bool
) -> dict[str, object]:
    """The part of freqtrade's configuration that is the agent's business."""
    return {
        "bot_name": bot.name,
        "initial_state": "paused" if paused else "running",
        "db_url": f"sqlite:///{data_dir / DATABASE_FILE}",
        "user_data_dir": str(data_dir),
        "strategy_path": str(run_dir / "strategy"),
        "logfile": str(data_dir / LOG_FILE),
        "api_server": {
            "enabled": True,
            "listen_ip_address": access.address,
            "listen_port": access.port,
            "verbosity": "error",
            "enable_openapi": False,
            "CORS_origins": [],
            "username": access.user,
            "password": access.password,
            "jwt_secret_key": secrets.token_urlsafe(KEY_BYTES),
            "ws_token": secrets.token_urlsafe(KEY_BYTES),
        },
    }


def forget(run_dir: Path) -> None:
    """Delete the materialised files of a bot."""
    shutil.rmtree(run_dir, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=DIRECTORY_MODE)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SECRET_MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
