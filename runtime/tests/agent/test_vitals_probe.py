# SPDX-License-Identifier: GPL-3.0-only
"""A probe wakes a reader when errors double, also while the bot's API is silent."""

import pytest

from pilot_runtime.agent.bot_client import BotClient, BotSilentError
from pilot_runtime.agent.observe.bot_probe import BotProbe
from pilot_runtime.agent.observe.vitals import Vitals


class SilentClient(BotClient):
    """A bot whose API does not answer."""

    def __init__(self) -> None:
        """Needs no connections."""

    async def last_loop(self, bot: object) -> float | None:
        raise BotSilentError(str(bot))


@pytest.mark.parametrize(
    ("written", "woken"),
    [
        ([None, None], [False, False]),
        ([Vitals(1, 0), Vitals(1, 1)], [True, True]),
        ([Vitals(1, 2), Vitals(1, 3)], [True, False]),
        ([Vitals(1, 3), Vitals(1, 4)], [True, True]),
        ([Vitals(1, 3), None], [True, False]),
    ],
)
async def test_doubled_errors_are_told(written: list[Vitals | None], woken: list[bool]) -> None:
    words = iter(written)
    probe = BotProbe(None, SilentClient(), 1, 0.0, vitals=lambda: next(words))
    assert [await probe.round(wanted="running", draining=False) for _ in written] == woken
    last_known = next((one for one in reversed(written) if one), None)
    assert probe.facts.vitals == last_known
