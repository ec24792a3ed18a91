# SPDX-License-Identifier: GPL-3.0-only
"""Which markets a bot can need, from its configuration, strategy source and open trades."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pilot_runtime.launch.run_files import RunFiles

# fees and informative pairs refer to these most often
ALWAYS_BASES = frozenset({"BTC", "ETH", "BNB"})
WORD = re.compile(r"[A-Z0-9]{2,12}")
PLAIN_PAIR = re.compile(r"[A-Za-z0-9]+/[A-Za-z0-9]+(:[A-Za-z0-9]+)?")
# a strategy that asks for the market list itself must see all of it
ASKS_FOR_ALL = re.compile(r"\b(get_markets|\.markets\b|available_pairs|get_pair_quote_currency)")


@dataclass(frozen=True, slots=True)
class WantedMarkets:
    """A market is wanted when its quote is the stake currency and its base is known here.

    `pairs` are wanted whatever their quote; `all_of_stake` wants every base (live accounts may
    hold any coin, and its value in the stake currency is part of the balance).
    """

    stake: str
    bases: frozenset[str]
    pairs: frozenset[str]
    all_of_stake: bool = False

    def wants(self, base: str, quote: str) -> bool:
        """Whether the market base/quote is to be kept."""
        if quote == self.stake and (self.all_of_stake or base in self.bases):
            return True
        return f"{base}/{quote}" in self.pairs


def wanted_markets(files: RunFiles) -> WantedMarkets | None:
    """What to keep, or None when the bot needs the whole list."""
    config = files.config
    stake = config.get("stake_currency")
    exchange = config.get("exchange", {})
    whitelist = exchange.get("pair_whitelist", [])
    if not isinstance(stake, str) or not stake or not _all_strings(whitelist):
        return None
    source = "\n".join(_sources(files))
    if ASKS_FOR_ALL.search(source):
        return None
    pairs = {*map(_spot, whitelist), *map(_spot, _open_pairs(files.runtime.get("db_url", "")))}
    bases = {pair.split("/")[0] for pair in pairs} | set(WORD.findall(source)) | ALWAYS_BASES
    return WantedMarkets(
        stake=stake,
        bases=frozenset(bases),
        pairs=frozenset(pairs),
        all_of_stake=not config.get("dry_run", False) or not _static(config, whitelist),
    )


def _static(config: dict[str, Any], whitelist: list[str]) -> bool:
    """Whether the traded pairs are exactly the whitelist."""
    methods = {one.get("method") for one in config.get("pairlists", []) if isinstance(one, dict)}
    return methods == {"StaticPairList"} and all(map(PLAIN_PAIR.fullmatch, whitelist))


def _sources(files: RunFiles) -> Iterable[str]:
    directory = files.runtime.get("strategy_path") or files.config.get("strategy_path")
    if not directory:
        return
    for path in sorted(Path(directory).glob("*.py")):
        yield path.read_text(encoding="utf-8", errors="replace")


def _open_pairs(db_url: str) -> list[str]:
    path = Path(db_url.removeprefix("sqlite:///"))
    if not db_url.startswith("sqlite:////") or not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)) as database:
            rows = database.execute("SELECT DISTINCT pair FROM trades WHERE is_open").fetchall()
    except sqlite3.DatabaseError:
        # a new or damaged file: freqtrade creates the tables or says what is wrong
        return []
    return [row[0] for row in rows]


def _spot(pair: str) -> str:
    return pair.partition(":")[0].upper()


def _all_strings(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(one, str) for one in values)
