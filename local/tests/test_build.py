# SPDX-License-Identifier: Apache-2.0
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from pilot_cli.build.api_server import ApiServerBuild
from pilot_cli.build.api_server_start import ApiServerStartCache
from pilot_cli.build.builder import Builder
from pilot_cli.build.commands import Commands
from pilot_cli.build.digest import digest_of
from pilot_cli.build.disk import free_bytes, require_space
from pilot_cli.build.kube import KUBE_BINARIES, EtcdBuild, KubeBuild, module_version
from pilot_cli.build.lock import locked
from pilot_cli.build.node import NodeBuild
from pilot_cli.build.operator import OperatorBuild
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.place import published
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.toolchain.tool import Tool

PLENTY = 10**12


class TestDigest:
    def test_changes_with_content_name_and_label(self, tmp_path):
        source = tmp_path / "src"
        source.mkdir()
        (source / "a").write_text("1")
        first = digest_of([source])
        assert len(first) == 8
        assert digest_of([source]) == first
        assert digest_of([source], "label") != first
        (source / "a").write_text("2")
        second = digest_of([source])
        assert second != first
        (source / "a").rename(source / "b")
        assert digest_of([source]) not in (first, second)

    def test_results_of_builds_do_not_count(self, tmp_path):
        source = tmp_path / "src"
        source.mkdir()
        (source / "a").write_text("1")
        before = digest_of([source])
        for name in ("target", "__pycache__", ".git"):
            (source / name).mkdir()
            (source / name / "x").write_text("x")
        (source / "a.pyc").write_text("x")
        assert digest_of([source]) == before

    def test_a_single_file(self, tmp_path):
        file = tmp_path / "lock"
        file.write_text("x")
        assert digest_of([file]) != digest_of([tmp_path])


class TestPublished:
    def test_all_or_nothing(self, tmp_path):
        place = tmp_path / "cache" / "thing-1"
        with pytest.raises(RuntimeError), published(place) as workshop:
            (workshop / "half").write_text("")
            raise RuntimeError
        assert not place.exists()
        with published(place) as workshop:
            assert list(workshop.iterdir()) == [], "leftovers of the interrupted build"
            (workshop / "whole").write_text("")
        assert [p.name for p in place.iterdir()] == ["whole"]
        assert [p.name for p in place.parent.iterdir()] == ["thing-1"]


class TestLock:
    def test_a_second_process_hears_who_holds_it(self, tmp_path):
        file = tmp_path / "lock"
        code = (
            "import fcntl,sys,os;f=open(sys.argv[1],'a+');fcntl.flock(f,fcntl.LOCK_EX);"
            "f.write(str(os.getpid()));f.flush();print('held',flush=True);sys.stdin.read()"
        )
        holder = subprocess.Popen(
            [sys.executable, "-c", code, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert holder.stdout.readline() == b"held\n"
        heard = []

        def give_up(pid):
            heard.append(int(pid))
            raise PilotFailure(ExitCode.BUSY, "busy")

        with pytest.raises(PilotFailure), locked(file, give_up):
            pass
        assert heard == [holder.pid]
        holder.communicate()

        with locked(file, give_up):
            assert file.read_text() == str(os.getpid())


class TestDisk:
    def test_too_little_space_is_said_with_both_numbers(self, tmp_path):
        with pytest.raises(PilotFailure) as full:
            require_space(tmp_path / "not" / "yet", 500, "Building", lambda _: 499_999_999)
        assert full.value.code is ExitCode.DISK_FULL
        assert "500 MB" in str(full.value)
        assert "499 MB" in str(full.value)

    def test_enough(self, tmp_path):
        require_space(tmp_path, 500, "Building", lambda _: 500_000_000)

    def test_free_space_of_a_path_that_is_not_there_yet(self, tmp_path):
        assert free_bytes(tmp_path / "a" / "b") > 0


class TestCommands:
    def test_failure_shows_step_log_and_its_end(self, tmp_path):
        log = tmp_path / "logs" / "x.log"
        notes = []
        commands = Commands("thing", log, notes.append)
        script = "print('\\n'.join(map(str, range(30)))); raise SystemExit(3)"
        with pytest.raises(PilotFailure) as failed:
            commands.run("a step", [sys.executable, "-c", script], cwd=tmp_path, env={})
        assert failed.value.code is ExitCode.BUILD_FAILED
        assert "a step" in str(failed.value)
        assert str(log) in str(failed.value)
        assert failed.value.detail.endswith("29")
        assert "\n14\n" not in failed.value.detail
        assert notes == ["a step"]

    def test_success_continues_the_log(self, tmp_path):
        commands = Commands("thing", tmp_path / "x.log", lambda _: None)
        for word in ("one", "two"):
            commands.run(word, [sys.executable, "-c", f"print('{word}')"], cwd=tmp_path, env={})
        text = (tmp_path / "x.log").read_text()
        assert text.index("one") < text.index("two")

    def test_a_command_ends_with_a_pilot_that_is_killed(self, tmp_path):
        running = tmp_path / "running"
        pilot = subprocess.Popen(
            [sys.executable, "-c", _PILOT, sys.executable, _SLEEPER, running],
            cwd=Path(__file__).parents[1],
        )
        eventually(running.exists)
        pilot.kill()
        pilot.wait()
        eventually(lambda: not alive(int(running.read_text())))


# Publishes its process id whole, then stays.
_SLEEPER = """
import os, sys, time
with open(sys.argv[1] + ".new", "w") as file:
    file.write(str(os.getpid()))
os.rename(sys.argv[1] + ".new", sys.argv[1])
time.sleep(3600)
"""

_PILOT = """
import pathlib, sys, threading
from pilot_cli.build.child import run_child
python, sleeper, running = sys.argv[1:]
here = pathlib.Path.cwd()
run_child([python, "-c", sleeper, running], sys.stderr, threading.Event(), cwd=here, env={})
"""


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def eventually(condition) -> None:
    while not condition():
        time.sleep(0.02)


@dataclass
class FakePart(Part):
    name: str
    lane: Lane
    directory: Path
    megabytes: int = 1
    fails: bool = False
    threads: list = field(default_factory=list)

    @property
    def title(self):
        return self.name

    @property
    def place(self):
        return self.directory / self.name

    def present(self):
        return self.place.exists()

    def build(self, commands):
        self.threads.append(threading.current_thread().name)
        if self.fails:
            raise PilotFailure(ExitCode.BUILD_FAILED, "no")
        self.place.mkdir(parents=True)


class TestBuilder:
    def builder(self, tmp_path, progress, free=PLENTY):
        return Builder(tmp_path, progress, lambda _: free)

    def test_builds_the_missing_only(self, tmp_path, progress, shown):
        parts = [FakePart(n, Lane.PROCESSOR, tmp_path) for n in ("a", "b")]
        parts[0].place.mkdir()
        assert self.builder(tmp_path, progress).ensure(parts) == [parts[1]]
        assert parts[0].threads == []
        assert "✓ b" in shown.getvalue()
        assert self.builder(tmp_path, progress).ensure(parts) == []

    def test_lanes_run_side_by_side(self, tmp_path, progress):
        meeting = threading.Barrier(2, timeout=10)
        parts = [FakePart("a", Lane.PROCESSOR, tmp_path), FakePart("b", Lane.NETWORK, tmp_path)]
        for part in parts:
            part.build = lambda _, part=part: (meeting.wait(), part.place.mkdir())
        self.builder(tmp_path, progress).ensure(parts)
        assert all(part.present() for part in parts)

    def test_a_failing_part_ends_its_lane_and_the_build(self, tmp_path, progress, shown):
        parts = [
            FakePart("a", Lane.PROCESSOR, tmp_path, fails=True),
            FakePart("b", Lane.PROCESSOR, tmp_path),
        ]
        with pytest.raises(PilotFailure):
            self.builder(tmp_path, progress).ensure(parts)
        assert [p.present() for p in parts] == [False, False]
        assert "✗ a" in shown.getvalue()

    def test_a_failure_is_told_at_once_though_the_other_lane_is_busy(self, tmp_path, progress):
        running = tmp_path / "running"
        slow = FakePart("slow", Lane.PROCESSOR, tmp_path)
        slow.build = lambda commands: commands.run(
            "hours", [sys.executable, "-c", _SLEEPER, running], cwd=tmp_path, env={}
        )
        failing = FakePart("failing", Lane.NETWORK, tmp_path, fails=True)
        fail = failing.build
        failing.build = lambda commands: (eventually(running.exists), fail(commands))
        with pytest.raises(PilotFailure, match="no"):
            self.builder(tmp_path, progress).ensure([slow, failing])
        eventually(lambda: not alive(int(running.read_text())))

    def test_disk_space_is_checked_before_anything_is_built(self, tmp_path, progress):
        parts = [FakePart(n, Lane.NETWORK, tmp_path, megabytes=60) for n in ("a", "b")]
        with pytest.raises(PilotFailure) as full:
            self.builder(tmp_path, progress, free=119_000_000).ensure(parts)
        assert full.value.code is ExitCode.DISK_FULL
        assert parts[0].threads == []


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


class TestApiServer:
    def part(self, tmp_path, mvn_body):
        operator = TestOperator().part(tmp_path, mvn_body)
        for folder in ("main", "test"):
            (operator.checkout / "api-server" / "src" / folder).mkdir(parents=True)
        (operator.checkout / "api-server" / "pom.xml").write_text("api")
        fields = ("checkout", "cache", "maven", "jdk", "env")
        return ApiServerBuild(**{name: getattr(operator, name) for name in fields})

    def test_jar_and_libraries_side_by_side(self, tmp_path):
        body = (
            "test -f crds/pom.xml; test -f operator/pom.xml; mkdir -p api-server/target/lib; "
            "echo lib > api-server/target/lib/x.jar; echo jar > api-server/target/api-server.jar"
        )
        part = self.part(tmp_path, body)
        part.build(Commands("x", tmp_path / "x.log", lambda _: None))
        assert part.present()
        assert (part.jar.parent / "lib" / "x.jar").is_file()
        assert [p.name for p in part.place.iterdir()] == ["app"]

    def test_the_start_is_rehearsed_away_from_any_cluster(self, tmp_path):
        part = self.part(tmp_path, "exit 1")
        java = tmp_path / "jdk" / "bin" / "java"
        java.parent.mkdir(parents=True)
        (tmp_path / "jdk" / "release").write_text("25")
        java.write_text(
            f'#!/bin/sh\necho "$@" > {tmp_path}/words; grep server "$KUBECONFIG" > {tmp_path}/seen\n'
        )
        java.chmod(0o755)
        flags = tmp_path / "run-flags"
        flags.write_text("-Xmx1m\n")
        env = {**part.env, "KUBECONFIG": "/real", "JWT_SECRET": "real"}
        start = ApiServerStartCache(part, flags, env)
        before = start.java
        start.build(Commands("x", tmp_path / "x.log", lambda _: None))
        assert start.present()
        assert start.java == before
        assert "--rehearse" in (tmp_path / "words").read_text()
        assert "127.0.0.1:1" in (tmp_path / "seen").read_text()


class TestOperator:
    def part(self, tmp_path, mvn_body):
        checkout = tmp_path / "checkout"
        for module in ("crds", "operator"):
            (checkout / module / "src" / "main").mkdir(parents=True)
            (checkout / module / "src" / "test").mkdir(parents=True)
            (checkout / module / "pom.xml").write_text(module)
        (checkout / "pom.xml").write_text("parent")
        mvn = tmp_path / "mvn"
        mvn.write_text(f"#!/bin/sh\nset -e\n{mvn_body}\n")
        mvn.chmod(0o755)
        return OperatorBuild(
            checkout,
            tmp_path / "cache",
            Tool("Maven", mvn, (3,)),
            Tool("JDK", tmp_path / "jdk", (25,)),
            {"PATH": os.environ["PATH"]},
        )

    def test_built_from_a_copy(self, tmp_path):
        body = (
            'test "$JAVA_HOME"; test -f crds/pom.xml; mkdir -p operator/target/quarkus-app; '
            "echo jar > operator/target/quarkus-app/quarkus-run.jar"
        )
        part = self.part(tmp_path, body)
        part.build(Commands("x", tmp_path / "x.log", lambda _: None))
        assert part.present()
        assert not (part.checkout / "operator" / "target").exists()
        assert [p.name for p in part.place.iterdir()] == ["quarkus-app"]

    def test_poms_of_the_other_modules_come_along(self, tmp_path):
        body = (
            "test -f other/pom.xml; test ! -e other/src; mkdir -p operator/target/quarkus-app; "
            "echo jar > operator/target/quarkus-app/quarkus-run.jar"
        )
        part = self.part(tmp_path, body)
        (part.checkout / "other" / "src").mkdir(parents=True)
        (part.checkout / "other" / "pom.xml").write_text("other")
        part.build(Commands("x", tmp_path / "x.log", lambda _: None))
        assert part.present()

    def test_named_by_what_runs_not_by_tests(self, tmp_path):
        part = self.part(tmp_path, "exit 1")
        before = part.place
        (part.checkout / "operator" / "src" / "test" / "T.java").write_text("x")
        assert replace(part).place == before
        (part.checkout / "operator" / "src" / "main" / "M.java").write_text("x")
        assert replace(part).place != before

    def test_failure_leaves_nothing_that_looks_built(self, tmp_path):
        part = self.part(tmp_path, "exit 1")
        with pytest.raises(PilotFailure):
            part.build(Commands("x", tmp_path / "x.log", lambda _: None))
        assert not part.present()
