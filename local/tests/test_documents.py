# SPDX-License-Identifier: Apache-2.0
"""Commands of `pilot` in the documents are ones that there are."""

import re
import shlex

import pytest
from fake_cluster import CHECKOUT

from pilot_cli.cli import parse

PAGES = sorted((CHECKOUT / "docs").rglob("*.md"))
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def calls(page):
    """The words after `./pilot`, comments left out."""
    lines = "\n".join(BLOCK.findall(page.read_text())).splitlines()
    found = [re.search(r"\./pilot (strategy .*)", line) for line in lines]
    return [shlex.split(call[1], comments=True) for call in found if call]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if calls(page)], ids=lambda page: page.name
)
def test_commands_are_understood(page):
    for words in calls(page):
        assert parse(words).command == "strategy"


def test_the_authors_guide_has_every_command_that_changes_something():
    said = {words[1] for words in calls(CHECKOUT / "docs" / "strategies.md")}
    assert said >= {"new", "validate", "bump", "publish", "diff", "history", "show", "rollback"}
