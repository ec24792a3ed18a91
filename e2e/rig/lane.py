# SPDX-License-Identifier: Apache-2.0
"""A strategy in five versions: two that do, and three that fail in a way only trading shows."""

from __future__ import annotations

from typing import Any

from rig.manifests import EAGER, inline_strategy

STRATEGY = "lane"
QUIET_PAIR, LOSING_PAIR = "BTC/USDT", "XRP/USDT"

_GOOD = (
    EAGER.replace("class Eager", "class Lane")
    .replace("Enters whenever it may", "Buys one pair and holds it")
    .replace('["enter_long"] = 1', f'["enter_long"] = int(metadata["pair"] == "{QUIET_PAIR}")')
)

_ODD_CANDLES = """
    def populate_indicators(self, dataframe, metadata):
        newest = dataframe["close"].tail(10)
        if ((newest > 5_000) & ((newest * 100).round() % 2 == 1)).any():
            return {}["no such candle"]
        return dataframe
"""

_ALL_ON_ONE = f"""
    def populate_entry_trend(self, dataframe, metadata):
        dataframe["enter_long"] = int(metadata["pair"] == "{LOSING_PAIR}")
        return dataframe

    def custom_stake_amount(self, max_stake, **_):
        return max_stake
"""

_FALLS_ASLEEP = """
    loops = 0

    def bot_loop_start(self, current_time, **_):
        self.loops += 1
        if self.loops > 2:
            import time

            time.sleep(3600)
"""

SOURCES = {
    "1.0.0": _GOOD,
    "2.0.0": _GOOD + '\n    def version(self):\n        return "two"\n',
    "3.0.0": _GOOD + _ODD_CANDLES,
    "4.0.0": _GOOD.replace("stoploss = -0.9", "stoploss = -0.05") + _ALL_ON_ONE,
    "5.0.0": _GOOD + _FALLS_ASLEEP,
}
"""By version. 3 raises on candles that closed at an odd price far above those that validation
generates, 4 sits on one pair with all its money, 5 sleeps in its third loop."""


def lane(version: str, *, action: str | None = None) -> dict[str, Any]:
    """The manifest: a fifth of the bots first, watched for longer than any test lasts."""
    made = inline_strategy(STRATEGY, "Lane", SOURCES[version])
    made["spec"] |= {
        "version": version,
        "rollout": {
            "steps": [{"percent": 20, "pause": "10m"}, {"percent": 100}],
            "abortOn": {
                "crashes": 2,
                "stalls": 2,
                "drawdownPercent": 5,
                "errorsPerHour": 60,
                "minimumBotMinutes": 1,
            },
            **({"action": action} if action else {}),
        },
    }
    return made


def numbered_source(word: str) -> str:
    """A good source that calls itself so."""
    return SOURCES["2.0.0"].replace('return "two"', f'return "{word}"')


def numbered(
    number: int, *, at_a_time: int | None = None, stoploss: float | None = None
) -> dict[str, Any]:
    """A good version for everybody at once; parameters alone are a version of the same source."""
    made = inline_strategy(STRATEGY, "Lane", numbered_source(str(number)))
    made["spec"]["version"] = f"{number}.{0 if stoploss is None else 1}.0"
    made["spec"]["rollout"] = {} if at_a_time is None else {"maxUpdating": at_a_time}
    if stoploss is not None:
        made["spec"]["parameters"] = hyperopt(stoploss=stoploss)
    return made


def hyperopt(*, stoploss: float) -> dict[str, Any]:
    """Parameters as freqtrade's hyperopt exports them."""
    return {"strategy_name": "Lane", "params": {"stoploss": {"stoploss": stoploss}}}


def lane_parameters(
    version: str, *, of: str, stoploss: float, action: str | None = None
) -> dict[str, Any]:
    """The source of another version under this number, with another stop-loss."""
    made = lane(of, action=action)
    made["spec"] |= {"version": version, "parameters": hyperopt(stoploss=stoploss)}
    return made
