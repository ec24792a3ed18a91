# SPDX-License-Identifier: Apache-2.0
"""A file holds one idea: none of the checkout's sources is longer than a person reads at once."""

import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
SOURCES = ("*.java", "*.py", "*.go", "*.ts", "*.tsx", "*.js", "*.css", "*.sh", "*.sql", "pilot")
GENERATED = frozenset[str]()
MOST_LINES = 400


def test_no_source_is_longer_than_400_lines():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *SOURCES],
        cwd=CHECKOUT, capture_output=True, text=True, check=True,
    ).stdout.split("\0")  # fmt: skip
    files = [CHECKOUT / name for name in listed if name and name not in GENERATED]
    lines = {file: file.read_bytes().count(b"\n") for file in files if file.is_file()}
    assert len(lines) > 1000, "the sources were not found"
    too_long = {str(f.relative_to(CHECKOUT)): n for f, n in lines.items() if n > MOST_LINES}
    assert not too_long, "split these by idea"
