# SPDX-License-Identifier: GPL-3.0-only
"""Malicious, risky and good programs, through all stages."""

import json

import pytest
from programs import GOOD, MALICIOUS, RISKY, SECRET, SHELF, codes

# all verdicts are made in the first test's setup
pytestmark = pytest.mark.timeout(400)

TEXT_STAGES = ("read", "parse", "rules", "shape")
RUN_STAGES = ("load", "analysis")
names = {"ids": lambda path: path.name}


def test_there_are_enough_of_them():
    assert len(MALICIOUS) >= 20
    assert len(GOOD) + len(SHELF) >= 8


@pytest.mark.parametrize("path", MALICIOUS, **names)
def test_a_malicious_program_is_refused_by_rules_or_contained(answers, path):
    document = answers[path.name]["document"]
    golden = path.with_name(path.name.replace("in-", "out-")).with_suffix(".json")
    found = {
        "text": codes(document, TEXT_STAGES),
        "run": codes(document, RUN_STAGES),
        "verdict": document["condition"]["reason"],
    }
    assert found == json.loads(golden.read_text()), answers[path.name]["text"]
    assert not document["accepted"] or path.name == "in-environment.py"
    assert SECRET not in json.dumps(answers[path.name])


@pytest.mark.parametrize("path", [*GOOD, *SHELF], **names)
def test_a_good_program_is_accepted(answers, path):
    answer = answers[path.name]
    assert answer["document"]["accepted"], answer["text"]
    assert answer["document"]["measured"]["entries"] > 0
    assert codes(answer["document"], (*TEXT_STAGES, *RUN_STAGES), "warning") in (
        [],
        ["OldInterface"],
    )


def test_what_the_rules_refuse_is_not_run(answers):
    document = answers["refused"]["document"]
    assert [one["result"] for one in document["stages"][:5]] == [
        "Passed", "Passed", "Failed", "Passed", "Skipped",
    ]  # fmt: skip
    assert document["confinement"]["locks"] == []
    assert "nothing of the strategy was run" in answers["refused"]["text"]


def test_the_same_program_gives_the_same_verdict(answers):
    first, second = answers[GOOD[0].name], answers["again"]
    for one in (first, second):
        assert one["document"].pop("measured")
    assert first["document"] == second["document"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tomorrow.py", ["LookAhead", "NewestCandle", "WholeHistory"]),
        ("Moody.py", ["AttributeUnwise", "CandlesChanged", "NotRepeatable"]),
        ("Idle.py", ["NeverEnters"]),
    ],
)
def test_what_is_risky_is_warned_about(answers, name, expected):
    document = answers[name]["document"]
    assert document["accepted"], answers[name]["text"]
    assert codes(document, (*TEXT_STAGES, *RUN_STAGES), "warning") == expected
    assert document["condition"]["reason"] == "ValidationPassed"
    assert "warning" in document["condition"]["message"]


def test_a_result_that_a_bot_would_refuse_is_refused(answers):
    document = answers["Cut.py"]["document"]
    assert codes(document, RUN_STAGES) == ["Raises"]
    assert "mismatching length" in document["condition"]["message"]
    assert len(RISKY) == 4
