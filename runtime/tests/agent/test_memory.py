# SPDX-License-Identifier: GPL-3.0-only
"""What is remembered survives the agent."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilot_runtime.agent.exits.records import ExitReason, LastExit
from pilot_runtime.agent.memory import BotMemory, DrainMemory, Run, SealedDatabase, Trading
from pilot_runtime.agent.memory_codec import decode_memory, encode_memory
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.restart import RestartMemory

TIMES = st.floats(0, 4e9)
MEMORIES = st.builds(
    BotMemory,
    run=st.none()
    | st.builds(
        Run, st.text(), st.integers(0, 65535), TIMES, asked=st.none() | st.sampled_from(ExitReason)
    ),
    restart=st.builds(
        RestartMemory, st.lists(TIMES).map(tuple), st.integers(0, 9), st.none() | TIMES
    ),
    restarts=st.integers(0, 1000),
    last_exit=st.none()
    | st.builds(
        LastExit,
        st.none() | st.integers(0, 255),
        st.none(),
        st.sampled_from(ExitReason),
        st.text(),
        st.none() | st.text(),
        TIMES,
    ),
    drain=st.none() | st.builds(DrainMemory, TIMES, st.none() | TIMES, st.booleans()),
    sealed=st.none() | st.builds(SealedDatabase, st.text(), st.integers(0)),
    archived=st.booleans(),
    trading=st.none()
    | st.builds(Trading, st.integers(0), st.integers(0), st.text(), st.text(), st.text(), TIMES),
)


@given(MEMORIES)
def test_round_trip(memory: BotMemory) -> None:
    assert decode_memory(encode_memory(memory)) == memory


def test_fields_of_another_version_are_left_out() -> None:
    assert decode_memory(
        '{"restarts": 2, "run": {"digest": "a", "port": 1, "started_at": 2, "x": 1}}'
    ) == (BotMemory(restarts=2, run=Run("a", 1, 2)))


@pytest.mark.parametrize(
    "text", ["", "[]", '{"run": {"port": 1}}', '{"last_exit": {"reason": "x"}}']
)
def test_broken_memory(text: str) -> None:
    with pytest.raises(ValueError):
        decode_memory(text)


def test_store_writes_what_is_put_and_reads_it_in_another_life(tmp_path: Path) -> None:
    (tmp_path / "a-1").mkdir()
    store = MemoryStore(lambda bot_id: tmp_path / bot_id)
    store.put("a-1", BotMemory(restarts=3))
    assert MemoryStore(lambda bot_id: tmp_path / bot_id).get("a-1").restarts == 3
    assert store.known() == ("a-1",)
    store.forget("a-1")
    assert store.get("a-1").restarts == 3


def test_store_without_directory_or_with_a_broken_file(tmp_path: Path) -> None:
    store = MemoryStore(lambda bot_id: tmp_path / bot_id)
    store.put("a-1", BotMemory(restarts=3))
    assert not (tmp_path / "a-1").exists()
    (tmp_path / "b-2").mkdir()
    (tmp_path / "b-2" / "state.json").write_text("{")
    assert store.get("b-2") == BotMemory()


def test_figures_alone_do_not_touch_the_disk(tmp_path: Path) -> None:
    (tmp_path / "a-1").mkdir()
    store = MemoryStore(lambda bot_id: tmp_path / bot_id)
    store.remember("a-1", BotMemory(restarts=1))
    assert store.get("a-1").restarts == 1
    assert not (tmp_path / "a-1" / "state.json").exists()
