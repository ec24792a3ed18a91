# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy rollback`: where it goes, and what it writes for that."""

import json

import pytest
from strategy_cluster import FILE, StrategyKubectl, a_strategy, kept, version

from pilot_cli.commands import strategy
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

CHANGED = FILE.replace("-0.03", "-0.05")
VERSIONS = [
    version("1.1.0", "Stable", 2),
    version("1.0.0", "Superseded"),
    version("0.9.0", "Valid"),
]


def promoted(**status):
    """1.1.0 replaced 1.0.0."""
    rollout = {"phase": "Promoted", "version": "1.1.0", "from": "1.0.0"}
    return a_strategy("1.1.0", VERSIONS, stable="1.1.0", **{"rollout": rollout, **status})


def cluster_of(one, *more, **behaviour):
    maps = [kept("0.9.0"), kept("1.0.0", parameters={"buy": {"fast": 7}}), kept("1.1.0", CHANGED)]
    return StrategyKubectl(one, config_maps=[*maps, *more], **behaviour)


@pytest.fixture
def back(called):
    def go(cluster, *, to="", now=False, dry_run=False, as_json=False):
        made = called(
            cluster, action="rollback", name="ema-rsi", namespace="", to=to, now=now,
            dry_run=dry_run, timeout=5, json=as_json,
        )  # fmt: skip
        assert strategy.run(made) is ExitCode.OK
        return made.out.getvalue()

    return go


def changes(patch):
    return {op["path"].removeprefix("/spec/"): op for op in patch}


def test_the_version_before_is_rolled_out(back):
    cluster = cluster_of(promoted())
    assert back(cluster) == "ema-rsi: 1.0.0 is rolled out in place of 1.1.0.\n"
    (patch,) = cluster.patches
    assert patch[0] == {"op": "test", "path": "/spec/version", "value": "1.1.0"}
    written = changes(patch[1:])
    assert written["version"]["value"] == "1.0.0"
    assert written["source"]["value"] == {"configMap": {"name": "ema-rsi-1.0.0-0a1b2c3d"}}
    assert written["parameters"]["value"] == {"buy": {"fast": 7}}
    assert "rollout" not in written, "steps and pauses stay"


def test_to_a_version_without_parameters_removes_them(back):
    one = promoted()
    one["spec"]["parameters"] = {"buy": {"fast": 9}}
    cluster = cluster_of(one)
    back(cluster, to="0.9.0")
    assert changes(cluster.patches[0])["parameters"]["op"] == "remove"


def test_git_goes_back_to_the_same_source(back):
    """The ConfigMap that kustomize made is named again while it is there."""
    made = {"metadata": {"name": "strategy-ema-rsi-7h2k"}, "data": {"EmaRsi.py": FILE}}
    cluster = cluster_of(promoted(), made)
    back(cluster)
    source = changes(cluster.patches[0][1:])["source"]["value"]
    assert source == {"configMap": {"name": "strategy-ema-rsi-7h2k"}}


def test_an_inline_source_stays_inline(back):
    one = promoted()
    one["spec"]["source"] = {"inline": CHANGED}
    cluster = cluster_of(one)
    back(cluster)
    assert changes(cluster.patches[0][1:])["source"]["value"] == {"inline": FILE}


def test_now_means_without_pauses(back):
    cluster = cluster_of(promoted())
    back(cluster, now=True)
    rollout = changes(cluster.patches[0][1:])["rollout"]["value"]
    assert rollout["action"] == "Promote"
    assert len(rollout["steps"]) == 2


def test_a_word_that_stands_is_forgotten_first(back):
    one = promoted()
    one["spec"]["rollout"]["action"] = "Promote"
    one["status"]["rollout"]["action"] = "Promote"
    cluster = cluster_of(one)
    back(cluster, now=True)
    first, second = cluster.patches
    assert first == [{"op": "remove", "path": "/spec/rollout/action"}]
    assert changes(second[1:])["rollout"]["value"]["action"] == "Promote"


def test_a_pause_that_stands_does_not_hold_it_up(back):
    one = promoted()
    one["spec"]["rollout"]["action"] = "Pause"
    cluster = cluster_of(one)
    back(cluster)
    assert "action" not in changes(cluster.patches[0][1:])["rollout"]["value"]


@pytest.mark.parametrize(
    ("candidate", "words"),
    [
        ("1.2.0", "bots with 1.2.0 go back to 1.1.0"),
        ("", "bots stay on 1.1.0, 1.2.0 is not rolled out"),
    ],
)
def test_what_is_on_its_way_ends(back, candidate, words):
    one = promoted(candidate=candidate)
    one["spec"]["version"] = "1.2.0"
    cluster = cluster_of(one)
    assert words in back(cluster)
    assert changes(cluster.patches[0][1:])["version"]["value"] == "1.1.0"


def test_without_a_word_in_the_rollout_the_newest_that_was_stable(back):
    cluster = cluster_of(promoted(rollout={}))
    assert json.loads(back(cluster, as_json=True))["to"] == "1.0.0"


def test_a_dry_run_writes_nothing(back):
    cluster = cluster_of(promoted())
    assert "not done" in back(cluster, dry_run=True)
    assert cluster.patches == []


def test_nothing_to_do(back):
    cluster = cluster_of(promoted())
    assert "nothing to do" in back(cluster, to="1.1.0")
    assert cluster.patches == []


@pytest.mark.parametrize(
    ("versions", "to", "code", "words"),
    [
        (VERSIONS, "3.0.0", ExitCode.NOT_FOUND, "--to can be one of: 1.1.0, 1.0.0, 0.9.0"),
        (VERSIONS[:1], "", ExitCode.NOT_FOUND, "no version before"),
        (
            [*VERSIONS[:1], version("1.0.5", "RolledBack", message="3 crashes")], "1.0.5",
            ExitCode.FAILED, r"RolledBack \(3 crashes\).*under a new number",
        ),
    ],
)  # fmt: skip
def test_where_nobody_can_go(back, versions, to, code, words):
    one = promoted(rollout={})
    one["status"]["versions"] = versions
    with pytest.raises(PilotFailure, match=words) as refused:
        back(cluster_of(one), to=to)
    assert refused.value.code is code


def test_a_refusal_is_told(back):
    with pytest.raises(PilotFailure, match="test operation failed"):
        back(cluster_of(promoted(), refuses="test operation failed"))
