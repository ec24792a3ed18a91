# SPDX-License-Identifier: Apache-2.0
"""Answers at a fixed time, kept in golden/: `in-*.txt` is the request, `out-*.json` the answer.

After a wanted change write them anew with PAPER_EXCHANGE_GOLDEN=write and read the difference.
"""

import json
import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"
REQUESTS = sorted(FOLDER.glob("in-*.txt"))


def test_there_are_golden_files():
    answers = {path.name[4:-5] for path in FOLDER.glob("out-*.json")}
    assert answers == {path.name[3:-4] for path in REQUESTS}
    assert len(answers) >= 5


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.stem)
async def test_the_answer_is_the_golden_one(client, path):
    async with client.get(path.read_text().strip()) as answer:
        got = json.loads(await answer.text())
    golden = FOLDER / path.name.replace("in-", "out-").replace(".txt", ".json")
    if os.environ.get("PAPER_EXCHANGE_GOLDEN") == "write":
        golden.write_text(json.dumps(got, indent=1) + "\n")
    assert got == json.loads(golden.read_text())
