# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy list`, `show`, `history`, `diff`: what they tell of a cluster."""

import json

import pytest
from strategy_cluster import FILE, StrategyKubectl, a_bot, a_strategy, kept, version

from pilot_cli.commands import strategy
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

ROLLOUT = {
    "phase": "Waiting", "version": "1.1.0", "from": "1.0.0", "step": 0, "percent": 20,
    "updated": 1, "total": 2, "watchingSince": "2026-11-21T10:05:00Z", "verdict": "Healthy",
    "reason": "0 crashes, gain 0.2 % an hour", "message": "watched until 10:35",
    "candidates": ["new-bot"],
    "candidateFigures": {"bots": 1, "botHours": "0.5", "crashes": 0},
    "stableFigures": {"bots": 1, "botHours": "0.5", "crashes": 2},
}  # fmt: skip
CHANGED = FILE.replace("-0.03", "-0.05")


def rolling():
    """1.1.0 is on its way to the second bot of two; a third one is pinned."""
    one = a_strategy(
        "1.1.0",
        [version("1.1.0", "Candidate", 1), version("1.0.0", "Stable", 1)],
        candidate="1.1.0",
        rollout=ROLLOUT,
    )
    bots = [
        a_bot("old-bot", "1.0.0"), a_bot("new-bot", "1.1.0"),
        a_bot("pinned-bot", "0.9.0", version="0.9.0"),
    ]  # fmt: skip
    maps = [kept("1.0.0"), kept("1.1.0", CHANGED, changelog="A wider stop.\nMore words.")]
    return StrategyKubectl(one, config_maps=maps, bots=bots)


@pytest.fixture
def asked(called):
    def ask(action, cluster=None, as_json=False, **options):
        made = called(
            cluster or rolling(), action=action, json=as_json, namespace="",
            **{"name": "ema-rsi", "versions": [], **options},
        )  # fmt: skip
        code = strategy.run(made)
        assert code is ExitCode.OK
        said = made.out.getvalue()
        return json.loads(said) if as_json else said

    return ask


def test_list(asked):
    said = asked("list")
    assert "ema-rsi   -      1.1.0    1.0.0   1.1.0      Waiting 20 %, 1 of 2  2" in said
    assert asked("list", as_json=True)["strategies"][0]["rollout"]["source"] == "1.0.0"
    assert asked("list", cluster=StrategyKubectl()) == "No strategies yet.\n"


def test_list_says_why_a_version_is_not_used(asked):
    refused = a_strategy("2.0.0", [version("1.0.0", "Stable")])
    refused["status"]["conditions"] = [
        {"type": "Valid", "status": "False", "message": "spec.className: no class\nmore"}
    ]
    said = asked("list", cluster=StrategyKubectl(refused))
    assert said.rstrip().endswith("spec.className: no class")


def test_show_tells_what_runs_where_and_the_figures(asked):
    said = asked("show")
    assert "in spec 1.1.0 · stable 1.0.0 · candidate 1.1.0" in said
    assert "Waiting, step 1 of 2 (20 %), 1 of 2 bots" in said
    assert "verdict Healthy: 0 crashes" in said
    assert "crashes    0      2" in said
    lines = [line.split()[:5] for line in said.splitlines()]
    assert ["new-bot", "Running", "1.1.0", "candidate", "no"] in lines
    assert ["old-bot", "Running", "1.0.0", "stable", "no"] in lines
    assert ["pinned-bot", "Running", "0.9.0", "pinned", "0.9.0"] in lines


def test_show_as_json(asked):
    shown = asked("show", as_json=True)
    assert shown["rollout"]["candidateFigures"]["botHours"] == "0.5"
    assert {run["bot"]: run["follows"] for run in shown["runs"]}["new-bot"] == "candidate"


def test_show_of_one_that_nobody_has_looked_at(asked):
    fresh = a_strategy("1.0.0", [])
    fresh["status"] = {}
    said = asked("show", cluster=StrategyKubectl(fresh))
    assert "No version is published yet." in said
    assert "No bot uses it." in said


def test_history_has_the_changes(asked):
    said = asked("history")
    assert "A wider stop." in said
    assert "More words" not in said
    history = asked("history", as_json=True)
    assert [one["version"] for one in history["versions"]] == ["1.1.0", "1.0.0"]
    assert history["versions"][0]["changelog"] == "A wider stop.\nMore words."


def test_diff_is_of_stable_and_what_is_on_its_way(asked):
    said = asked("diff")
    assert "--- 1.0.0/EmaRsi.py" in said
    assert "-    stoploss = -0.03\n+    stoploss = -0.05" in said
    assert list(asked("diff", as_json=True)["files"]) == ["EmaRsi.py", "metadata.json"]
    assert asked("diff", versions=["1.0.0", "1.0.0"]) == "ema-rsi: 1.0.0 and 1.0.0 are the same.\n"


def test_diff_of_a_promoted_version_is_with_what_it_replaced(asked):
    cluster = rolling()
    status = cluster.strategies[0]["status"]
    status |= {"stable": "1.1.0", "candidate": "", "rollout": {**ROLLOUT, "phase": "Promoted"}}
    assert asked("diff", cluster=cluster, as_json=True)["from"] == "1.0.0"
    status["rollout"] = {}
    assert asked("diff", cluster=cluster, as_json=True)["to"] == "1.1.0"


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ({"name": "other"}, ExitCode.NOT_FOUND, "there are: ema-rsi"),
        ({"versions": ["1.0.0"]}, ExitCode.USAGE, "Name two versions"),
        ({"versions": ["1.0.0", "9.0.0"]}, ExitCode.NOT_FOUND, "kept are: 1.0.0, 1.1.0"),
    ],
)
def test_what_is_not_there(asked, options, code, words):
    with pytest.raises(PilotFailure, match=words) as refused:
        asked("diff", **options)
    assert refused.value.code is code


def test_one_version_alone_has_no_difference(asked):
    alone = a_strategy("1.0.0", [version("1.0.0", "Stable")])
    with pytest.raises(PilotFailure, match="no two versions"):
        asked("diff", cluster=StrategyKubectl(alone))


def test_two_of_one_name_need_a_namespace(asked):
    one, two = a_strategy("1.0.0", []), a_strategy("1.0.0", [])
    two["metadata"]["namespace"] = "other"
    with pytest.raises(PilotFailure, match="add --namespace"):
        asked("show", cluster=StrategyKubectl(one, two))
