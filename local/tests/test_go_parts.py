# SPDX-License-Identifier: Apache-2.0
"""Parts that are built by Go."""

import os
from pathlib import Path

import pytest

from pilot_cli.build.commands import Commands
from pilot_cli.build.kube import KUBE_BINARIES, EtcdBuild, KubeBuild, module_version
from pilot_cli.build.node import NodeBuild
from pilot_cli.failure import PilotFailure
from pilot_cli.toolchain.tool import Tool


def fake_go(tmp_path: Path) -> Tool:
    go = tmp_path / "go"
    go.write_text(
        "#!/bin/sh\n"
        'echo "$@" >> "$GO_CALLS"\n'
        'while [ $# -gt 0 ]; do if [ "$1" = -o ]; then : > "$2"; chmod +x "$2"; fi; shift; done\n'
    )
    go.chmod(0o755)
    return Tool("Go", go, (1, 26))


class TestGoParts:
    @pytest.fixture
    def commands(self, tmp_path):
        return Commands("x", tmp_path / "x.log", lambda _: None)

    @pytest.fixture
    def env(self, tmp_path):
        return {"PATH": os.environ["PATH"], "GO_CALLS": str(tmp_path / "calls")}

    def test_kube(self, tmp_path, commands, env):
        source = tmp_path / "kube"
        source.mkdir()
        (source / "go.mod").write_text("require (\n\tk8s.io/kubernetes v1.36.3 // indirect\n)\n")
        part = KubeBuild(source, tmp_path / "cache", fake_go(tmp_path), env)
        assert part.place == tmp_path / "cache" / "kube-1.36.3"
        assert not part.present()
        part.build(commands)
        assert part.present()
        calls = (tmp_path / "calls").read_text()
        assert calls.count("gitVersion=v1.36.3") == len(KUBE_BINARIES)
        assert "gitMinor=36" in calls

    def test_etcd(self, tmp_path, commands, env):
        source = tmp_path / "etcd"
        source.mkdir()
        (source / "go.mod").write_text("require go.etcd.io/etcd/server/v3 v3.6.14\n")
        part = EtcdBuild(source, tmp_path / "cache", fake_go(tmp_path), env)
        part.build(commands)
        assert part.present()
        assert part.place.name == "etcd-3.6.14"

    def test_node_is_named_by_its_sources(self, tmp_path, commands, env):
        source = tmp_path / "node"
        source.mkdir()
        (source / "main.go").write_text("package main")
        part = NodeBuild(source, tmp_path / "cache", fake_go(tmp_path), env)
        before = part.place
        part.build(commands)
        assert part.present()
        (source / "main.go").write_text("package main // changed")
        assert part.place == before, "one command works with one build"
        later = NodeBuild(source, tmp_path / "cache", fake_go(tmp_path), env)
        assert later.place != before
        assert not later.present()

    def test_a_module_that_is_not_required(self, tmp_path):
        (tmp_path / "go.mod").write_text("module x\n")
        with pytest.raises(PilotFailure):
            module_version(tmp_path / "go.mod", "k8s.io/kubernetes")
