# SPDX-License-Identifier: GPL-3.0-only
"""Reading the slots: valid, invalid, swapped, broken."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from slots_directory import Bot, SlotsDirectory, entry

from pilot_runtime.agent.desired.fields import DesiredInvalidError
from pilot_runtime.agent.desired.obeyed import ObeyedRevision
from pilot_runtime.agent.desired.parse import parse_desired
from pilot_runtime.agent.desired.reader import SlotsReader
from pilot_runtime.agent.desired.records import Goal, Positions

KEY = f"blob-{'0' * 24}"


def document(**changes: Any) -> dict[str, Any]:
    base = {
        "version": 1,
        "pool": "starter",
        "pod": "starter-0-0",
        "revision": 3,
        "health": {"stallAfterSeconds": 60, "maxRestarts": 5},
        "bots": [entry(Bot("ema", goal="paused", positions="Keep"), {"config.json": KEY})],
    }
    return base | changes


def bot_with(**changes: Any) -> str:
    one = entry(Bot("ema"), {"config.json": KEY}) | changes
    return json.dumps(document(bots=[one]))


def test_valid() -> None:
    pod = parse_desired(json.dumps(document()))
    assert (pod.pool, pod.pod, pod.revision) == ("starter", "starter-0-0", 3)
    assert pod.health.stall_after == 60
    assert pod.health.max_restarts == 5
    assert pod.health.cooldown == 300
    (bot,) = pod.bots
    assert bot.goal is Goal.PAUSED
    assert bot.drain.positions is Positions.KEEP
    assert bot.files == {"config.json": KEY}
    assert pod.find(bot.id) is bot
    assert pod.find("other") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "desired.json is not JSON"),
        ("[]", "desired.json must be an object"),
        (json.dumps(document(version=2)), "version must be 1"),
        (json.dumps(document(revision=-1)), "revision must be a whole number"),
        (json.dumps(document(revision=True)), "revision must be a whole number"),
        (json.dumps(document(pool="")), "pool must be a text"),
        (json.dumps(document(bots={})), "bots must be a list"),
        (json.dumps(document(bots=[1])), "bots[0] must be an object"),
        (json.dumps(document(health=[])), "health must be an object"),
        (
            json.dumps(document(health={"cooldownSeconds": "5m"})),
            "health.cooldownSeconds must be a number of seconds",
        ),
        (json.dumps(document(bots=document()["bots"] * 2)), "is there twice"),
        (bot_with(goal="idle"), "bots[0].goal='idle' must be one of running, paused"),
        (bot_with(id="../x"), "bots[0].id='../x' must match"),
        (bot_with(id="UPPER"), "bots[0].id='UPPER' must match"),
        (bot_with(exchange="bin ance"), "bots[0].exchange"),
        (bot_with(files={"../x": KEY}), "'../x' is not a path a bot may have"),
        (bot_with(files={"/x": KEY}), "'/x' is not a path a bot may have"),
        (bot_with(files={"runtime.json": KEY}), "'runtime.json' is not a path a bot may have"),
        (bot_with(files={"config.json": "desired.json"}), "'desired.json' is not a blob key"),
        (bot_with(files=None), "bots[0].files must be an object of texts"),
        (bot_with(files={"a": 1}), "bots[0].files must be an object of texts"),
        (bot_with(drain={"positions": "Sell"}), "bots[0].drain.positions='Sell'"),
    ],
)
def test_invalid_names_the_field(text: str, expected: str) -> None:
    with pytest.raises(DesiredInvalidError) as problem:
        parse_desired(text)
    assert expected in str(problem.value)


def test_reader_follows_the_swap_and_keeps_blobs(tmp_path: Path) -> None:
    slots = SlotsDirectory(tmp_path / "slots")
    reader = SlotsReader(slots.path, ObeyedRevision(tmp_path / "volume"))
    assert reader.refresh()
    assert reader.view.pod is None
    assert reader.view.error == "desired.json cannot be read: FileNotFoundError"
    slots.write(Bot("ema", {"a": 1}, secret={"exchange": {"key": "hidden-key"}}))
    assert reader.refresh()
    assert not reader.refresh()
    first = reader.view.pod
    assert first is not None
    assert first.revision == 1
    slots.write(Bot("ema", {"a": 2}))
    # the directory of revision 1 is gone, what it said is not
    key = first.bots[0].files["config.json"]
    assert first.blobs[key] == b'{"a": 1}'
    assert "hidden-key" not in repr(first)
    assert reader.refresh()
    assert reader.view.pod is not None
    assert reader.view.pod.revision == 2


def test_last_good_revision_stays_in_force(tmp_path: Path) -> None:
    slots = SlotsDirectory(tmp_path / "slots")
    slots.write(Bot("ema"))
    reader = SlotsReader(slots.path, ObeyedRevision(tmp_path / "volume"))
    reader.refresh()
    good = reader.view.pod
    slots.write_raw({"desired.json": b"{broken"})
    assert reader.refresh()
    assert reader.view.pod is good
    assert reader.view.error is not None
    assert "not JSON" in reader.view.error
    slots.write(Bot("ema", {"a": 2}))
    assert reader.refresh()
    assert reader.view.error is None


def test_missing_and_wrong_blobs_are_refused_whole(tmp_path: Path) -> None:
    slots = SlotsDirectory(tmp_path / "slots")
    one = Bot("ema")
    content = one.files()["config.json"]
    key = f"blob-{sha256(content).hexdigest()[:24]}"
    text = json.dumps(document(bots=[entry(one, {"config.json": key})])).encode()
    slots.write_raw({"desired.json": text})
    reader = SlotsReader(slots.path, ObeyedRevision(tmp_path / "volume"))
    reader.refresh()
    assert reader.view.error == f"{key} is named but not there"
    slots.write_raw({"desired.json": text, key: b"other"})
    reader.refresh()
    assert reader.view.error == f"{key} does not hold the content its name says"
    slots.write_raw({"desired.json": text, key: content})
    reader.refresh()
    assert reader.view.error is None


def test_plain_directory_without_swap_link(tmp_path: Path) -> None:
    (tmp_path / "desired.json").write_text(json.dumps(document(bots=[])))
    reader = SlotsReader(tmp_path, ObeyedRevision(tmp_path / "volume"))
    assert reader.refresh()
    assert reader.view.pod is not None
    assert not reader.refresh()


def test_a_volume_never_goes_back(tmp_path: Path) -> None:
    volume = tmp_path / "volume"
    slots = SlotsDirectory(tmp_path / "slots")
    slots.revision = 6
    slots.write()
    assert SlotsReader(slots.path, ObeyedRevision(volume)).refresh()
    # the next pod on this volume sees an older mount first
    older = SlotsDirectory(tmp_path / "older")
    older.revision = 4
    older.write()
    reader = SlotsReader(older.path, ObeyedRevision(volume))
    assert reader.refresh()
    assert (reader.view.pod, reader.view.obeyed) == (None, 7)
    assert "revision 5 is older than 7" in str(reader.view.error)
    older.revision = 6
    older.write()
    assert reader.refresh()
    assert (reader.view.pod.revision if reader.view.pod else 0, reader.view.error) == (7, None)


def test_an_older_revision_leaves_the_one_in_force(tmp_path: Path) -> None:
    slots = SlotsDirectory(tmp_path / "slots")
    reader = SlotsReader(slots.path, ObeyedRevision(tmp_path / "volume"))
    slots.write()
    slots.write()
    reader.refresh()
    slots.revision = 0
    slots.write()
    reader.refresh()
    assert reader.view.pod is not None
    assert (reader.view.pod.revision, reader.view.obeyed) == (2, 2)
    assert reader.view.error is not None


def test_the_highest_revision_survives_what_a_power_cut_leaves(tmp_path: Path) -> None:
    ObeyedRevision(tmp_path).note(7)
    (tmp_path / "revision.new").write_text("")
    assert ObeyedRevision(tmp_path).highest() == 7
    ObeyedRevision(tmp_path).note(5)
    assert ObeyedRevision(tmp_path).highest() == 7
    (tmp_path / "revision").write_text("")
    assert ObeyedRevision(tmp_path).highest() == 0
