# SPDX-License-Identifier: Apache-2.0
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pilot_cli.build.commands import Commands
from pilot_cli.build.dependencies import DependenciesBuild
from pilot_cli.build.parts import GROUPS, parts_of
from pilot_cli.build.runtime import RuntimeBuild
from pilot_cli.failure import PilotFailure
from pilot_cli.toolchain.tool import Tool
from pilot_cli.toolchain.toolchain import Toolchain

PROJECT = """
[project]
name = "pilot-runtime"
[project.scripts]
pilot-pod = "podling.main:main"
"""


@pytest.fixture
def checkout(tmp_path):
    runtime = tmp_path / "checkout" / "runtime"
    (runtime / "podling").mkdir(parents=True)
    (runtime / "podling" / "__init__.py").write_text("")
    (runtime / "podling" / "main.py").write_text("def main():\n    print('a pod')\n    return 5\n")
    (runtime / "pyproject.toml").write_text(PROJECT)
    (runtime / "requirements.lock").write_text("")
    return tmp_path / "checkout"


@pytest.fixture
def dependencies(tmp_path, checkout):
    version = tuple(sys.version_info[:3])
    python = Tool("Python", Path(sys.executable), version)
    lock = checkout / "runtime" / "requirements.lock"
    return DependenciesBuild(lock, tmp_path / "cache", python, {})


@pytest.fixture
def commands(tmp_path):
    return Commands("x", tmp_path / "x.log", lambda _: None)


def test_a_thin_environment_over_the_dependencies(tmp_path, checkout, dependencies, commands):
    dependencies.build(commands)
    assert dependencies.present()
    (dependencies.site_packages / "library.py").write_text("NAME = 'shared'\n")

    runtime = RuntimeBuild(checkout, tmp_path / "cache", dependencies, {})
    assert not runtime.present()
    runtime.build(commands)
    assert runtime.present()

    ran = subprocess.run(
        [runtime.programs / "pilot-pod"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (5, "a pod\n")
    code = "import library, sys; print(library.NAME, sys.prefix)"
    seen = subprocess.check_output([runtime.programs / "python3", "-c", code], text=True)
    assert seen.split() == ["shared", str(runtime.place)]


def test_interrupted_dependencies_do_not_count(checkout, dependencies, commands):
    (checkout / "runtime" / "requirements.lock").write_text("not hashed and not a requirement\n")
    with pytest.raises(PilotFailure):
        dependencies.build(commands)
    assert dependencies.place.exists()
    assert not dependencies.present()


def test_lock_and_python_name_the_dependencies(checkout, dependencies):
    before = dependencies.place
    (checkout / "runtime" / "requirements.lock").write_text("# other\n")
    assert replace(dependencies).place != before
    other = Tool("Python", Path("p"), (3, 12, 0))
    older = DependenciesBuild(dependencies.lock, dependencies.cache, other, {})
    assert older.place.name.startswith("python312-")


class TestParts:
    @pytest.fixture
    def tools(self, tmp_path):
        tool = Tool("x", tmp_path, (25,))
        return Toolchain(tool, tool, tool, tool)

    def test_every_group_has_its_parts(self, locations, tools):
        parts = parts_of(locations, tools, {})
        for group, names in GROUPS.items():
            assert sorted(p.name for p in parts.of_group(group)) == sorted(names)

    def test_given_binaries_are_used_and_not_built(self, locations, tools, tmp_path):
        given = tmp_path / "given"
        given.mkdir()
        (given / "etcd").write_text("")
        parts = parts_of(locations, tools, {"PILOT_KUBE_BIN": f"{given}:/nowhere"})
        assert parts.program("etcd") == given / "etcd"
        assert parts.of_group("kube") == []
        assert "kube" not in {p.name for p in parts.of_group("all")}
