# SPDX-License-Identifier: GPL-3.0-only
"""Freqtrade's own analyses, made by real freqtrade in the confined process."""

import json

import pytest
from programs import codes

from pilot_runtime.validate.analyses import (
    Analysis,
    AnalysisResult,
    Asked,
    Conclusion,
    OnFinding,
    asked,
    concluded,
    weighed,
)
from pilot_runtime.validate.findings import Finding, Severity, Stage
from pilot_runtime.validate.sandbox.limits import Limits
from pilot_runtime.validate.sandbox.outcome import Ending, Outcome
from pilot_runtime.validate.source.manifest import ManifestInvalidError, read_manifest
from pilot_runtime.validate.trial.judge import findings_of


def results(answer):
    """What each analysis came to, from the report and from the termination message alike."""
    document, short = answer["document"], json.loads(answer["summary"])
    found = {one["name"]: one["result"] for one in document["analyses"]}
    assert found == {one["name"]: one["result"] for one in short["analyses"]}
    return found


def words(answer, name):
    return next(one["message"] for one in answer["document"]["analyses"] if one["name"] == name)


def test_a_look_ahead_is_found_and_warned_about(analysed):
    document = analysed["biased"]["document"]
    assert document["accepted"], "findings of analyses warn unless asked otherwise"
    assert codes(document, ("lookahead",), "warning") == ["LookAhead"]
    assert results(analysed["biased"])["Lookahead"] == "Found"
    assert "next" in words(analysed["biased"], "Lookahead")


def test_where_there_is_no_bias_none_is_found(analysed):
    assert analysed["unbiased"]["document"]["accepted"]
    assert codes(analysed["unbiased"]["document"], ("lookahead", "recursive"), "warning") == []
    assert results(analysed["unbiased"]) == {"Lookahead": "Passed", "Recursive": "Passed"}
    assert "6 trades" in words(analysed["unbiased"], "Lookahead")


def test_too_short_a_startup_is_found_with_names_and_percentages(analysed):
    answer = analysed["short"]
    assert results(answer) == {"Lookahead": "Passed", "Recursive": "Found"}
    assert codes(answer["document"], ("recursive",)) == ["StartupTooShort"]
    assert not answer["document"]["accepted"], "it was asked to refuse"
    assert "missing (no value, or 0), slow (17." in words(answer, "Recursive")
    assert "recursive  Found (" in answer["text"]


def test_too_few_trades_are_no_verdict(analysed):
    answer = analysed["idle"]
    assert answer["document"]["accepted"], answer["text"]
    assert results(answer)["Lookahead"] == "Unclear"
    assert "too few trades" in words(answer, "Lookahead")


def test_an_analysis_that_runs_out_of_time_refuses_nothing(analysed):
    answer = analysed["late"]
    assert answer["document"]["accepted"], answer["text"]
    assert results(answer) == {"Lookahead": "OutOfTime"}
    assert "analysis ended without a result: " in answer["text"]


def test_only_what_comes_before_the_analyses_refuses_for_its_time():
    late = Outcome(Ending.OUT_OF_TIME, -9, ({"stage": "lookahead"},), "", 1.0, 1.0, 1)
    (ours,) = findings_of(late, Limits(), Stage.LOOKAHEAD)
    (claimed,) = findings_of(late, Limits(), Stage.LOAD)
    assert ours.severity is Severity.WARNING
    assert claimed.severity is Severity.ERROR, "a strategy cannot pretend to be analysed"


def finding(code, severity=Severity.WARNING):
    return Finding(Stage.RECURSIVE, code, severity, f"m-{code}", "r")


@pytest.mark.parametrize(
    ("found", "result"),
    [
        ([], Conclusion.PASSED),
        ([finding("StartupTooShort")], Conclusion.FOUND),
        ([finding("LookAhead", Severity.ERROR), finding("NotAnalysed")], Conclusion.FOUND),
        ([finding("NotAnalysed")], Conclusion.UNCLEAR),
        ([finding("LookAheadUnclear")], Conclusion.UNCLEAR),
        ([finding("OutOfProcessorTime")], Conclusion.OUT_OF_TIME),
        ([finding("Crashed", Severity.ERROR), finding("LookAhead")], Conclusion.FAILED),
    ],
)
def test_what_a_run_comes_to(found, result):
    made = concluded(Analysis.RECURSIVE, found, "told")
    assert made.result is result
    assert made.message == "told" if not found else made.message.startswith("m-")
    assert isinstance(made, AnalysisResult)


@pytest.mark.parametrize("code", ["NotAnalysed", "LookAheadUnclear", "OutOfTime"])
def test_what_could_not_be_judged_refuses_nothing(code):
    assert weighed(finding(code), OnFinding.REFUSE).severity is Severity.WARNING
    assert weighed(finding("LookAhead"), OnFinding.REFUSE).severity is Severity.ERROR
    assert weighed(finding("LookAhead"), OnFinding.WARN).severity is Severity.WARNING


def test_a_manifest_says_which_analyses_are_wanted(tmp_path):
    file = tmp_path / "strategy.yaml"
    file.write_text("spec: {validation: {analyses: [Recursive, Lookahead], onFinding: Refuse}}")
    assert read_manifest(tmp_path).asked == Asked(
        (Analysis.LOOKAHEAD, Analysis.RECURSIVE), OnFinding.REFUSE
    )
    file.write_text("spec: {className: A}")
    assert read_manifest(tmp_path).asked == asked([])
    for wrong in ("analyses: [Hindsight]", "onFinding: Shrug", "analyses: Hindsight"):
        file.write_text(f"spec: {{validation: {{{wrong}}}}}")
        with pytest.raises(ManifestInvalidError, match="is none of"):
            read_manifest(tmp_path)
