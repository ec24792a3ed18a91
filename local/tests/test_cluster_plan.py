# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pilot_cli.cluster.facts import ClusterFacts
from pilot_cli.cluster.processes import Process
from pilot_cli.cluster.program import Program
from pilot_cli.cluster.up_plan import (
    EndOrphan,
    Refuse,
    StartProgram,
    StartSupervisor,
    TakeOverConfiguration,
    plan_up,
)
from pilot_cli.exit_codes import ExitCode

HOME = Path("/h")
PROGRAMS = [
    Program("etcd", ("etcd",), (1, 2)),
    Program("kube-apiserver", ("api",), (3,)),
    Program("operator", ("java",), (10,)),
]


def facts(**changes):
    return ClusterFacts(**{"supervisor_running": False, "free_megabytes": 5000, **changes})


def test_a_fresh_cluster():
    assert plan_up(facts(), PROGRAMS, HOME) == [
        StartSupervisor(),
        StartProgram("etcd"),
        StartProgram("kube-apiserver"),
    ]


def test_a_running_cluster_is_only_brought_up_to_date():
    plan = plan_up(facts(supervisor_running=True), PROGRAMS, HOME)
    assert plan[0] == TakeOverConfiguration()
    assert StartSupervisor() not in plan


def test_what_needs_the_crds_is_not_started_yet():
    assert StartProgram("operator") not in plan_up(facts(), PROGRAMS, HOME)


def test_orphans_are_ended_before_anything_starts():
    orphan = Process(7, ("etcd",), "/h")
    plan = plan_up(facts(orphans=(orphan,)), PROGRAMS, HOME)
    assert plan[:2] == [EndOrphan(orphan), StartSupervisor()]


def test_a_port_of_someone_else_is_named_with_its_holder():
    stranger = Process(99, ("/usr/bin/nginx", "-g"), "")
    (refusal,) = plan_up(facts(strangers={3: stranger}), PROGRAMS, HOME)
    assert refusal.failure.code is ExitCode.PORT_TAKEN
    for word in ("3", "nginx", "99", "PILOT_PORT_BASE"):
        assert word in str(refusal.failure)


def test_another_checkouts_cluster_is_named():
    stranger = Process(99, ("/c/kube-apiserver",), "/other/.pilot")
    (refusal,) = plan_up(facts(strangers={3: stranger}), PROGRAMS, HOME)
    assert "/other/.pilot" in str(refusal.failure)
    assert "pilot down" in str(refusal.failure)


def test_a_full_disk():
    (refusal,) = plan_up(facts(free_megabytes=999), PROGRAMS, HOME)
    assert refusal.failure.code is ExitCode.DISK_FULL
    assert "999 MB" in str(refusal.failure)


processes = st.builds(
    Process, st.integers(1, 9), st.just(("x",)), st.sampled_from(["", "/h", "/other"])
)


@given(
    running=st.booleans(),
    orphans=st.lists(processes, max_size=3),
    strangers=st.dictionaries(st.integers(1, 20), processes, max_size=2),
    free=st.integers(0, 3000),
)
def test_whatever_is_found_nothing_starts_beside_an_obstacle(running, orphans, strangers, free):
    plan = plan_up(
        facts(
            supervisor_running=running,
            orphans=tuple(orphans),
            strangers=strangers,
            free_megabytes=free,
        ),
        PROGRAMS,
        HOME,
    )
    if strangers or free < 1000:
        assert [type(action) for action in plan] == [Refuse]
    else:
        supervisors = [a for a in plan if a in (StartSupervisor(), TakeOverConfiguration())]
        assert supervisors == [TakeOverConfiguration() if running else StartSupervisor()]
        started = [a.name for a in plan if isinstance(a, StartProgram)]
        assert started == ["etcd", "kube-apiserver"]
        assert plan.index(supervisors[0]) < plan.index(StartProgram("etcd"))
