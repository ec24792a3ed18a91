# SPDX-License-Identifier: GPL-3.0-only
"""A bot at rest leaves its exchange keys nowhere."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from simulated_bots import ready, simulated
from simulated_pod import SimulatedPod

from pilot_runtime.agent.apply.forgetting import forget_keys

KEYS = {"exchange": {"key": "k-71f3a0", "secret": "s-90be12"}}


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    run, data = tmp_path / "run", tmp_path / "data"
    run.mkdir()
    (data / "logs").mkdir(parents=True)
    (run / "secret.json").write_text(json.dumps(KEYS))
    (run / "config.json").write_text('{"exchange": {"name": "binance"}}')
    return run, data


def test_the_file_goes_and_the_logs_are_cleaned(places: tuple[Path, Path]) -> None:
    run, data = places
    for name in ("bot.log", "bot.log.1", "console.log"):
        (data / "logs" / name).write_bytes(b"before\nInvalid: {'key': 'k-71f3a0'}\n\xff\n")
    (data / "trades.sqlite").write_bytes(b"k-71f3a0")
    forget_keys(run, data)
    assert sorted(one.name for one in run.iterdir()) == ["config.json"]
    for log in (data / "logs").iterdir():
        assert log.read_bytes() == b"before\nInvalid: {'key': '***'}\n\xff\n"
    assert (data / "trades.sqlite").read_bytes() == b"k-71f3a0", "no log"


def test_a_log_without_keys_is_not_written(places: tuple[Path, Path]) -> None:
    run, data = places
    log = data / "logs" / "bot.log"
    log.write_text("nothing\n")
    log.chmod(0o400)
    before = log.stat().st_mtime_ns
    forget_keys(run, data)
    assert log.stat().st_mtime_ns == before


def test_a_log_that_cannot_be_read_keeps_no_keys_anywhere_else(places: tuple[Path, Path]) -> None:
    run, data = places
    logs = data / "logs"
    (logs / "bot.log").write_text("it said k-71f3a0\n")
    (logs / "bad.log").symlink_to("/proc/self/mem")
    (logs / "console.log").write_text("it said s-90be12\n")
    with pytest.raises(OSError, match="Input/output"):
        forget_keys(run, data)
    assert not (run / "secret.json").exists()
    assert (logs / "bot.log").read_text() == "it said ***\n"
    assert (logs / "console.log").read_text() == "it said ***\n"


def test_without_keys_there_is_nothing_to_do(tmp_path: Path) -> None:
    forget_keys(tmp_path / "run", tmp_path / "data")
    assert not list(tmp_path.iterdir())


async def test_keys_last_as_long_as_the_process(pod: SimulatedPod) -> None:
    bot = replace(simulated("ema"), secret=KEYS)
    keys = pod.settings.bot_run(bot.id) / "secret.json"
    pod.slots.write(bot)
    await pod.until_bot(bot, ready)
    assert json.loads(keys.read_text()) == KEYS
    log = pod.settings.bot_data(bot.id) / "logs" / "bot.log"
    with log.open("a") as out:
        out.write("it said s-90be12\n")

    pod.slots.write(bot.with_goal("stopped"))
    await pod.until_bot(bot, lambda one: one["state"] == "stopped")
    assert not keys.exists(), "a bot that is said to be stopped has none"
    assert "s-90be12" not in log.read_text()
    assert "it said ***" in log.read_text()

    pod.slots.write(bot)
    await pod.until_bot(bot, ready)
    assert json.loads(keys.read_text()) == KEYS, "a start has them again"


async def test_a_restart_with_other_keys_forgets_the_old_ones(pod: SimulatedPod) -> None:
    bot = replace(simulated("ema"), secret=KEYS)
    pod.slots.write(bot)
    first = await pod.until_bot(bot, ready)
    log = pod.settings.bot_data(bot.id) / "logs" / "bot.log"
    with log.open("a") as out:
        out.write("it said s-90be12\n")

    others = {"exchange": {"key": "k-5c2d11", "secret": "s-0a77f4"}}
    pod.slots.write(replace(bot, secret=others))
    await pod.until_bot(bot, lambda one: ready(one) and one["pid"] != first["pid"])
    assert "s-90be12" not in log.read_text()
    assert "it said ***" in log.read_text()
    keys = pod.settings.bot_run(bot.id) / "secret.json"
    assert json.loads(keys.read_text()) == others


async def test_a_bot_that_goes_after_its_container_came_back_leaves_none(pod: SimulatedPod) -> None:
    bot = replace(simulated("ema"), secret=KEYS)
    pod.slots.write(bot)
    await pod.until_bot(bot, ready)
    with (pod.settings.bot_data(bot.id) / "logs" / "bot.log").open("a") as out:
        out.write("it said s-90be12\n")
    await pod.container_dies()
    pod.slots.write(bot.with_goal("removed"))
    await pod.container_returns()
    await pod.until_bot(bot, lambda one: one["state"] == "removed")
    assert not pod.settings.bot_run(bot.id).exists()
    (archived,) = pod.settings.archive_dir.iterdir()
    told = (archived / "logs" / "bot.log").read_text()
    assert "it said ***" in told
    assert "s-90be12" not in told
