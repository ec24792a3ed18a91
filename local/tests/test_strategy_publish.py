# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy publish`: what is checked, what is sent, and what a person is told."""

import json
import re

import pytest
from strategy_cluster import FILE, StrategyKubectl, a_strategy, kept, version

from pilot_cli.commands import strategy
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.strategies.actions import publish
from pilot_cli.strategies.rendering import Rendered
from pilot_cli.strategies.validator import Verdict

MANIFEST = """\
apiVersion: crypto-pilot.dev/v1alpha1
kind: Strategy
metadata:
  name: ema-rsi
spec:
  className: EmaRsi
  version: 1.0.0
  source:
    configMap:
      name: strategy-ema-rsi
"""


def objects(source=FILE):
    """What kustomize makes of the directory."""
    spec = {
        "className": "EmaRsi", "version": "1.0.0",
        "source": {"configMap": {"name": "strategy-ema-rsi-h4sh"}},
    }  # fmt: skip
    return "\n".join(
        json.dumps(one)
        for one in (
            {
                "kind": "ConfigMap",
                "metadata": {"name": "strategy-ema-rsi-h4sh"},
                "data": {"EmaRsi.py": source},
            },
            {"kind": "Strategy", "metadata": {"name": "ema-rsi"}, "spec": spec},
        )
    )


@pytest.fixture
def directory(tmp_path):
    (tmp_path / "strategy.yaml").write_text(MANIFEST)
    (tmp_path / "CHANGELOG.md").write_text("# ema-rsi\n\n## 1.0.0\n\nFirst.\n")
    (tmp_path / "EmaRsi.py").write_text(FILE)
    return tmp_path


@pytest.fixture
def published(called, directory):
    def go(cluster, *, source=FILE, no_validate=True, as_json=False, expect=ExitCode.OK):
        cluster.rendered = objects(source)
        made = called(
            cluster, action="publish", directory=directory, no_validate=no_validate,
            namespace="default", timeout=5, json=as_json,
        )  # fmt: skip
        assert strategy.run(made) is expect
        return made.out.getvalue()

    return go


def test_the_first_version(published):
    cluster = StrategyKubectl()
    assert "ema-rsi 1.0.0 is published" in published(cluster)
    assert [one["kind"] for one in cluster.applied] == ["ConfigMap", "Strategy"]


def test_the_same_again_is_no_other_content(published):
    """Also when the version's files are known under another name, as after a rollback."""
    cluster = StrategyKubectl(
        a_strategy("1.0.0", [version("1.0.0", "Stable")]), config_maps=[kept("1.0.0")]
    )
    told = json.loads(published(cluster, as_json=True))
    assert told == {
        "name": "ema-rsi", "version": "1.0.0", "changed": False, "valid": "True",
        "message": "published",
    }  # fmt: skip
    (sent,) = cluster.applied
    assert sent["spec"]["source"] == {"configMap": {"name": "strategy-ema-rsi-1.0.0"}}


def test_other_content_needs_a_new_version(published):
    cluster = StrategyKubectl(
        a_strategy("1.0.0", [version("1.0.0", "Stable")]), config_maps=[kept("1.0.0")]
    )
    with pytest.raises(PilotFailure, match=r"spec\.version 1\.0\.0 .*strategy bump") as refused:
        published(cluster, source=FILE + "# new\n")
    assert refused.value.code is ExitCode.FAILED
    assert cluster.applied == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("spec.version: a version never changes its content", "raise it with"),
        ("spec.owner is fixed", "refused ema-rsi 1.0.0: spec.owner is fixed"),
    ],
)
def test_what_the_api_server_refuses(published, words, says):
    with pytest.raises(PilotFailure, match=says):
        published(StrategyKubectl(refuses=words))


def test_what_the_operator_refuses(published):
    one = a_strategy("0.9.0", [version("0.9.0", "Stable")])
    one["status"]["conditions"] = [{"type": "Valid", "status": "False", "message": "no class"}]
    assert published(StrategyKubectl(one), expect=ExitCode.FAILED) == "ema-rsi 1.0.0: no class\n"


@pytest.mark.parametrize(
    ("status", "reason", "expect"),
    [
        ("True", "ValidationPassed", ExitCode.OK),
        ("False", "ValidationFailed", ExitCode.FAILED),
        ("Unknown", "ValidationUnjudged", ExitCode.OK),
    ],
)
def test_what_the_validator_pod_says(published, status, reason, expect):
    one = a_strategy("0.9.0", [version("0.9.0", "Stable")])
    said = {"type": "Validated", "status": status, "reason": reason, "message": "A.py:3: socket"}
    one["status"]["conditions"].append(said)
    told = published(StrategyKubectl(one), expect=expect)
    assert ("A.py:3: socket" in told) == (expect is ExitCode.FAILED)


def test_a_validator_that_is_at_work_is_waited_for(published):
    one = a_strategy("0.9.0", [])
    one["status"]["conditions"].append({"type": "Validated", "status": "Unknown", "reason": "x"})
    with pytest.raises(PilotFailure, match="has not spoken"):
        published(StrategyKubectl(one))


def test_an_operator_that_does_not_speak(published):
    one = a_strategy("0.9.0", [])
    one["status"] = {}
    with pytest.raises(PilotFailure, match="has not spoken") as late:
        published(StrategyKubectl(one))
    assert late.value.code is ExitCode.NOT_READY


def test_a_strategy_that_does_not_validate_is_not_sent(published, monkeypatch):
    verdict = Verdict(ExitCode.FAILED, "EmaRsi.py:3: NetworkAccess")
    monkeypatch.setattr(publish, "ask", lambda *_: verdict)
    cluster = StrategyKubectl()
    with pytest.raises(PilotFailure, match="does not validate") as refused:
        published(cluster, no_validate=False)
    assert refused.value.detail == verdict.report
    assert cluster.applied == []


@pytest.mark.parametrize("notes", [None, "# ema-rsi\n\n## 0.9.0\n\nOld.\n"])
def test_the_changelog_speaks_of_the_version(published, directory, notes):
    (directory / "CHANGELOG.md").unlink()
    if notes:
        (directory / "CHANGELOG.md").write_text(notes)
    with pytest.raises(PilotFailure, match=re.escape("## 1.0.0")):
        published(StrategyKubectl())


class TwoStrategies(StrategyKubectl):
    """A directory with two strategies in it."""

    def run(self, *_, stdin=""):
        return f"{objects()}\n{objects()}"


def test_two_strategies_are_not_one(published):
    with pytest.raises(PilotFailure, match="one directory at a time"):
        published(TwoStrategies())


def test_an_inline_source_counts_as_its_file():
    spec = {"className": "EmaRsi", "source": {"inline": FILE}}
    assert Rendered({"spec": spec}, ()).files() == {"EmaRsi.py": FILE}
