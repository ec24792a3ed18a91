# SPDX-License-Identifier: GPL-3.0-only
"""Candles, and how the course of a confined process becomes findings."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilot_runtime.validate.findings import Severity, Stage
from pilot_runtime.validate.sandbox.limits import Limits
from pilot_runtime.validate.sandbox.outcome import Ending, Outcome
from pilot_runtime.validate.trial.bias_result import (
    lookahead_findings,
    lookahead_passed,
    recursive_findings,
    recursive_passed,
)
from pilot_runtime.validate.trial.candles import Regime, candles
from pilot_runtime.validate.trial.judge import findings_of, measured, stages_begun
from pilot_runtime.validate.validation import Options, validate


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(list(Regime)), st.integers(1, 700), st.sampled_from([60, 300, 86400]))
def test_candles_are_candles(regime, count, seconds):
    made = candles("BTC/USDT", seconds, regime, count)
    assert len(made) == count
    assert not made.isna().any().any()
    assert (made[["open", "close"]].max(axis=1) <= made["high"]).all()
    assert (made[["open", "close"]].min(axis=1) >= made["low"]).all()
    assert (made["low"] > 0).all()
    assert (made["volume"] >= 0).all()
    assert set(made["date"].diff().dropna().dt.total_seconds()) <= {seconds}
    assert made.equals(candles("BTC/USDT", seconds, regime, count))


def test_regimes_differ_as_their_names_say():
    made = {regime: candles("BTC/USDT", 300, regime, 800) for regime in Regime}
    ratio = {r: frame["close"].iloc[-1] / frame["close"].iloc[0] for r, frame in made.items()}
    assert ratio[Regime.TREND] > 1.1
    assert ratio[Regime.CRASH] < 0.75
    assert abs(ratio[Regime.FLAT] - 1) < 0.02
    assert (made[Regime.GAPS]["volume"] == 0).any()
    assert not candles("ETH/USDT", 300, Regime.TREND, 800).equals(made[Regime.TREND])


def outcome(ending=Ending.FINISHED, code=0, messages=(), cpu=1.0):
    return Outcome(ending, code, tuple(messages), "", 2.0, cpu, 1 << 20)


@pytest.mark.parametrize(
    ("ending", "code", "words"),
    [
        (Ending.OUT_OF_TIME, -9, "not done after 120 s"),
        (Ending.OUT_OF_CPU, -24, "30 s of processor time"),
        (Ending.TOO_MUCH_OUTPUT, -9, "printed more than"),
        (Ending.TOO_MUCH_DISK, -9, "wrote more than"),
        (Ending.CRASHED, -11, "SIGSEGV (it crashed the interpreter)"),
        (Ending.CRASHED, -9, "SIGKILL (by itself, or by the kernel"),
        (Ending.CRASHED, -99, "signal 99"),
        (Ending.EXITED, 3, "ended by itself with code 3: boom"),
    ],
)
def test_how_it_ended_is_a_finding_of_the_stage_it_was_in(ending, code, words):
    messages = [
        {"stage": "load"},
        {"stage": "analysis"},
        {"at": "flat BTC/USDT"},
        {"fault": "boom"},
    ]
    (finding,) = findings_of(outcome(ending, code, messages), Limits(), Stage.LOAD)
    assert (finding.stage, finding.code) == (Stage.ANALYSIS, ending.value)
    assert words in finding.message
    assert finding.message.endswith("at flat BTC/USDT")


def test_what_a_process_says_of_itself_is_taken_with_care():
    messages = [
        {"stage": "nonsense"}, {"finding": "text"}, {"finding": {"line": "x", "stage": 7}},
        {"attempt": {"code": "NetworkAccess", "what": "tried: socket", "severity": "warning"}},
        {"measured": {"entries": 3, "peakBytes": 1, "text": "x", "yes": True}}, {"measured": 4},
    ]  # fmt: skip
    seen = outcome(messages=messages)
    first, second = findings_of(seen, Limits(), Stage.LOAD)
    assert (first.code, first.line, first.stage) == ("Unknown", 0, Stage.LOAD)
    assert second.severity is Severity.ERROR, "an attempt is never a mere warning"
    told = measured(seen)
    assert told["entries"] == 3
    assert told["peakBytes"] == 1 << 20, "what was seen from outside wins"
    assert "text" not in told
    assert stages_begun(seen, Stage.LOAD) == (Stage.LOAD,)


def test_tables_of_freqtrade():
    whole = ["A.py", "A", "Yes", "6", "2", "0", "next"]
    (biased,) = lookahead_findings([whole], "A.py")
    assert "of 6 trades 2 entries" in biased.message
    assert list(lookahead_findings([[*whole[:2], "No", *whole[3:]]], "A.py")) == []
    assert [one.code for one in lookahead_findings([["A.py", "A", "too few"]], "A.py")] == [
        "NotAnalysed"
    ]
    assert [one.code for one in lookahead_findings([], "A.py")] == ["NotAnalysed"]
    unclear = [*whole[:4], "0", "0", "sma_1d, date_1d"]
    assert [one.code for one in lookahead_findings([unclear], "A.py")] == ["LookAheadUnclear"]
    changed = [*whole[:4], "1", "0", "sma_1d"]
    assert [one.code for one in lookahead_findings([changed], "A.py")] == ["LookAhead"]
    rows = [["ema", "0.2%"], ["rsi", "-4.000%"], ["x", "-"]]
    (drifting,) = recursive_findings(rows, "A.py")
    assert drifting.message.endswith(": rsi (4 %)")
    (missing,) = recursive_findings([["sma", "nan%"]], "A.py")
    assert missing.message.endswith(": sma (no value, or 0)")
    (many,) = recursive_findings([[f"i{n:02}", "2.5%"] for n in range(12)], "A.py")
    assert many.message.endswith("i09 (2.5 %) and 2 more")
    assert lookahead_passed([whole]).startswith("6 trades;")
    assert recursive_passed(rows).endswith("3 of them differ at all")
    assert [one.code for one in recursive_findings([["", "", "no data"]], "")] == ["NotAnalysed"]


def test_an_import_that_fails_is_blamed_on_its_line(tmp_path):
    source = (Path(__file__).parent / "malicious" / "in-memory-bomb.py").read_text()
    (tmp_path / "Evil.py").write_text("import no_such_module_anywhere\n" + source)
    (found,) = validate(tmp_path / "Evil.py", Options()).errors
    assert (found.code, found.file, found.line) == ("NotLoaded", "Evil.py", 1)
    assert "no_such_module_anywhere" in found.message
