# SPDX-License-Identifier: GPL-3.0-only
"""Class, methods and attributes."""

import ast

import pytest

from pilot_runtime.validate.shape.attributes import missing, wrong_attributes
from pilot_runtime.validate.shape.check import check_shape, loaded_findings
from pilot_runtime.validate.source.program import Program

METHODS = "".join(
    f"    def populate_{name}(self, dataframe, metadata):\n        return dataframe\n"
    for name in ("indicators", "entry_trend", "exit_trend")
)
WHOLE = f"class A(IStrategy):\n    timeframe = '5m'\n{METHODS}"


def shape(text, wanted="", mode="spot", **others):
    files = {"A.py": text, **others}
    program = Program(files, wanted, mode, {})
    trees = {name: ast.parse(one) for name, one in files.items()}
    strategy, findings = check_shape(program, trees)
    return (strategy.name if strategy else None), [(one.code, one.line) for one in findings]


def test_a_whole_class():
    assert shape(WHOLE) == ("A", [])
    assert shape(WHOLE, "A") == ("A", [])


@pytest.mark.parametrize(
    ("text", "wanted", "code"),
    [
        ("x = 1", "", "ClassUnclear"),
        (WHOLE + WHOLE.replace("class A", "class B"), "", "ClassUnclear"),
        (WHOLE, "B", "ClassNotFound"),
        ("class B:\n    pass\n" + WHOLE, "B", "ClassNotFound"),
    ],
)
def test_no_class_or_too_many(text, wanted, code):
    assert shape(text, wanted) == (None, [(code, 0)])


def test_a_base_class_in_another_file_is_no_strategy_of_its_own():
    base = WHOLE.replace("class A", "class Base")
    assert shape("class A(Base):\n    stoploss = -0.1\n", **{"base.py": base}) == ("A", [])
    twice = {"other.py": WHOLE}
    assert shape(WHOLE, "A", **twice) == (None, [("ClassTwice", 0)])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("populate_entry_trend", "other"), "MethodMissing"),
        (("populate_exit_trend(self, dataframe, metadata)", "populate_exit_trend(self, dataframe)"),
         "WrongParameters"),
        (("return dataframe", "pass"), "NothingReturned"),
        (("class A(IStrategy)", "class A (IStrategy)"), "ClassNotSeen"),
        (("timeframe = '5m'", "stoploss = 0.1"), "AttributeInvalid"),
        (("timeframe = '5m'", "timeframe = 5"), "AttributeInvalid"),
        (("timeframe = '5m'", "minimal_roi = {0: 0.1}"), "AttributeInvalid"),
        (("timeframe = '5m'", "can_short = True"), "AttributeInvalid"),
        (("timeframe = '5m'", "INTERFACE_VERSION = 2"), "AttributeInvalid"),
    ],
)  # fmt: skip
def test_one_thing_wrong(change, code):
    assert {one for one, _ in shape(WHOLE.replace(*change))[1]} == {code}


def test_old_method_names_are_for_spot_markets_only():
    text = WHOLE.replace("populate_entry_trend", "populate_buy_trend")
    program = {mode: Program({"A.py": text}, "", mode, {}) for mode in ("spot", "futures")}
    severities = [
        [one.severity for one in check_shape(program[mode], {"A.py": ast.parse(text)})[1]]
        for mode in ("spot", "futures")
    ]
    assert severities == [["warning"], ["error"]]


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("timeframe", ["1m", "15m", "4h", "1M"], ["5", "0m", "5 m", 5, None]),
        ("stoploss", [-0.1, -1, -0.99], [0, 0.1, -1.5, "-0.1", True]),
        ("minimal_roi", [{"0": 0.1, "60": 0}, {}], [{"0": "x"}, {0: 0.1}, [0.1], {"a": 1}]),
        ("startup_candle_count", [0, 30, 4999], [-1, 5000, 3.5, True, "30"]),
        ("trailing_stop", [True, False], [1, "yes", None]),
        ("trailing_stop_positive", [None, 0.01], [0, -0.01, "x"]),
        ("order_types", [dict.fromkeys(("entry", "exit", "stoploss", "stoploss_on_exchange"))],
         [{}, {"entry": "limit"}, []]),
        ("max_entry_position_adjustment", [-1, 3], [-2, 1.5]),
    ],
)  # fmt: skip
def test_values_of_attributes(name, good, bad):
    for value in good:
        assert list(wrong_attributes({name: value}, "spot")) == []
    for value in bad:
        (wrong,) = wrong_attributes({name: value}, "spot")
        assert wrong.attribute == name
        assert wrong.remedy


def test_attributes_that_are_missing():
    assert [one.attribute for one in missing({})] == [
        "timeframe", "stoploss", "startup_candle_count",
    ]  # fmt: skip
    strategy, _ = check_shape(Program({"A.py": WHOLE}, "", "spot", {}), {"A.py": ast.parse(WHOLE)})
    findings = list(loaded_findings(strategy, {"timeframe": "5x", "stoploss": -0.1}, "spot"))
    assert [(one.line, one.severity) for one in findings] == [(2, "error"), (1, "warning")]
