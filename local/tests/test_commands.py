# SPDX-License-Identifier: Apache-2.0
import argparse
import errno
import io
import json
import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from pilot_cli.__main__ import main
from pilot_cli.cli import COMMANDS, command_line, parse
from pilot_cli.cluster.bootstrap import BASE, apply_base, crd_files
from pilot_cli.cluster.kubectl import Kubectl, KubectlFailed
from pilot_cli.cluster.own import hold_cluster
from pilot_cli.cluster.supervisor import ProgramState
from pilot_cli.commands import build, down, env, kubectl, logs, status, test, up, version
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.samples.catalog import sample_objects
from pilot_cli.samples.first_time import apply_samples, identity, new_samples

CHECKOUT = Path(__file__).resolve().parent.parent.parent


class FakeSupervisor:
    def __init__(self, *states, running=True):
        self._states, self._running = states, running

    def running(self):
        return self._running

    def states(self):
        return {state.name: state for state in self._states}


class FakeKubectl:
    """Answers `get KIND` from a dictionary; kinds that are missing fail."""

    def __init__(self, **kinds):
        self.kinds = kinds
        self.calls = []

    def items(self, kind, *_):
        if kind not in self.kinds:
            raise KubectlFailed(f"{kind} not found")
        return self.kinds[kind]

    def run(self, *words, stdin=""):
        self.calls.append((*map(str, words), stdin))
        return self.kinds.get("run", {}).get(words[0], "")

    def apply(self, *words, stdin=""):
        self.calls.append(("apply", *map(str, words), stdin))
        return ""


BOT = {
    "metadata": {"name": "ema-btc", "namespace": "default", "uid": "3f2a9c1b-1", "generation": 1},
    "spec": {"state": "Running", "strategy": {"name": "ema-rsi"}},
    "status": {"conditions": [{"type": "Ready", "status": "True", "observedGeneration": 1}]},
}


@pytest.fixture
def invocation(locations, progress, clock):
    """A call on a cluster that runs; `options` are set by the tests."""
    locations.home.mkdir()
    locations.kubeconfig.write_text("{}")
    made = Invocation(
        {"PATH": os.environ["PATH"]},
        locations,
        clock,
        progress,
        io.StringIO(),
        argparse.Namespace(),
    )
    made.__dict__["supervisor"] = FakeSupervisor(ProgramState("etcd", "RUNNING", 7, 65))
    made.__dict__["kubectl"] = FakeKubectl(bots=[BOT])
    return made


def answer(invocation):
    return invocation.out.getvalue()


class TestStatus:
    def test_table(self, invocation):
        invocation.options = argparse.Namespace(json=False)
        assert status.run(invocation) is ExitCode.OK
        for word in ("etcd", "running", "1 min 05 s", "ema-btc"):
            assert word in answer(invocation)

    def test_json(self, invocation):
        invocation.options = argparse.Namespace(json=True)
        assert status.run(invocation) is ExitCode.OK
        document = json.loads(answer(invocation))
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
        assert "does not answer" in answer(invocation)
        assert "etcd" in answer(invocation)

    def test_no_bots(self, invocation):
        invocation.options = argparse.Namespace(json=False)
        invocation.__dict__["kubectl"] = FakeKubectl(bots=[])
        status.run(invocation)
        assert "No bots yet." in answer(invocation)

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
        assert answer(invocation) == "a line\n"
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


class TestSmallOnes:
    def test_env(self, invocation):
        invocation.options = argparse.Namespace(json=False)
        env.run(invocation)
        assert answer(invocation) == f"export KUBECONFIG={invocation.locations.kubeconfig}\n"

    def test_env_json(self, invocation):
        invocation.options = argparse.Namespace(json=True)
        env.run(invocation)
        assert json.loads(answer(invocation)) == {
            "KUBECONFIG": str(invocation.locations.kubeconfig)
        }

    @pytest.mark.parametrize("as_json", [True, False])
    def test_version(self, invocation, as_json):
        invocation.locations = replace(invocation.locations, checkout=CHECKOUT)
        invocation.options = argparse.Namespace(json=as_json)
        version.run(invocation)
        assert "freqtrade" in answer(invocation)
        assert "1.36" in answer(invocation)

    def test_kubectl_replaces_the_process(self, invocation, monkeypatch):
        called = []
        monkeypatch.setattr(os, "execve", lambda *words: called.append(words))
        invocation.__dict__["kubectl"] = Kubectl(Path("/k"), invocation.locations.kubeconfig)
        invocation.options = argparse.Namespace(arguments=["get", "-n", "x"])
        kubectl.run(invocation)
        ((program, words, environ),) = called
        assert (program, words) == ("/k", ["/k", "get", "-n", "x"])
        assert environ["KUBECONFIG"] == str(invocation.locations.kubeconfig)

    def test_build_with_nothing_to_do(self, invocation, shown):
        part = SimpleNamespace(name="etcd", title="etcd", place=Path("/c"), present=lambda: True)
        invocation.__dict__["parts"] = SimpleNamespace(of_group=lambda _: [part])
        invocation.options = argparse.Namespace(what="kube")
        assert build.run(invocation) is ExitCode.OK
        assert answer(invocation) == "etcd\t/c\n"
        assert "nothing to do" in shown.getvalue()

    def test_down_without_a_cluster(self, invocation, shown, tmp_path):
        invocation.locations = replace(invocation.locations, home=tmp_path / "none")
        assert down.run(invocation) is ExitCode.OK
        assert "no cluster" in shown.getvalue()

    def test_down_of_a_stopped_cluster_may_purge(self, invocation, shown):
        invocation.__dict__["supervisor"] = FakeSupervisor(running=False)
        invocation.options = argparse.Namespace(purge=False)
        assert down.run(invocation) is ExitCode.OK
        assert "not running" in shown.getvalue()
        invocation.options = argparse.Namespace(purge=True)
        assert down.run(invocation) is ExitCode.OK
        assert not invocation.locations.home.exists()

    def test_status_while_up_is_at_work(self, invocation):
        invocation.__dict__["supervisor"] = FakeSupervisor(running=False)
        with hold_cluster(invocation.locations), pytest.raises(PilotFailure) as refused:
            invocation.require_running()
        assert refused.value.code is ExitCode.BUSY
        assert f"process {os.getpid()}" in str(refused.value)
        with pytest.raises(PilotFailure) as refused:
            invocation.require_running()
        assert refused.value.code is ExitCode.NOT_RUNNING

    def test_an_unknown_test_stage(self, invocation, shown):
        invocation.options = argparse.Namespace(stages=["everything"], json=False)
        assert test.run(invocation) is ExitCode.USAGE
        assert "everything" in shown.getvalue()


class TestUpOptions:
    def options(self, **changes):
        return argparse.Namespace(
            **{
                "exchange": "paper",
                "symbols": None,
                "runtime_env": None,
                "api_env": None,
                **changes,
            }
        )

    def test_choices(self, invocation):
        invocation.options = self.options(symbols=50, runtime_env=["A=b=c"])
        choices = up._choices(invocation)
        assert (choices.paper_exchange, choices.symbols) == (True, 50)
        assert choices.runtime_env == {"A": "b=c"}

    def test_earlier_choices_stay(self, invocation):
        saved = {"paper_exchange": True, "symbols": 50, "runtime_env": {"A": "b"}}
        (invocation.locations.home / "choices.json").write_text(json.dumps(saved))
        invocation.options = self.options(exchange="auto")
        choices = up._choices(invocation)
        assert (choices.symbols, choices.runtime_env) == (50, {"A": "b"})

    @pytest.mark.parametrize("text", ["novalue", "=x"])
    def test_a_malformed_assignment(self, invocation, text):
        invocation.options = self.options(runtime_env=[text])
        with pytest.raises(PilotFailure) as wrong:
            up._choices(invocation)
        assert wrong.value.code is ExitCode.USAGE

    def test_settings_of_the_api_server_are_kept(self, invocation):
        invocation.options = self.options(api_env=["SMTP_URL=smtp://u:p=w@h", "A=b"])
        assert up._choices(invocation).api_env == {"SMTP_URL": "smtp://u:p=w@h", "A": "b"}

    def test_a_malformed_setting_is_not_repeated_with_its_value(self, invocation):
        invocation.options = self.options(api_env=["=secret"])
        with pytest.raises(PilotFailure) as wrong:
            up._choices(invocation)
        assert "secret" not in str(wrong.value)
        assert "--api-env" in str(wrong.value)


class TestCommandLine:
    def test_every_command_explains_itself(self):
        for name, module in COMMANDS.items():
            assert module.HELP
            assert name in command_line().format_help()

    def test_kubectls_options_are_kubectls(self):
        assert parse(["kubectl", "-n", "x", "--help"]).arguments == ["-n", "x", "--help"]

    def test_abbreviations_are_refused(self, capsys):
        with pytest.raises(SystemExit) as wrong:
            parse(["down", "--pur"])
        assert wrong.value.code == 2
        assert "--pur" in capsys.readouterr().err


class TestMain:
    def call(self, tmp_path, monkeypatch, behaviour, *arguments):
        fake = SimpleNamespace(HELP="x", describe=lambda _: None, run=behaviour)
        monkeypatch.setitem(COMMANDS, "env", fake)
        out, err = io.StringIO(), io.StringIO()
        code = main(["env", *arguments], {"PILOT_HOME": str(tmp_path)}, out, err)
        return code, err.getvalue()

    def raising(self, error):
        def behaviour(_):
            raise error

        return behaviour

    def test_good(self, tmp_path, monkeypatch):
        assert self.call(tmp_path, monkeypatch, lambda _: ExitCode.OK) == (ExitCode.OK, "")

    def test_a_home_that_may_not_be_written_is_named(self, tmp_path, monkeypatch):
        error = PermissionError(errno.EACCES, "Permission denied", "/there")
        code, said = self.call(tmp_path, monkeypatch, self.raising(error))
        assert code is ExitCode.FAILED
        assert "/there" in said
        assert "PILOT_HOME" in said

    def test_a_disk_that_fills_up_meanwhile(self, tmp_path, monkeypatch):
        error = OSError(errno.ENOSPC, "No space left on device")
        code, said = self.call(tmp_path, monkeypatch, self.raising(error))
        assert code is ExitCode.DISK_FULL
        assert "full" in said

    def test_a_fault_of_ours_is_not_hidden(self, tmp_path, monkeypatch):
        error = FileNotFoundError(errno.ENOENT, "No such file", "/there")
        with pytest.raises(FileNotFoundError):
            self.call(tmp_path, monkeypatch, self.raising(error))

    def test_a_failure_is_a_sentence_and_a_code(self, tmp_path, monkeypatch):
        failure = PilotFailure(ExitCode.PORT_TAKEN, "Port 1 is taken.", "detail")
        code, text = self.call(tmp_path, monkeypatch, self.raising(failure))
        assert code is ExitCode.PORT_TAKEN
        assert text == "pilot: Port 1 is taken.\ndetail\n"

    def test_kubectl_trouble(self, tmp_path, monkeypatch):
        code, text = self.call(tmp_path, monkeypatch, self.raising(KubectlFailed("forbidden")))
        assert code is ExitCode.FAILED
        assert "forbidden" in text

    def test_interrupted(self, tmp_path, monkeypatch):
        code, text = self.call(tmp_path, monkeypatch, self.raising(KeyboardInterrupt()))
        assert code is ExitCode.INTERRUPTED
        assert "Traceback" not in text


class TestKubectlProgram:
    def kubectl(self, tmp_path, body):
        program = tmp_path / "kubectl"
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
        return Kubectl(program, tmp_path / "config")

    def test_items_of_a_list_and_of_one(self, tmp_path):
        many = self.kubectl(tmp_path, """echo '{"items": [{"a": 1}, {"a": 2}]}'""")
        assert many.items("bots") == [{"a": 1}, {"a": 2}]
        one = self.kubectl(tmp_path, """echo '{"kind": "Bot"}'""")
        assert one.items("bot", "x") == [{"kind": "Bot"}]

    def test_log_lines_are_not_the_message(self, tmp_path):
        body = 'echo "E1121 11:33:20 memcache.go] noise" >&2; echo "refused" >&2; exit 1'
        with pytest.raises(KubectlFailed) as failed:
            self.kubectl(tmp_path, body).run("get")
        assert str(failed.value) == "refused"

    def test_an_error_without_words(self, tmp_path):
        with pytest.raises(KubectlFailed) as failed:
            self.kubectl(tmp_path, "exit 3").run("get")
        assert "3" in str(failed.value)

    def test_apply_says_who_applies(self, tmp_path):
        said = self.kubectl(tmp_path, 'echo "$@"; echo $KUBECONFIG').apply("-f", "x")
        assert "--field-manager=pilot" in said
        assert str(tmp_path / "config") in said


class TestSamples:
    ITEMS = (
        {"kind": "Strategy", "metadata": {"name": "ema-rsi"}},
        {"kind": "Bot", "metadata": {"name": "b", "namespace": "n"}},
    )

    def test_identity(self):
        assert [identity(i) for i in self.ITEMS] == ["Strategy.default.ema-rsi", "Bot.n.b"]

    def test_only_what_was_never_applied(self):
        assert new_samples(self.ITEMS, frozenset({"Bot.n.b"})) == [self.ITEMS[0]]
        assert new_samples(self.ITEMS, frozenset()) == list(self.ITEMS)

    def test_applied_once_and_recorded(self):
        kubectl = FakeKubectl()
        assert apply_samples(kubectl, self.ITEMS) == 2
        record = json.loads(kubectl.calls[-1][-1])
        assert sorted(record["data"]) == ["Bot.n.b", "Strategy.default.ema-rsi"]

        again = FakeKubectl(run={"get": json.dumps(record)})
        assert apply_samples(again, self.ITEMS) == 0
        assert [call[0] for call in again.calls] == ["get"]

    def test_rendered_by_kubectl(self, tmp_path):
        one = json.dumps({"kind": "Bot", "metadata": {"name": "x"}})
        many = json.dumps({"kind": "List", "items": [{"kind": "A"}, {"kind": "B"}]})
        kubectl = FakeKubectl(run={"create": f"{one}\n{many}\n"})
        kinds = [item["kind"] for item in sample_objects(kubectl, tmp_path)]
        assert kinds == ["Bot", "A", "B"] * 2


class TestBootstrap:
    def test_crds_of_this_checkout(self):
        assert [f.stem for f in crd_files(CHECKOUT)] == ["botpools", "bots", "strategies"]

    def test_everything_is_applied(self):
        kubectl = FakeKubectl()
        apply_base(kubectl, CHECKOUT)
        words = " ".join(word for call in kubectl.calls for word in call)
        for expected in (
            str(BASE),
            "bots.yaml",
            "operator/manifests",
            "api-server/manifests",
            "Established",
        ):
            assert expected in words

    def test_the_base_is_there(self):
        assert "system:node:pilot-local" in BASE.read_text()
