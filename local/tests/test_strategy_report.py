# SPDX-License-Identifier: Apache-2.0
"""The validation report in `pilot strategy show`."""

import json

import pytest
from strategy_cluster import StrategyKubectl, a_strategy, version

from pilot_cli.commands import strategy

FINDING = {
    "code": "NetworkAccess", "severity": "error", "file": "EmaRsi.py", "line": 3,
    "message": "imports requests",
}  # fmt: skip
SUMMARY = {"accepted": False, "condition": {"message": "EmaRsi.py:3: …"}, "findings": [FINDING]}
WHOLE = {
    **SUMMARY,
    "findings": [{**FINDING, "remedy": "take market data from self.dp"}],
    "stages": [{"stage": "read", "result": "Passed"}, {"stage": "rules", "result": "Failed"}],
}


def report(number="1.0.0", digest="1.0.0-digest", **data):
    annotations = {
        "crypto-pilot.dev/strategy-version": number, "crypto-pilot.dev/digest": digest,
    }  # fmt: skip
    texts = {key.replace("_", "."): text for key, text in data.items()}
    return {
        "metadata": {"name": "r", "namespace": "default", "annotations": annotations},
        "data": {"summary.json": json.dumps(SUMMARY), **texts},
    }


@pytest.fixture
def shown(called):
    def show(*maps, as_json=False):
        one = a_strategy("1.0.0", [version("1.0.0", "Invalid")])
        made = called(
            StrategyKubectl(one, config_maps=maps),
            action="show", name="ema-rsi", namespace="", json=as_json,
        )  # fmt: skip
        strategy.run(made)
        said = made.out.getvalue()
        return json.loads(said)["validation"] if as_json else said

    return show


def test_the_whole_report_has_remedies(shown):
    said = shown(report(report_json=json.dumps(WHOLE)))
    assert "Validation of 1.0.0: REFUSED (1 errors, 0 warnings)" in said
    assert "  error   NetworkAccess: EmaRsi.py:3: imports requests" in said
    assert "→ take market data from self.dp" in said
    assert "stages: read passed, rules failed" in said


def test_the_summary_is_enough(shown):
    assert "EmaRsi.py:3: imports requests" in shown(report(report_json='{"accep'))
    assert shown(report(), as_json=True)["findings"][0]["line"] == 3


def test_a_verdict_without_findings(shown):
    empty = json.dumps({**WHOLE, "findings": []})
    assert "  EmaRsi.py:3: …" in shown(report(report_json=empty))
    fine = json.dumps(
        {"accepted": True, "findings": [{**FINDING, "line": 0, "severity": "warning"}]}
    )
    said = shown(report(report_json=fine))
    assert "accepted (0 errors, 1 warnings)" in said
    assert "warning NetworkAccess: EmaRsi.py: imports" in said


def test_other_versions_and_other_content_do_not_count(shown):
    said = shown(report(number="0.9.0"), report(digest="another"), as_json=True)
    assert said is None
    assert shown(report(summary_json="no"), as_json=True) is None


def test_results_of_analyses_are_told(shown):
    found = {"name": "Lookahead", "result": "Found", "message": "of 6 trades 2 entries change"}
    stages = [*WHOLE["stages"], {"stage": "lookahead", "result": "Passed"}]
    whole = report(report_json=json.dumps({**WHOLE, "stages": stages, "analyses": [found]}))
    assert "lookahead passed" not in shown(whole), "its result is told once"
    assert "  Lookahead analysis: Found (of 6 trades 2 entries change)" in shown(whole)
    assert shown(whole, as_json=True)["analyses"] == [found]
    assert "analysis" not in shown(report(report_json=json.dumps(WHOLE)))
