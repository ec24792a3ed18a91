# SPDX-License-Identifier: Apache-2.0
"""`pilot move`: what is asked for, and what a person is told."""

import json

import pytest

from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.commands import move
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure


def a_pool(name, *pods):
    return {
        "metadata": {"name": name, "namespace": "default"},
        "spec": {"tenancy": {"owner": "anna"}, "slotsPerPod": 3, "pods": {"min": 1, "max": 4}},
        "status": {"pods": [{"name": pod} for pod in pods]},
    }


def a_bot(mode="Paper", open_trades=0):
    return {
        "metadata": {"name": "b", "namespace": "default"},
        "spec": {"strategy": {"name": "s"}, "mode": mode, "placement": {"pool": "p"}},
        "status": {
            "slot": {"pool": "p", "pod": "p-0-0"},
            "trading": {"openTrades": open_trades},
        },
    }


class SimulatedCluster:
    """Moves a bot as soon as it is asked to."""

    def __init__(self, bot, refuses=False):
        self.bot = bot
        self.refuses = refuses
        self.patches = []

    def items(self, kind, *_):
        return [self.bot] if kind == "bots" else [a_pool("p", "p-0-0"), a_pool("q", "q-0-0")]

    def run(self, *arguments):
        if self.refuses:
            raise KubectlFailed("forbidden")
        patch = json.loads(arguments[-1])
        self.patches.append(patch)
        pool = patch["spec"]["placement"]["pool"]
        self.bot["status"]["slot"] = {"pool": pool, "pod": f"{pool}-0-0"}
        self.bot["status"]["move"] = {
            "to": f"{pool}-0-0", "finishedAt": "2026-11-21T10:00:00Z", "downtimeMs": 2345,
        }  # fmt: skip


@pytest.fixture
def asked(called):
    def ask(to, bot=None, dry_run=False, as_json=False, refuses=False):
        cluster = SimulatedCluster(bot or a_bot(), refuses)
        made = called(
            cluster, bot="b", to=to, namespace="", dry_run=dry_run, timeout=5, json=as_json
        )
        return made, cluster

    return ask


def test_to_another_pool(asked):
    invocation, cluster = asked("q")
    assert move.run(invocation) is ExitCode.OK
    assert cluster.patches[0]["spec"]["placement"] == {"pool": "q", "dedicated": None}
    assert cluster.patches[0]["metadata"]["annotations"] == {"crypto-pilot.dev/move-to": None}
    said = invocation.out.getvalue()
    assert said == "Bot b moved from pod p-0-0 to pool q, 2.3 s without a process.\n"


def test_to_a_pod(asked):
    invocation, cluster = asked("q/0")
    assert move.run(invocation) is ExitCode.OK
    pin = cluster.patches[0]["metadata"]["annotations"]["crypto-pilot.dev/move-to"]
    assert pin == "q-0-0"


def test_a_dry_run_asks_for_nothing(asked):
    invocation, cluster = asked("q", dry_run=True)
    assert move.run(invocation) is ExitCode.OK
    assert cluster.patches == []
    assert "would move from pod p-0-0 to pool q." in invocation.out.getvalue()


def test_a_live_bot_waits_until_it_is_flat(asked):
    invocation, cluster = asked("q", bot=a_bot(mode="Live", open_trades=2), as_json=True)
    assert move.run(invocation) is ExitCode.OK
    assert len(cluster.patches) == 1
    assert "2 open trades" in json.loads(invocation.out.getvalue())["waits"]


@pytest.mark.parametrize(
    ("to", "code"),
    [("q/one", ExitCode.USAGE), ("q/7", ExitCode.NOT_FOUND), ("z", ExitCode.NOT_FOUND)],
)
def test_what_is_not_there(asked, to, code):
    invocation, _ = asked(to)
    with pytest.raises(PilotFailure) as refused:
        move.run(invocation)
    assert refused.value.code is code


def test_an_unknown_bot(asked):
    invocation, _ = asked("q")
    invocation.options.bot = "nobody"
    with pytest.raises(PilotFailure) as refused:
        move.run(invocation)
    assert refused.value.code is ExitCode.NOT_FOUND


def test_a_refusal_is_told(asked):
    invocation, _ = asked("q", refuses=True)
    with pytest.raises(PilotFailure) as refused:
        move.run(invocation)
    assert "forbidden" in str(refused.value)
