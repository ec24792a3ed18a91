# SPDX-License-Identifier: Apache-2.0
"""kubectl as the pilot calls it, and what is applied at first."""

import pytest
from fake_cluster import CHECKOUT, FakeKubectl

from pilot_cli.cluster.bootstrap import BASE, apply_base, crd_files
from pilot_cli.cluster.kubectl import Kubectl, KubectlFailed


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
