# SPDX-License-Identifier: GPL-3.0-only
"""Stubs for unwanted exchanges, each in a fresh interpreter, since ccxt is imported once."""

import subprocess
import sys

PROLOGUE = """
from pilot_runtime.preload import slim_ccxt
slim_ccxt.install(["binance"])
import ccxt, ccxt.async_support, ccxt.pro
"""


def run(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROLOGUE + program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_wanted_exchange_is_real_and_the_list_of_exchanges_complete() -> None:
    lines = run("""
print(ccxt.binance().id, ccxt.pro.binance({}).id, hasattr(ccxt.okx, "describe"))
print(len(ccxt.exchanges) > 90, "okx" in ccxt.exchanges, slim_ccxt.is_stub("okx"))
""")
    assert lines == ["binance binance False", "True True True"]


def test_real_classes_come_back_with_those_they_derive_from() -> None:
    lines = run("""
print(slim_ccxt.load_real("myokx"), slim_ccxt.load_real("binance"), slim_ccxt.load_real("nowhere"))
for flavour in (ccxt, ccxt.async_support, ccxt.pro):
    print(flavour.myokx({}).id, isinstance(flavour.okx, type), flavour.myokx.__mro__[1].__name__)
print(slim_ccxt.load_real("okx"), ccxt.okx().id)
""")
    assert lines[0] == "True False False"
    assert lines[1:4] == ["myokx True okx"] * 3
    assert lines[4] == "False okx"
