# SPDX-License-Identifier: Apache-2.0
"""`pilot pools` and `pilot pool` from the JSON of the API server."""

import json

import pytest

from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.commands import pool, pools
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.pools.text import pool_map, pools_table
from pilot_cli.pools.view import pool_view


def a_bot(name, pod="", wants="", namespace="default", ready=True):
    conditions = [
        {"type": "Placed", "status": "True" if pod else "False", "reason": "PoolFull",
         "message": "no slot is free"},
        {"type": "Ready", "status": "True" if ready else "False"},
    ]  # fmt: skip
    return {
        "metadata": {"name": name, "namespace": namespace},
        "spec": {"strategy": {"name": "ema-rsi"}, "placement": {"pool": wants} if wants else {}},
        "status": {
            "phase": "Running" if pod else "Pending",
            "conditions": conditions,
            "slot": {"pool": "p", "pod": pod} if pod else None,
            "trading": {"openTrades": 2},
        },
    }


def a_pool(**status):
    return {
        "metadata": {"name": "p", "namespace": "default"},
        "spec": {
            "tenancy": {"owner": "anna"},
            "slotsPerPod": 3,
            "pods": {"min": 1, "max": 4},
        },
        "status": status,
    }


FULL = a_pool(
    health="Degraded",
    totals={"pods": 1, "readyPods": 1, "slots": 3, "used": 2, "free": 1, "bots": 3,
            "readyBots": 2, "waitingBots": 1, "memoryMb": 120},
    conditions=[
        {"type": "Available", "status": "True", "reason": "Ready"},
        {"type": "Degraded", "status": "True", "reason": "PodsUnhealthy",
         "message": "p-0-0 is low on memory"},
        {"type": "Progressing", "status": "True", "reason": "Placing"},
    ],
    pods=[
        {"name": "p-0-0", "ordinal": 0, "phase": "Ready", "health": "Degraded", "capacity": 3,
         "used": 2, "memoryMb": 120, "address": "127.77.0.5", "message": "lower memoryPerBot"}
    ],
    moves=[
        {"bot": "b", "from": "p-1-0", "to": "p-0-0", "reason": "ScaleDown", "phase": "Done",
         "at": "2026-11-21T10:00:00Z", "downtimeMs": 2100}
    ],
    suggestions=[{"bot": "a", "from": "p-0-0", "to": "p-2-0", "reason": "evens out"}],
)  # fmt: skip
BOTS = [a_bot("b", "p-0-0"), a_bot("a", "p-0-0"), a_bot("late", wants="p", ready=False),
        a_bot("other", "p-0-0", namespace="elsewhere")]  # fmt: skip


class TestView:
    def test_bots_sit_in_their_pods_by_name(self):
        view = pool_view(FULL, BOTS)
        assert [bot.name for bot in view.pods[0].bots] == ["a", "b"]
        assert view.pods[0].free == 1
        assert [bot.name for bot in view.waiting] == ["late"]

    def test_only_bad_conditions_are_troubles(self):
        view = pool_view(FULL, BOTS)
        assert view.troubles == ("Degraded: PodsUnhealthy: p-0-0 is low on memory",)
        assert view.available

    def test_unavailable(self):
        view = pool_view(a_pool(conditions=[{"type": "Available", "status": "False"}]), [])
        assert view.troubles == ("Available",)
        assert not view.available

    def test_a_pool_the_operator_has_not_seen_yet(self):
        fresh = a_pool()
        del fresh["status"]
        view = pool_view(fresh, [])
        assert (view.health, view.pods, view.totals) == ("Unknown", (), {})
        assert "memory unknown" in pool_map(view)

    def test_shared(self):
        shared = a_pool()
        shared["spec"]["tenancy"] = {"shared": True}
        assert "(shared, namespace default)" in pool_map(pool_view(shared, []))


class TestText:
    def test_the_map(self):
        lines = pool_map(pool_view(FULL, BOTS)).splitlines()
        assert lines[0] == "Pool p (owner anna, namespace default): Degraded"
        assert lines[1] == ("Pods: 1 (1 to 4), 3 slots each; 2 slots used, 1 free; 120 MiB")
        assert "! Degraded: PodsUnhealthy: p-0-0 is low on memory" in lines
        assert "p-0-0  Ready, Degraded  [##.] 2 of 3  120 MiB  127.77.0.5" in lines
        assert "  ! lower memoryPerBot" in lines
        assert all("CPU" not in line for line in lines), "unknown is not none"
        assert "  late  PoolFull: no slot is free" in lines
        assert any("p-1-0 -> p-0-0  Done  2.1 s down" in line for line in lines)
        assert any(line.startswith("Suggested moves") for line in lines)

    def test_a_pod_says_what_it_uses_of_the_processors_once_that_is_known(self):
        pod = FULL["status"]["pods"][0] | {"cpuMilli": 50, "cpuBurstMilli": 450}
        known = FULL | {"status": FULL["status"] | {"pods": [pod]}}
        assert "120 MiB, CPU 50m, at most 450m  127.77.0.5" in pool_map(pool_view(known, BOTS))

    def test_the_table_has_a_trouble_column_only_when_needed(self):
        assert "TROUBLE" in pools_table([pool_view(FULL, BOTS)])
        assert "TROUBLE" not in pools_table([pool_view(a_pool(), [])])


class FakeKubectl:
    def __init__(self, pools_there):
        self.there = {"botpools": pools_there, "bots": BOTS}

    def items(self, kind, *_):
        if self.there[kind] is None:
            raise KubectlFailed("refused")
        return self.there[kind]


@pytest.fixture
def invocation(called):
    return called(FakeKubectl([FULL]), json=False, pool="p", namespace="")


class TestCommands:
    def test_pools(self, invocation):
        assert pools.run(invocation) is ExitCode.OK
        assert "anna" in invocation.out.getvalue()

    def test_pools_json(self, invocation):
        invocation.options.json = True
        pools.run(invocation)
        shown = json.loads(invocation.out.getvalue())["pools"][0]
        assert shown["minPods"] == 1
        assert shown["pods"][0]["bots"][0]["openTrades"] == 2

    def test_no_pools(self, invocation):
        invocation.__dict__["kubectl"] = FakeKubectl([])
        assert pools.run(invocation) is ExitCode.OK
        assert "No pools yet." in invocation.out.getvalue()

    def test_an_unavailable_pool_shows_in_the_exit_code(self, invocation):
        down = a_pool(conditions=[{"type": "Available", "status": "False", "reason": "NoPods"}])
        invocation.__dict__["kubectl"] = FakeKubectl([down])
        assert pools.run(invocation) is ExitCode.NOT_READY
        assert pool.run(invocation) is ExitCode.NOT_READY

    def test_pool(self, invocation):
        assert pool.run(invocation) is ExitCode.OK
        assert "[##.]" in invocation.out.getvalue()

    def test_pool_json(self, invocation):
        invocation.options.json = True
        pool.run(invocation)
        assert json.loads(invocation.out.getvalue())["suggestions"][0]["target"] == "p-2-0"

    def test_no_such_pool(self, invocation):
        invocation.options.pool = "q"
        with pytest.raises(PilotFailure) as refused:
            pool.run(invocation)
        assert refused.value.code is ExitCode.NOT_FOUND
        assert "there are: p" in str(refused.value)

    def test_two_pools_of_one_name(self, invocation):
        twin = {**FULL, "metadata": {"name": "p", "namespace": "elsewhere"}}
        invocation.__dict__["kubectl"] = FakeKubectl([FULL, twin])
        with pytest.raises(PilotFailure) as refused:
            pool.run(invocation)
        assert "--namespace" in str(refused.value)
        invocation.options.namespace = "elsewhere"
        assert pool.run(invocation) is ExitCode.OK

    def test_api_server_away(self, invocation):
        invocation.__dict__["kubectl"] = FakeKubectl(None)
        with pytest.raises(PilotFailure) as refused:
            pools.run(invocation)
        assert refused.value.code is ExitCode.NOT_READY
