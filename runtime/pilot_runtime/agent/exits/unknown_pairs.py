# SPDX-License-Identifier: GPL-3.0-only
"""Pairs that freqtrade dropped because the exchange does not have them."""

import re

DROPPED = re.compile(r"Pair (?P<pair>\S+) is not (?:compatible with exchange|tradable)")


def dropped_pairs(log: str) -> tuple[str, ...]:
    """In the order of their first mention."""
    return tuple(dict.fromkeys(match["pair"] for match in DROPPED.finditer(log)))
