# SPDX-License-Identifier: GPL-3.0-only
"""Which line of a strategy is behind an error."""

import traceback
from pathlib import Path


def line_to_blame(error: BaseException, directory: Path) -> tuple[str, int]:
    """File and line of the innermost frame in the strategy's directory; ("", 0) without one.

    A syntax error names its own.
    """
    if isinstance(error, SyntaxError) and error.filename:
        name = Path(error.filename)
        if name.parent == directory:
            return name.name, error.lineno or 0
    found = ("", 0)
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename).parent == directory:
            found = (Path(frame.filename).name, frame.lineno or 0)
    return found


def sentence(error: BaseException) -> str:
    """Kind and text of an error in one line."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:300]}" if text else type(error).__name__
