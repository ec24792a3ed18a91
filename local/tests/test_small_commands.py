# SPDX-License-Identifier: Apache-2.0
"""Commands of a few lines, and the options of `pilot up`."""

import argparse
import json
import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from fake_cluster import CHECKOUT, FakeSupervisor

from pilot_cli.cluster.kubectl import Kubectl
from pilot_cli.cluster.own import hold_cluster
from pilot_cli.commands import build, down, env, kubectl, test, up, version
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure


class TestSmallOnes:
    def test_env(self, invocation):
        invocation.options = argparse.Namespace(json=False)
        env.run(invocation)
        assert invocation.out.getvalue() == f"export KUBECONFIG={invocation.locations.kubeconfig}\n"

    def test_env_json(self, invocation):
        invocation.options = argparse.Namespace(json=True)
        env.run(invocation)
        assert json.loads(invocation.out.getvalue()) == {
            "KUBECONFIG": str(invocation.locations.kubeconfig)
        }

    @pytest.mark.parametrize("as_json", [True, False])
    def test_version(self, invocation, as_json):
        invocation.locations = replace(invocation.locations, checkout=CHECKOUT)
        invocation.options = argparse.Namespace(json=as_json)
        version.run(invocation)
        assert "freqtrade" in invocation.out.getvalue()
        assert "1.36" in invocation.out.getvalue()

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
        assert invocation.out.getvalue() == "etcd\t/c\n"
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
                "validation": None,
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

    def test_validation_is_kept(self, invocation):
        invocation.options = self.options(validation="Warn")
        assert up._choices(invocation).validation == "Warn"
        invocation.options = self.options()
        assert up._choices(invocation).validation == "Enforce"

    def test_a_malformed_setting_is_not_repeated_with_its_value(self, invocation):
        invocation.options = self.options(api_env=["=secret"])
        with pytest.raises(PilotFailure) as wrong:
            up._choices(invocation)
        assert "secret" not in str(wrong.value)
        assert "--api-env" in str(wrong.value)
