# SPDX-License-Identifier: Apache-2.0
"""`pilot health`: from the statuses, or from a check that was asked for."""

import json

import pytest
from fake_cluster import AskedKubectl

from pilot_cli.commands import health
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

ISSUE = {"type": "Bot", "name": "ema", "message": "Crashed: it broke", "remedy": "look at its log"}
ACTION = {"type": "Bot", "name": "ema", "action": "StartBot", "reason": "the agent is at it"}


def checked(status=None, bots=(), **behaviour):
    """An API server whose operator answers a check."""
    return AskedKubectl(answer, status or {"health": "Healthy"}, bots, **behaviour)


def answer(request):
    check = {
        "requestId": request, "startedAt": "2026-11-21T12:00:00Z", "durationMs": 120,
        "pods": 1, "agents": 1, "bots": 2, "botApis": 1,
        "issues": [ISSUE], "actions": [ACTION],
    }  # fmt: skip
    return {"check": check}


def bot(name, state, pool="p"):
    conditions = [{"type": "Ready", "reason": "LoopStalled", "message": "no loop"}]
    status = {"slot": {"pool": pool}, "health": state, "conditions": conditions}
    return {"metadata": {"name": name, "namespace": "default"}, "spec": {}, "status": status}


@pytest.fixture
def invocation(called):
    return called(checked(), json=False, pool="", now=False, timeout=60)


def test_all_is_well(invocation):
    assert health.run(invocation) is ExitCode.OK
    assert invocation.out.getvalue() == "default/p: Healthy\n"


def test_what_the_last_pass_wrote_down(invocation):
    pods = [{"name": "p-0-0", "message": "the agent does not answer"}, {"name": "p-1-0"}]
    bots = [bot("ema", "Unhealthy"), bot("rsi", "Healthy"), bot("other", "Failed", "q")]
    invocation.__dict__["kubectl"] = checked({"health": "Degraded", "pods": pods}, bots)
    assert health.run(invocation) is ExitCode.NOT_READY
    said = invocation.out.getvalue()
    assert "Pod p-0-0: the agent does not answer" in said
    assert "Bot ema: LoopStalled: no loop" in said
    assert "rsi" not in said
    assert "other" not in said


def test_a_check_now_says_what_it_looked_at(invocation):
    invocation.options.now = True
    assert health.run(invocation) is ExitCode.NOT_READY
    said = invocation.out.getvalue()
    assert "looked at 1 pods (1 agents answered) and 2 bots (1 answered) in 120 ms" in said
    assert "Bot ema: Crashed: it broke\n    -> look at its log" in said
    assert "under way: StartBot of ema" in said
    assert invocation.kubectl.asked[0][-1].startswith("crypto-pilot.dev/check-requested=")


def test_json_has_the_same(invocation):
    invocation.options.now = invocation.options.json = True
    health.run(invocation)
    (pool,) = json.loads(invocation.out.getvalue())["pools"]
    assert pool["check"]["durationMs"] == 120
    assert pool["issues"][0]["remedy"] == "look at its log"


def test_an_operator_that_is_away_is_said(invocation):
    invocation.options.now = True
    invocation.__dict__["kubectl"] = checked(looks=10**6)
    with pytest.raises(PilotFailure) as failure:
        health.run(invocation)
    assert failure.value.code is ExitCode.NOT_READY


def test_unknown_pools_and_refusals(invocation):
    invocation.options.pool = "x"
    with pytest.raises(PilotFailure, match="there are: p"):
        health.run(invocation)
    invocation.options.pool = "p"
    invocation.options.now = True
    invocation.__dict__["kubectl"] = checked(refuses=True)
    with pytest.raises(PilotFailure, match="not taken"):
        health.run(invocation)
