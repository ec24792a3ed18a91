# SPDX-License-Identifier: GPL-3.0-only
"""Freqtrade's exchange without a network: what ccxt would ask is answered in the process."""

import importlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pilot_runtime.preload.rehearsal.exchange import answer_for


@contextmanager
def offline_exchange() -> Iterator[None]:
    """While it is open, Binance's classes in ccxt answer from the rehearsal's market."""
    classes = [importlib.import_module(name).binance for name in ("ccxt", "ccxt.async_support")]
    kept = [one.fetch for one in classes]
    classes[0].fetch = _answer
    classes[1].fetch = _answer_later
    try:
        yield
    finally:
        for one, fetch in zip(classes, kept, strict=True):
            one.fetch = fetch


def _answer(_exchange: Any, url: str, *_: Any, **__: Any) -> Any:
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    answer = answer_for(parts.path.removeprefix("/api/v3/"), query, time.time())
    if answer is None:
        raise PermissionError(f"not allowed for a strategy: {parts.path}")
    return answer


async def _answer_later(exchange: Any, url: str, *_: Any, **__: Any) -> Any:
    return _answer(exchange, url)
