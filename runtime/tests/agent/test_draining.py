# SPDX-License-Identifier: GPL-3.0-only
"""The last step of a drain: a bot that must be flat has to say so itself, at that moment."""

from pathlib import Path
from typing import cast

import pytest

from pilot_runtime.agent.apply.draining import Draining
from pilot_runtime.agent.bot_access import BotAccess
from pilot_runtime.agent.bot_client import BotClient, BotFigures, BotSilentError
from pilot_runtime.agent.memory import BotMemory, Run
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.settings import AgentSettings


class ClientSimulator:
    """Tells how many trades are open; None = does not answer."""

    def __init__(self, open_trades: int | None) -> None:
        self.open = open_trades

    async def open_trades(self, _: BotAccess) -> int:
        if self.open is None:
            raise BotSilentError("GET count: TimeoutError")
        return self.open

    async def figures(self, _: BotAccess) -> BotFigures:
        if self.open is None:
            raise BotSilentError("GET profit: TimeoutError")
        return BotFigures(4, "1.5", "1001.5", "USDT", "1000")


class Room:
    """One running bot whose drain has begun."""

    def __init__(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, open_trades: int | None
    ) -> None:
        settings = AgentSettings(
            "starter-0-0", "127.0.0.1", root, root / "token", root / "data", root / "run", 22599
        )
        self.store = MemoryStore(settings.bot_data)
        access = BotAccess.generate("127.0.0.1", 18001)
        monkeypatch.setattr(BotAccess, "read", lambda _: access)
        client = cast("BotClient", ClientSimulator(open_trades))
        self.draining = Draining(settings, self.store, client, lambda: 1000.0)
        self.store.put("a-1", BotMemory(run=Run("d", 18001, 900.0, pid=7)))
        self.draining.begin("a-1")

    @property
    def done(self) -> bool:
        drain = self.store.get("a-1").drain
        assert drain is not None
        return drain.done


async def test_a_trade_that_was_opened_before_the_pause_took_hold_is_not_left_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch, 1)
    await room.draining.finish("a-1", must_be_flat=True)
    assert not room.done


async def test_a_bot_that_says_nothing_is_not_taken_for_flat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch, None)
    with pytest.raises(BotSilentError):
        await room.draining.finish("a-1", must_be_flat=True)
    assert not room.done


async def test_a_flat_bot_is_done_and_its_figures_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch, 0)
    await room.draining.finish("a-1", must_be_flat=True)
    assert room.done
    trading = room.store.get("a-1").trading
    assert trading is not None
    assert (trading.open_trades, trading.equity) == (0, "1001.5")


@pytest.mark.parametrize("open_trades", [2, None])
async def test_trades_that_are_kept_need_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_trades: int | None
) -> None:
    room = Room(tmp_path, monkeypatch, open_trades)
    await room.draining.finish("a-1", must_be_flat=False)
    assert room.done
