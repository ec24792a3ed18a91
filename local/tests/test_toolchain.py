# SPDX-License-Identifier: Apache-2.0
import os
import sys
from pathlib import Path

import pytest

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.toolchain.go import find_go
from pilot_cli.toolchain.jdk import find_jdk
from pilot_cli.toolchain.machine import Machine
from pilot_cli.toolchain.maven import find_maven
from pilot_cli.toolchain.python import find_python, memory_hint
from pilot_cli.toolchain.tool import Missing, Tool, parse_version
from pilot_cli.toolchain.toolchain import find_toolchain


def program(path: Path, says: str = "", code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n")
    path.chmod(0o755)
    return path


def jdk(home: Path, version: str) -> Path:
    program(home / "bin" / "javac")
    (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
    return home


def machine(tmp_path: Path, **env: str) -> Machine:
    return Machine({"HOME": str(tmp_path / "home"), **env}, tmp_path, interpreter=None)


class TestJdk:
    def test_java_home_wins(self, tmp_path):
        jdk(tmp_path / "usr/lib/jvm/jdk-26", "26")
        home = jdk(tmp_path / "mine", "25.0.1")
        found = find_jdk(machine(tmp_path, JAVA_HOME=str(home)))
        assert found == Tool("JDK", home, (25, 0, 1))

    def test_an_old_java_home_is_passed_over(self, tmp_path):
        old = jdk(tmp_path / "old", "17.0.2")
        new = jdk(tmp_path / "usr/lib/jvm/temurin-25", "25")
        found = find_jdk(machine(tmp_path, JAVA_HOME=str(old)))
        assert found == Tool("JDK", new, (25,))

    def test_javac_on_path(self, tmp_path):
        home = jdk(tmp_path / "opt/jdk", "25")
        assert find_jdk(machine(tmp_path, PATH=str(home / "bin"))) == Tool("JDK", home, (25,))

    def test_sdkman(self, tmp_path):
        home = jdk(tmp_path / "home/.sdkman/candidates/java/25-tem", "25")
        assert find_jdk(machine(tmp_path)) == Tool("JDK", home, (25,))

    def test_a_runtime_without_compiler_is_no_jdk(self, tmp_path):
        home = jdk(tmp_path / "usr/lib/jvm/jre-25", "25")
        (home / "bin" / "javac").unlink()
        assert isinstance(find_jdk(machine(tmp_path)), Missing)


class TestGo:
    def test_on_path(self, tmp_path):
        go = program(tmp_path / "bin/go", "go version go1.26.8 linux/amd64")
        found = find_go(machine(tmp_path, PATH=f"{tmp_path}/bin"))
        assert found == Tool("Go", go, (1, 26, 8))

    def test_debians_old_go_is_passed_over_for_a_newer_elsewhere(self, tmp_path):
        program(tmp_path / "bin/go", "go version go1.19.8 linux/amd64")
        newer = program(tmp_path / "usr/local/go/bin/go", "go version go1.21.0 linux/amd64")
        found = find_go(machine(tmp_path, PATH=f"{tmp_path}/bin"))
        assert found == Tool("Go", newer, (1, 21, 0))

    def test_a_go_that_does_not_run_is_none(self, tmp_path):
        program(tmp_path / "bin/go", "", 1)
        assert isinstance(find_go(machine(tmp_path, PATH=f"{tmp_path}/bin")), Missing)


class TestMaven:
    def test_version_from_the_core_jar(self, tmp_path):
        mvn = program(tmp_path / "maven/bin/mvn")
        (tmp_path / "maven/lib").mkdir()
        (tmp_path / "maven/lib/maven-core-3.8.7.jar").write_text("")
        found = find_maven(machine(tmp_path, PATH=str(mvn.parent)))
        assert found == Tool("Maven", mvn, (3, 8, 7))

    def test_maven_home(self, tmp_path):
        mvn = program(tmp_path / "maven/bin/mvn")
        found = find_maven(machine(tmp_path, MAVEN_HOME=str(tmp_path / "maven")))
        assert found == Tool("Maven", mvn, ())

    def test_missing(self, tmp_path):
        assert isinstance(find_maven(machine(tmp_path)), Missing)


class TestPython:
    def test_3_13_is_preferred_wherever_it_is(self, tmp_path):
        program(tmp_path / "bin/python3.12", "3.12.1")
        best = program(tmp_path / "home/.pyenv/versions/3.13.0/bin/python3", "3.13.0")
        found = find_python(machine(tmp_path, PATH=f"{tmp_path}/bin"))
        assert found == Tool("Python", best, (3, 13, 0))

    def test_pyenvs_shims_are_not_trusted(self, tmp_path):
        program(tmp_path / "shims/python3.13", "3.13.0")
        found = find_python(machine(tmp_path, PATH=f"{tmp_path}/shims"))
        assert isinstance(found, Missing)

    def test_without_venv_module_it_does_not_count(self, tmp_path):
        program(tmp_path / "bin/python3.13", "", 1)
        usable = program(tmp_path / "bin/python3", "3.11.7")
        found = find_python(machine(tmp_path, PATH=f"{tmp_path}/bin"))
        assert found == Tool("Python", usable, (3, 11, 7))

    def test_override(self, tmp_path):
        program(tmp_path / "bin/python3.13", "3.13.0")
        mine = program(tmp_path / "mine/python", "3.12.4")
        found = find_python(machine(tmp_path, PATH=f"{tmp_path}/bin", PILOT_PYTHON=str(mine)))
        assert found == Tool("Python", mine, (3, 12, 4))

    def test_hint_for_3_11_only(self):
        assert "less memory saving" in memory_hint(Tool("Python", Path("p"), (3, 11, 7)))
        assert memory_hint(Tool("Python", Path("p"), (3, 12, 0))) == ""


def test_the_real_machine_reports_output_and_survives_missing_programs():
    real = Machine(dict(os.environ))
    assert real.output([sys.executable, "-c", "print(42)"]).strip() == "42"
    assert real.output(["/does/not/exist"]) == ""
    assert real.output([sys.executable, "-c", "raise SystemExit(3)"]) == ""


def test_one_sentence_names_everything_missing(tmp_path):
    with pytest.raises(PilotFailure) as missing:
        find_toolchain(machine(tmp_path))
    sentence = str(missing.value)
    assert missing.value.code is ExitCode.TOOL_MISSING
    assert sentence.count("\n") == 0
    for word in ("JDK 25", "maven", "Go 1.21", "python3-venv", "less memory saving"):
        assert word in sentence


def test_a_complete_machine(tmp_path):
    jdk(tmp_path / "usr/lib/jvm/25", "25.0.1")
    program(tmp_path / "bin/mvn")
    program(tmp_path / "bin/go", "go version go1.26.8 linux/amd64")
    program(tmp_path / "bin/python3.13", "3.13.0")
    found = find_toolchain(machine(tmp_path, PATH=f"{tmp_path}/bin"))
    assert found.summary() == "JDK 25.0.1, Maven , Go 1.26.8, Python 3.13.0"


@pytest.mark.parametrize(
    ("text", "version"), [("go1.26.8", (1, 26, 8)), ("25", (25,)), ("", ()), ("none", ())]
)
def test_parse_version(text, version):
    assert parse_version(text) == version
