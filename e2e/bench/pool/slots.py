# SPDX-License-Identifier: Apache-2.0
"""Writes a slots directory as the mounted Secret would look (pod protocol, section 3)."""

from __future__ import annotations

import hashlib
import json
import uuid
from pathlib import Path
from typing import Any

from bench.pool.bots import STRATEGY


def write_slots(directory: Path, files: dict[str, bytes], count: int) -> list[str]:
    """Ask for `count` running bots with these files; returns their ids."""
    blobs = {path: f"blob-{hashlib.sha256(text).hexdigest()[:24]}" for path, text in files.items()}
    for path, text in files.items():
        (directory / blobs[path]).write_bytes(text)
    bots = [_bot(number, blobs, _digest(files, "Paper")) for number in range(count)]
    desired = {
        "version": 1,
        "pool": "bench",
        "pod": "bench-0-0",
        "revision": 1,
        "health": {
            "intervalSeconds": 30,
            "stallAfterSeconds": 120,
            "startDeadlineSeconds": 120,
            "maxRestarts": 3,
            "restartWindowSeconds": 600,
            "cooldownSeconds": 300,
            "memoryPerBotMb": 0,
        },
        "bots": bots,
    }
    draft = directory / "..desired"
    draft.write_text(json.dumps(desired))
    draft.replace(directory / "desired.json")
    return [bot["id"] for bot in bots]


def _bot(number: int, blobs: dict[str, str], digest: str) -> dict[str, Any]:
    uid = str(uuid.uuid4())
    return {
        "id": f"bench-{number}-{uid[:8]}",
        "name": f"bench-{number}",
        "uid": uid,
        "goal": "running",
        "digest": digest,
        "mode": "Paper",
        "className": STRATEGY,
        "exchange": "binance",
        "files": blobs,
        "drain": {"positions": "Close", "timeoutSeconds": 120},
        "strategy": {"name": "ema-rsi", "version": "1.0.0", "digest": blobs["config.json"]},
    }


def _digest(files: dict[str, bytes], mode: str) -> str:
    total = hashlib.sha256()
    for path, text in sorted(files.items()):
        total.update(f"{path}\0{hashlib.sha256(text).hexdigest()}\n".encode())
    total.update(mode.encode())
    return total.hexdigest()
