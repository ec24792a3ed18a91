# SPDX-License-Identifier: Apache-2.0
"""`pilot status` and `pilot logs`."""

import argparse
import json

import pytest
from fake_cluster import BOT, FakeKubectl, FakeSupervisor

from pilot_cli.cluster.supervisor import ProgramState
from pilot_cli.commands import logs, status
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure


class TestStatus:
    def test_table(self, invocation):
        invocation.options = argparse.Namespace(json=False)
        assert status.run(invocation) is ExitCode.OK
        for word in ("etcd", "running", "1 min 05 s", "ema-btc"):
            assert word in invocation.out.getvalue()

    def test_json(self, invocation):
        invocation.options = argparse.Namespace(json=True)
        assert status.run(invocation) is ExitCode.OK
        document = json.loads(invocation.out.getvalue())
        assert document["cluster"]["programs"][0]["uptimeSeconds"] == 65
        assert document["bots"][0]["name"] == "ema-btc"

    def test_a_dead_program_shows_in_the_exit_code(self, invocation):
        invocation.options = argparse.Namespace(json=False)
        invocation.__dict__["supervisor"] = FakeSupervisor(ProgramState("etcd", "BACKOFF", 0, 0))
        assert status.run(invocation) is ExitCode.NOT_READY

    def test_without_api_server_the_programs_are_still_shown(self, invocation):
        invocation.options = argparse.Namespace(json=False)
        invocation.__dict__["kubectl"] = FakeKubectl()
        assert status.run(invocation) is ExitCode.NOT_READY
        assert "does not answer" in invocation.out.getvalue()
        assert "etcd" in invocation.out.getvalue()

    def test_no_bots(self, invocation):
        invocation.options = argparse.Namespace(json=False)
        invocation.__dict__["kubectl"] = FakeKubectl(bots=[])
        status.run(invocation)
        assert "No bots yet." in invocation.out.getvalue()

    def test_nothing_runs(self, invocation):
        invocation.__dict__["supervisor"] = FakeSupervisor(running=False)
        with pytest.raises(PilotFailure) as stopped:
            status.run(invocation)
        assert stopped.value.code is ExitCode.NOT_RUNNING
        assert "./pilot up" in str(stopped.value)


class TestLogs:
    def options(self, name="ema-btc"):
        return argparse.Namespace(bot=name, namespace="default", follow=False, tail=5)

    def test_nobody_of_that_name(self, invocation):
        invocation.options = self.options("nix")
        with pytest.raises(PilotFailure) as unknown:
            logs.run(invocation)
        assert unknown.value.code is ExitCode.NOT_FOUND
        assert "ema-btc" in str(unknown.value)

    def test_no_slot_yet(self, invocation):
        invocation.options = self.options()
        with pytest.raises(PilotFailure) as waiting:
            logs.run(invocation)
        assert "no slot" in str(waiting.value)

    def test_lines(self, invocation, monkeypatch):
        slot = {"pool": "starter", "pod": "starter-0-0", "address": "127.77.0.1"}
        placed = {**BOT, "status": {**BOT["status"], "slot": slot}}
        asked = []

        def lines(agent, identity, tail, follow):
            asked.append((agent.host, agent.token, identity, tail, follow))
            yield "a line"

        monkeypatch.setattr(logs, "log_lines", lines)
        secret = {"data": {"token": "YWJj"}}
        invocation.__dict__["kubectl"] = FakeKubectl(bots=[placed], secret=[secret])
        invocation.options = self.options()
        assert logs.run(invocation) is ExitCode.OK
        assert invocation.out.getvalue() == "a line\n"
        assert asked == [("127.77.0.1", "abc", "ema-btc-3f2a9c1b", 5, False)]

    def test_the_pods_address_stands_in_for_a_missing_one(self, invocation, monkeypatch):
        slot = {"pool": "starter", "pod": "starter-0-0", "id": "the-id"}
        placed = {**BOT, "status": {**BOT["status"], "slot": slot}}
        asked = []
        monkeypatch.setattr(logs, "log_lines", lambda a, i, *_: asked.append((a.host, i)) or [])
        pod = {"status": {"podIP": "127.77.0.9"}}
        invocation.__dict__["kubectl"] = FakeKubectl(
            bots=[placed], pod=[pod], secret=[{"data": {"token": "YWJj"}}]
        )
        invocation.options = self.options()
        logs.run(invocation)
        assert asked == [("127.77.0.9", "the-id")]

    def test_a_pod_that_is_gone(self, invocation):
        slot = {"pool": "starter", "pod": "starter-0-0"}
        placed = {**BOT, "status": {**BOT["status"], "slot": slot}}
        invocation.__dict__["kubectl"] = FakeKubectl(bots=[placed])
        invocation.options = self.options()
        with pytest.raises(PilotFailure) as gone:
            logs.run(invocation)
        assert gone.value.code is ExitCode.NOT_RUNNING
