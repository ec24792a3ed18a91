# SPDX-License-Identifier: Apache-2.0
"""The example repository: its checks do what they say, with real git and the real command line."""

import re
import shlex
import shutil
import subprocess

import pytest
import yaml
from fake_cluster import CHECKOUT

from pilot_cli.cli import parse
from pilot_cli.strategies import changelog
from pilot_cli.strategies.bumping import plan_bump

EXAMPLE = CHECKOUT / "examples" / "gitops"


@pytest.fixture
def repository(tmp_path):
    """A copy with one commit."""
    place = tmp_path / "repository"
    shutil.copytree(EXAMPLE, place)
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    for words in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=place, check=True)
    return place


def raised(repository):
    return subprocess.run(
        ["ci/versions-raised.sh", "HEAD"],
        cwd=repository, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_nothing_changed(repository):
    assert raised(repository).returncode == 0


def test_words_may_change_without_a_version(repository):
    manifest = repository / "strategies/rsi-turn/strategy.yaml"
    manifest.write_text(manifest.read_text().replace("RSI turn", "Another name"))
    assert raised(repository).returncode == 0


@pytest.mark.parametrize("what", ["program", "parameters"])
def test_content_needs_a_version(repository, what):
    directory = repository / "strategies/rsi-turn"
    if what == "program":
        program = directory / "RsiTurn.py"
        program.write_text(program.read_text().replace("default=70", "default=65"))
    else:
        manifest = directory / "strategy.yaml"
        manifest.write_text(manifest.read_text() + "  parameters:\n    sell: {exit_rsi: 65}\n")
    refused = raised(repository)
    assert refused.returncode == 1
    assert "strategies/rsi-turn: changed, and spec.version is still 0.1.0" in refused.stderr
    for path, text in plan_bump(directory, "patch", "RSI 65.").files.items():
        path.write_text(text)
    assert raised(repository).returncode == 0


def test_a_new_strategy_has_nothing_to_raise(repository):
    shutil.copytree(repository / "strategies/rsi-turn", repository / "strategies/second")
    assert raised(repository).returncode == 0


def test_hooks_and_workflow_call_what_there_is():
    hooks = yaml.safe_load((EXAMPLE / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    flow = yaml.safe_load((EXAMPLE / ".github/workflows/strategies.yaml").read_text())
    entries = [hook["entry"] for hook in hooks]
    entries += [step["run"] for step in flow["jobs"]["check"]["steps"] if "run" in step]
    calls = [found for entry in entries for found in re.findall(r"pilot (strategy [^'\n]*)", entry)]
    assert len(calls) == 2
    for call in calls:
        assert parse(shlex.split(call)).action == "validate"
    scripts = [words[0] for words in map(shlex.split, entries) if words[0].startswith("ci/")]
    assert scripts == ["ci/versions-raised.sh"] * 2
    assert (EXAMPLE / scripts[0]).stat().st_mode & 0o111


def test_the_example_is_complete():
    listed = yaml.safe_load((EXAMPLE / "strategies/kustomization.yaml").read_text())["resources"]
    there = sorted(path.parent.name for path in EXAMPLE.glob("strategies/*/strategy.yaml"))
    assert listed == there
    for name in there:
        spec = yaml.safe_load((EXAMPLE / "strategies" / name / "strategy.yaml").read_text())["spec"]
        notes = (EXAMPLE / "strategies" / name / "CHANGELOG.md").read_text()
        assert changelog.newest(notes) == spec["version"]


def test_argo_cd_leaves_alone_what_people_set_in_the_night():
    spec = yaml.safe_load((EXAMPLE / "argocd/application.yaml").read_text())["spec"]
    assert spec["ignoreDifferences"][0]["jsonPointers"] == ["/spec/rollout/action"]
