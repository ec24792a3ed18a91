# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy new` and `bump`: the files of an author."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilot_cli.cli import parse
from pilot_cli.commands import strategy
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.strategies import changelog
from pilot_cli.strategies.manifest import StrategyManifest
from pilot_cli.strategies.semver import PARTS, SemanticVersion, semantic_version


@pytest.fixture
def author(called):
    def does(*words):
        options = parse(["strategy", *map(str, words)])
        made = called(None, **vars(options))
        assert strategy.run(made) is ExitCode.OK
        return made.out.getvalue()

    return does


@pytest.fixture
def made(author, tmp_path):
    author("new", tmp_path / "rsi-turn", "--owner", "ada", "--timeframe", "15m")
    return tmp_path / "rsi-turn"


def test_a_new_strategy_has_all_its_files(made):
    assert {path.name for path in made.iterdir()} == {
        "RsiTurn.py", "strategy.yaml", "CHANGELOG.md", "kustomization.yaml", "name-reference.yaml",
    }  # fmt: skip
    for path in made.iterdir():
        assert not re.search("@[A-Z]+@", path.read_text()), path
    manifest = StrategyManifest((made / "strategy.yaml").read_text())
    assert manifest.value("owner") == "ada"
    assert manifest.value("className") == "RsiTurn"
    assert 'timeframe = "15m"' in (made / "RsiTurn.py").read_text()


def test_without_an_owner_it_is_everybodys(author, tmp_path):
    author("new", tmp_path / "free", "--class", "FreeOne")
    assert "owner" not in (tmp_path / "free" / "strategy.yaml").read_text()
    assert (tmp_path / "free" / "FreeOne.py").is_file()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Big"], "name 'Big' must be"),
        (["ok", "--class", "no class"], "class 'no class' must be"),
        (["ok", "--timeframe", "5"], "timeframe '5' must be"),
        (["ok", "--owner", "a b"], "owner 'a b' must be"),
    ],
)
def test_names_have_a_form(author, tmp_path, words, says):
    with pytest.raises(PilotFailure, match=says):
        author("new", tmp_path / words[0], *words[1:])
    assert list(tmp_path.glob("ok")) == []


def test_nothing_is_overwritten(author, made):
    with pytest.raises(PilotFailure, match="is there already"):
        author("new", made)


def test_bump_raises_every_place(author, made):
    said = author("bump", made, "minor", "-m", "Sells earlier: RSI 65.")
    assert said == "rsi-turn: 0.1.0 -> 0.2.0 in strategy.yaml, CHANGELOG.md, RsiTurn.py.\n"
    manifest = (made / "strategy.yaml").read_text()
    assert '  version: 0.2.0\n  changelog: "Sells earlier: RSI 65."\n  source:' in manifest
    assert 'return "0.2.0"' in (made / "RsiTurn.py").read_text()
    notes = (made / "CHANGELOG.md").read_text()
    assert notes == (
        "# rsi-turn\n\n## 0.2.0\n\nSells earlier: RSI 65.\n\n## 0.1.0\n\nFirst version.\n"
    )


def test_bump_leaves_a_version_that_the_program_does_not_say(author, made):
    program = made / "RsiTurn.py"
    program.write_text(program.read_text().replace('return "0.1.0"', "return VERSION"))
    told = json.loads(author("bump", made, "patch", "-m", "x", "--json"))
    assert told == {
        "name": "rsi-turn", "from": "0.1.0", "to": "0.1.1", "files": ["strategy.yaml", "CHANGELOG.md"]
    }  # fmt: skip


def test_bump_without_words(author, made):
    with pytest.raises(PilotFailure, match="--message is empty"):
        author("bump", made, "patch", "-m", "  ")


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (None, ExitCode.NOT_FOUND, "strategy new"),
        ("metadata:\n  name: a\nspec:\n  x: 1\n", ExitCode.USAGE, "spec.version is missing"),
        ("metadata:\n  name: a\nspec:\n  version: '7'\n", ExitCode.USAGE, "such as 1.2.0"),
    ],
)
def test_a_directory_without_a_version(author, tmp_path, text, code, says):
    if text:
        (tmp_path / "strategy.yaml").write_text(text)
    with pytest.raises(PilotFailure, match=says) as refused:
        author("bump", tmp_path, "patch", "-m", "x")
    assert refused.value.code is code


def test_a_long_changelog_in_the_manifest_is_replaced():
    text = "spec:\n  version: 1.0.0 # now\n  changelog: >-\n    One.\n\n    Two.\n  author: a\n"
    manifest = StrategyManifest(text)
    assert manifest.value("version") == "1.0.0"
    changed = manifest.with_value("changelog", 'New: "it"').text
    assert changed == ('spec:\n  version: 1.0.0 # now\n  changelog: "New: \\"it\\""\n  author: a\n')


def test_a_first_changelog():
    assert changelog.with_entry("", "1.0.0", "First.") == "## 1.0.0\n\nFirst.\n"
    assert changelog.newest("# a\n\n## [1.2.0] - 2026-11-21\n\nx\n\n## 1.1.0\n") == "1.2.0"


@pytest.mark.parametrize(
    ("version", "part", "expected"),
    [
        ("1.2.3", "major", "2.0.0"), ("1.2.3", "minor", "1.3.0"), ("1.2.3", "patch", "1.2.4"),
        ("2.0.0-rc.1", "major", "2.0.0"), ("1.2.0-rc.1", "minor", "1.2.0"),
        ("1.2.3-rc.1", "patch", "1.2.3"), ("1.2.3-rc.1", "minor", "1.3.0"),
        ("1.2.3+build", "patch", "1.2.4"),
    ],
)  # fmt: skip
def test_what_a_part_means(version, part, expected):
    assert str(semantic_version(version).raised(part)) == expected


@given(st.tuples(*[st.integers(0, 99)] * 3), st.sampled_from(PARTS))
def test_a_raised_version_is_a_greater_one(numbers, part):
    raised = SemanticVersion(*numbers).raised(part)
    assert (raised.major, raised.minor, raised.patch) > numbers
    assert semantic_version(str(raised)) == raised


@pytest.mark.parametrize("text", ["1.2", "01.2.3", "v1.2.3", "1.2.3-", ""])
def test_what_is_no_version(text):
    with pytest.raises(ValueError, match="such as"):
        semantic_version(text)


def test_a_part_that_is_none():
    with pytest.raises(ValueError, match="major, minor, patch"):
        SemanticVersion(1, 0, 0).raised("huge")
