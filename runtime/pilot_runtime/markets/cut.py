# SPDX-License-Identifier: GPL-3.0-only
"""Cut a large JSON answer down to the wanted elements before it is parsed.

The parsed list of 3,500 Binance symbols takes 30 MB for a moment, and the heap keeps those
holes. Cutting works on the text: the elements of `symbols` (exchangeInfo) and of the top-level
list (24 h tickers) all begin with the key `symbol`.
"""

import json
import re
from collections.abc import Callable
from itertools import pairwise

ELEMENT = re.compile(r'\{\s*"symbol"\s*:\s*"([^"]+)"')
ASSETS = re.compile(r'"baseAsset"\s*:\s*"([^"]+)".*?"quoteAsset"\s*:\s*"([^"]+)"', re.DOTALL)
SYMBOLS = re.compile(r'"symbols"\s*:\s*\[')
DECODER = json.JSONDecoder()


def cut_symbols(text: str, wants: Callable[[str, str], bool]) -> str | None:
    """An exchangeInfo answer with the wanted symbols only; None when it is not one."""
    start = SYMBOLS.search(text)
    if start is None or not text.startswith("{"):
        return None

    def wanted(_: str, element: str) -> bool:
        assets = ASSETS.search(element)
        return assets is None or wants(assets[1], assets[2])

    return _cut(text, start.end(), wanted)


def cut_tickers(text: str, known: Callable[[str], bool]) -> str | None:
    """A list of tickers with those of known market ids only; None when it is not one."""
    if not text.startswith("["):
        return None
    return _cut(text, 1, lambda name, _: known(name))


def _cut(text: str, start: int, keep: Callable[[str, str], bool]) -> str | None:
    found = list(ELEMENT.finditer(text, start))
    if not found or text[start : found[0].start()].strip():
        return None
    try:
        _, end = DECODER.raw_decode(text, found[-1].start())
    except ValueError:
        return None
    edges = [*(one.start() for one in found), end]
    kept = []
    for one, (begin, stop) in zip(found, pairwise(edges), strict=True):
        element = text[begin:stop].rstrip(", \r\n\t")
        if keep(one[1], element):
            kept.append(element)
    return text[:start] + ",".join(kept) + text[end:]
