# SPDX-License-Identifier: GPL-3.0-only
"""How money is written down."""


def money(value: object) -> str:
    """A decimal text without exponent, at most 8 places: freqtrade computes in floats."""
    text = f"{float(str(value)):.8f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text
