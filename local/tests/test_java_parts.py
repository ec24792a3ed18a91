# SPDX-License-Identifier: Apache-2.0
"""Parts that are built by Maven."""

import os
from dataclasses import replace

import pytest

from pilot_cli.build.api_server import ApiServerBuild
from pilot_cli.build.api_server_start import ApiServerStartCache
from pilot_cli.build.commands import Commands
from pilot_cli.build.operator import OperatorBuild
from pilot_cli.failure import PilotFailure
from pilot_cli.toolchain.tool import Tool


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
