# SPDX-License-Identifier: GPL-3.0-only
"""A bot's database goes from one agent to another, with real SQLite files."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from moving import MOVE, address, coming, database, leaving, make_database, rows
from simulated_pod import TOKEN, SimulatedPod, alive, bot_of
from slots_directory import Bot

from pilot_runtime.agent.auth import ticket

BIG = 400


@pytest_asyncio.fixture
async def pods(
    tmp_path: Path, ports: Iterator[int]
) -> AsyncIterator[tuple[SimulatedPod, SimulatedPod]]:
    async with (
        SimulatedPod(tmp_path / "source", next(ports)) as source,
        SimulatedPod(tmp_path / "target", next(ports)) as target,
    ):
        yield source, target


def trader(count: int = 3, goal: str = "running") -> Bot:
    config = {"internals": {"process_throttle_secs": 0.1}, "simulate": {"rows": count}}
    return Bot("ema", config, goal=goal)


async def sealed_at(source: SimulatedPod, bot: Bot) -> dict[str, Any]:
    source.slots.write(bot)
    await source.until_bot(bot, lambda one: one["ready"])
    source.slots.write(leaving(bot))
    return await source.until_bot(bot, lambda one: one["state"] == "sealed")


async def test_a_move_from_end_to_end(pods: tuple[SimulatedPod, SimulatedPod]) -> None:
    source, target = pods
    bot = trader()
    target.slots.write(bot.with_goal("expected"))
    waiting = await target.until_bot(bot, lambda one: one["state"] == "expected")
    assert (waiting["pid"], waiting["arrival"]) == (None, None)

    sealed = await sealed_at(source, bot)
    assert sealed["departure"] == {"id": MOVE}
    assert sealed["stoppedAt"] is not None
    assert sealed["database"]["sealedAt"] >= sealed["stoppedAt"]

    target.slots.write(coming(bot, sealed["database"], address(source)))
    up = await target.until_bot(bot, lambda one: one["ready"])
    assert up["arrival"] == {"id": MOVE, "state": "verified", "message": ""}
    assert up["readyAt"] > sealed["stoppedAt"]
    assert up["stoppedAt"] is None
    # three rows of before, three of the new life
    assert rows(database(target, bot)) == 6
    assert not list(target.settings.arriving_dir.iterdir())

    source.slots.write(bot.with_goal("removed"))
    await source.until_bot(bot, lambda one: one["state"] == "removed")
    target.slots.write(bot)
    after = await target.until_bot(bot, lambda one: one["arrival"] is None)
    assert (after["pid"], after["ready"]) == (up["pid"], True)


@pytest.mark.parametrize("goal", ["stopped", "sealed", "drained"])
async def test_a_database_arrives_whatever_the_goal(
    pods: tuple[SimulatedPod, SimulatedPod], goal: str
) -> None:
    source, target = pods
    sealed = await sealed_at(source, trader())
    bot = coming(trader(goal=goal), sealed["database"], address(source))
    target.slots.write(bot)
    found = await target.until_bot(bot, lambda one: one["state"] == goal)
    assert found["arrival"]["state"] == "verified"
    assert rows(database(target, bot)) == 3


async def test_what_an_earlier_stay_left_is_archived(
    pods: tuple[SimulatedPod, SimulatedPod],
) -> None:
    source, target = pods
    bot = trader(goal="stopped")
    make_database(database(target, bot), 50)
    sealed = await sealed_at(source, trader())
    target.slots.write(coming(bot, sealed["database"], address(source)))
    await target.until_bot(bot, lambda one: one["state"] == "stopped")
    assert rows(database(target, bot)) == 3
    (archived,) = target.settings.archive_dir.iterdir()
    assert rows(archived / "trades.sqlite") == 50


async def test_a_bot_that_never_had_a_database_has_none_to_fetch(
    pods: tuple[SimulatedPod, SimulatedPod],
) -> None:
    source, target = pods
    bot = Bot("new", {}, goal="stopped")
    source.slots.write(leaving(bot))
    sealed = await source.until_bot(bot, lambda one: one["state"] == "sealed")
    assert sealed["database"]["bytes"] == 0
    assert sealed["stoppedAt"] is None
    target.slots.write(coming(bot, sealed["database"], "http://127.0.0.1:1"))
    found = await target.until_bot(bot, lambda one: one["state"] == "stopped")
    assert found["arrival"]["state"] == "verified"
    assert not database(target, bot).exists()


async def test_a_move_called_off_starts_the_bot_again(
    pods: tuple[SimulatedPod, SimulatedPod],
) -> None:
    source, target = pods
    bot = trader()
    sealed = await sealed_at(source, bot)
    source.slots.write(bot)
    up = await source.until_bot(bot, lambda one: one["ready"])
    assert (up["database"], up["departure"]) == (None, None)
    # the ticket of a move that is over opens nothing
    late = coming(bot, sealed["database"], address(source))
    target.slots.write(late)
    failed = await target.until_bot(late, lambda one: one["reason"] == "ArrivalFailed")
    assert (failed["pid"], failed["arrival"]["state"]) == (None, "failed")
    assert "409 NotSealed" in failed["message"]
    assert failed["nextStartAt"] is not None
    target.slots.write()
    await target.until(lambda one: not one["bots"])
    assert not list(target.settings.arriving_dir.iterdir())
    assert rows(database(source, bot)) == 6


async def test_another_database_than_the_sealed_one_is_refused(
    pods: tuple[SimulatedPod, SimulatedPod],
) -> None:
    source, target = pods
    bot = trader()
    sealed = await sealed_at(source, bot)
    wrong = coming(bot, sealed["database"], address(source), sha256="a" * 64)
    target.slots.write(wrong)
    failed = await target.until_bot(wrong, lambda one: one["reason"] == "ArrivalFailed")
    assert "SHA-256" in failed["arrival"]["message"]
    right = coming(bot, sealed["database"], address(source))
    target.slots.write(right)
    await target.until_bot(right, lambda one: one["ready"])


async def test_only_the_ticket_opens_a_database(pods: tuple[SimulatedPod, SimulatedPod]) -> None:
    source, _ = pods
    bot = trader()
    path = f"/v1/bots/{bot.id}/database?move={MOVE}"
    good = ticket(TOKEN.encode(), MOVE, bot.id)

    async def ask(where: str, bearer: str) -> tuple[int, bytes]:
        headers = {"Authorization": f"Bearer {bearer}"}
        async with source.get(where, headers=headers) as answer:
            return answer.status, await answer.read()

    source.slots.write(bot)
    await source.until_bot(bot, lambda one: one["ready"])
    assert (await ask(path, good))[0] == 409
    sealed = await sealed_at(source, bot)
    assert (await ask(path, TOKEN))[0] == 403
    assert (await ask(path, ticket(TOKEN.encode(), "x", bot.id)))[0] == 403
    assert (await ask(path.replace(MOVE, "x"), ticket(TOKEN.encode(), "x", bot.id)))[0] == 409
    status, content = await ask(path, good)
    assert (status, len(content)) == (200, sealed["database"]["bytes"])
    # the ticket opens nothing else
    assert (await ask("/v1/status", good))[0] == 401
    assert (await ask(f"/v1/bots/{bot.id}/logs", good))[0] == 401


async def test_a_damaged_database_is_not_sealed(pods: tuple[SimulatedPod, SimulatedPod]) -> None:
    source, _ = pods
    bot = trader(BIG, goal="stopped")
    make_database(database(source, bot), BIG)
    content = bytearray(database(source, bot).read_bytes())
    content[4096:8192] = b"\xff" * 4096
    database(source, bot).write_bytes(content)
    source.slots.write(leaving(bot))
    found = await source.until_bot(bot, lambda one: one["reason"] == "DatabaseError")
    assert (found["state"], found["database"]) == ("stopping", None)
    assert "damaged" in found["message"]
    source.slots.write(bot)
    await source.until_bot(bot, lambda one: one["state"] == "stopped")


async def test_a_process_of_an_earlier_stay_ends_before_the_database_comes(
    pods: tuple[SimulatedPod, SimulatedPod],
) -> None:
    source, target = pods
    bot = trader()
    target.slots.write(bot)
    before = await target.until_bot(bot, lambda one: one["ready"])
    sealed = await sealed_at(source, bot)
    target.slots.write(coming(bot, sealed["database"], address(source)))
    after = await target.until_bot(bot, lambda one: one["ready"] and one["pid"] != before["pid"])
    assert not alive(before["pid"])
    assert rows(database(target, bot)) == 6
    assert after["restarts"] == 0


async def test_a_lost_memory_does_not_fetch_again(
    pods: tuple[SimulatedPod, SimulatedPod],
) -> None:
    source, target = pods
    bot = trader()
    sealed = await sealed_at(source, bot)
    come = coming(bot, sealed["database"], address(source))
    target.slots.write(come)
    await target.until_bot(bot, lambda one: one["ready"])
    await target.kill_agent()
    (target.settings.bot_data(bot.id) / "state.json").write_text("")
    await target.start_agent()
    report = await target.until_bot(bot, lambda one: one["ready"])
    assert report["arrival"]["state"] == "verified"
    assert rows(database(target, bot)) >= 6
    assert not target.settings.archive_dir.exists()
    assert bot_of(await target.status(), bot)["arrival"]["id"] == MOVE


async def test_a_reservation_of_what_has_arrived_says_so(
    pods: tuple[SimulatedPod, SimulatedPod],
) -> None:
    source, target = pods
    sealed = await sealed_at(source, trader())
    bot = coming(trader(goal="stopped"), sealed["database"], address(source))
    target.slots.write(bot)
    await target.until_bot(bot, lambda one: one["state"] == "stopped")
    target.slots.write(bot.with_goal("expected"))
    again = await target.until_bot(bot, lambda one: one["state"] == "expected")
    assert again["arrival"]["state"] == "verified"
