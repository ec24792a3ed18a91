# SPDX-License-Identifier: Apache-2.0
"""`pilot rebalance`: a request by annotation, answered in the status."""

import json

import pytest
from fake_cluster import AskedKubectl

from pilot_cli.commands import rebalance
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

MOVE = {"bot": "a", "from": "p-0-0", "to": "p-1-0", "reason": "pod has 4 bots, the other one 0"}


def answering(**behaviour):
    """An API server whose operator answers a request to even out the pods."""
    return AskedKubectl(answer, **behaviour)


def answer(request):
    return {
        "rebalance": {"lastRequest": request, "message": "1 moves would even out the pods"},
        "suggestions": [MOVE],
    }


@pytest.fixture
def invocation(called):
    return called(
        answering(), json=False, pool="p", namespace="", dry_run=True, execute=False, timeout=60
    )


def test_a_dry_run_shows_the_moves_with_their_reasons(invocation):
    assert rebalance.run(invocation) is ExitCode.OK
    said = invocation.out.getvalue()
    assert "Pool p: 1 moves would even out the pods." in said
    assert "p-0-0 -> p-1-0" in said
    assert "pod has 4 bots" in said
    asked = invocation.kubectl.asked[0]
    assert asked[:2] == ("annotate", "botpool")
    assert asked[-1].startswith("crypto-pilot.dev/rebalance-requested=dry-run/")


def test_execute_asks_without_dry_run(invocation):
    invocation.options.dry_run = False
    invocation.options.json = True
    assert rebalance.run(invocation) is ExitCode.OK
    answer = json.loads(invocation.out.getvalue())
    assert not answer["request"].startswith("dry-run")
    assert answer["suggestions"][0]["target"] == "p-1-0"


def test_two_requests_have_two_names(invocation):
    rebalance.run(invocation)
    rebalance.run(invocation)
    first, second = (asked[-1] for asked in invocation.kubectl.asked)
    assert first != second


def test_without_an_answer_it_says_where_to_look(invocation):
    invocation.__dict__["kubectl"] = answering(looks=10_000)
    with pytest.raises(PilotFailure) as late:
        rebalance.run(invocation)
    assert late.value.code is ExitCode.NOT_READY
    assert "./pilot pool p" in str(late.value)


def test_a_refused_request(invocation):
    invocation.__dict__["kubectl"] = answering(refuses=True)
    with pytest.raises(PilotFailure) as refused:
        rebalance.run(invocation)
    assert "forbidden" in str(refused.value)
