# SPDX-License-Identifier: GPL-3.0-only
"""Each rule on a line that breaks it and on lines that only look like it."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilot_runtime.validate import rules
from pilot_runtime.validate.findings import Severity

FRAME = "def populate_indicators(self, dataframe, metadata):\n    {}\n    return dataframe\n"


def found(text, severity=Severity.ERROR):
    findings = rules.check({"A.py": ast.parse(text)})
    return [(one.code, one.line) for one in findings if one.severity is severity]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("import requests", "NetworkAccess"),
        ("import os.path, socket", "NetworkAccess"),
        ("from urllib.request import urlopen", "NetworkAccess"),
        ("import ccxt.async_support as c", "NetworkAccess"),
        ("import pandas as pd\npd.read_csv('https://x.example/a.csv')", "NetworkAccess"),
        ("from multiprocessing import Pool", "ProcessAccess"),
        ("from concurrent.futures import ThreadPoolExecutor", "ProcessAccess"),
        ("import os\nos.system('id')", "ProcessAccess"),
        ("from os import system", "ProcessAccess"),
        ("import os as o\no.popen('id')", "ProcessAccess"),
        ("import os\nos.environ['KEY']", "EnvironmentAccess"),
        ("from os import getenv", "EnvironmentAccess"),
        ("eval('1')", "DynamicCode"),
        ("run = exec", "DynamicCode"),
        ("__import__('x')", "DynamicCode"),
        ("import importlib.util", "DynamicCode"),
        ("frame.query('@f(1) > 0')", "DynamicCode"),
        ("import ctypes", "NativeCode"),
        ("from cffi import FFI", "NativeCode"),
        ("import pickle", "UnsafeData"),
        ("import pandas as pd\npd.read_pickle(x)", "UnsafeData"),
        ("import numpy as np\nnp.load('x.npy')", "UnsafeData"),
        ("import joblib", "UnsafeData"),
        ("open('/etc/passwd')", "FileAccess"),
        ("open(name)", "FileAccess"),
        ("reader = open", "FileAccess"),
        ("from pathlib import Path\nPath('/etc/passwd').read_text()", "FileAccess"),
        ("import os\nos.listdir('.')", "FileAccess"),
        ("import os\nos.path.exists('/etc')", "FileAccess"),
        ("frame.to_csv('/tmp/x.csv')", "FileAccess"),
        ("import shutil", "FileAccess"),
        ("().__class__.__bases__", "InterpreterAccess"),
        ("f.__globals__", "InterpreterAccess"),
        ("getattr(f, '__glo' + 'bals__')", "InterpreterAccess"),
        ("getattr(f, '__slabolg__'[::-1])", "InterpreterAccess"),
        ("getattr(f, ''.join(['__co', 'de__']))", "InterpreterAccess"),
        ("import math\ngetattr(math, name)", "InterpreterAccess"),
        ("'{0.__globals__}'.format(f)", "InterpreterAccess"),
        ("globals()['x']", "InterpreterAccess"),
        ("__builtins__", "InterpreterAccess"),
        ("import sys\nsys.exit(0)", "InterpreterAccess"),
        ("import sys\nsys.modules['os']", "InterpreterAccess"),
        ("import pandas as pd\npd.io.common.os.system('id')", "HiddenModule"),
        ("from logging import os", "HiddenModule"),
        ("from freqtrade.rpc import RPCManager", "BotInsides"),
        ("self.dp._exchange.create_order()", "BotInsides"),
        ("from . import helper", "RelativeImport"),
    ],
)  # fmt: skip
def test_what_is_forbidden(text, code):
    last = len(text.splitlines())
    assert (code, last) in found(text), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "import numpy as np\nnp.select([a], [b]); np.where(a, b, c); np.trace(x)",
        "import scipy.signal\nfrom scipy import signal, stats",
        "import os\nos.path.join('a', 'b'); os.sep",
        "import sys\nsys.maxsize",
        "import talib.abstract as ta, pandas_ta as pta\nfrom technical import qtpylib",
        "from freqtrade.strategy import IStrategy, informative, merge_informative_pair",
        "from freqtrade.persistence import Trade\nfrom freqtrade.exchange import timeframe_to_secs",
        "from freqtrade.configuration import TimeRange",
        "from datetime import datetime, timedelta, time\nimport logging, math, json, typing, re",
        "open = frame['open']\nhigher = open > 1",
        "def body(open, close):\n    return close - open",
        "getattr(self, f'buy_{n}').value; setattr(self, 'x', 1); hasattr(trade, 'x')",
        "frame.query('close > open')\nframe.eval('a = b + c')",
        "frame.to_json(orient='records'); frame.to_csv()",
        "license = 'MIT'\nprint(license)",
        "import re\npattern = re.compile('a+')",
        "trade.set_custom_data('a', 1); order.save()",
        "class A:\n    def __init__(self):\n        super().__init__()",
    ],
)
def test_what_is_ordinary(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("dataframe['x'] = dataframe['close'].shift(-2)", "LookAhead"),
        ("dataframe['x'] = dataframe['close'].shift(periods=-1)", "LookAhead"),
        ("dataframe['x'] = dataframe['close'].pct_change(-1)", "LookAhead"),
        ("dataframe['x'] = dataframe['close'].rolling(5, center=True).mean()", "LookAhead"),
        ("dataframe = dataframe.bfill()", "LookAhead"),
        ("dataframe = dataframe.fillna(method='bfill')", "LookAhead"),
        ("dataframe['x'] = dataframe['x'].interpolate()", "LookAhead"),
        ("dataframe['x'] = dataframe['close'].iloc[-1]", "NewestCandle"),
        ("dataframe['x'] = dataframe['close'].values[-1]", "NewestCandle"),
        ("level = dataframe.iloc[-1, 4]", "NewestCandle"),
        ("dataframe['x'] = dataframe['close'].mean()", "WholeHistory"),
        ("dataframe['x'] = dataframe.close.max()", "WholeHistory"),
        ("dataframe['x'] = (dataframe['high'] - dataframe['low']).std()", "WholeHistory"),
        ("dataframe['x'] = max(dataframe['close'])", "WholeHistory"),
        ("change = dataframe['close'].pct_change(); dataframe['x'] = change.std()", "WholeHistory"),
        ("__import__('time').sleep(1)", None),
    ],
)
def test_what_knows_the_future_is_warned_about(line, code):
    if code:
        assert (code, 2) in found(FRAME.format(line), Severity.WARNING)


@pytest.mark.parametrize(
    "line",
    [
        "dataframe['x'] = dataframe['close'].shift(1).rolling(20).mean()",
        "dataframe['x'] = dataframe['close'].ewm(span=9).std()",
        "dataframe['x'] = dataframe[['open', 'close']].max(axis=1)",
        "window = dataframe['close'].rolling(9); dataframe['x'] = window.max()",
        "dataframe['x'] = dataframe.groupby('day')['close'].transform('mean')",
        "names = metadata['pair'].split('/')[-1]",
        "dataframe['x'] = dataframe['close'].expanding().mean().ffill()",
        "dataframe['x'] = dataframe['close'].rolling(9).apply(lambda x: x[-1] - x.mean())",
    ],
)
def test_what_looks_back_only_is_not(line):
    assert found(FRAME.format(line), Severity.WARNING) == []


def test_call_backs_may_look_at_the_newest_candle():
    text = "def custom_exit(self, dataframe):\n    return dataframe['close'].iloc[-1]\n"
    assert found(text, Severity.WARNING) == []


def test_targets_of_freqai_are_the_future_on_purpose():
    text = "def set_freqai_targets(self, dataframe):\n    return dataframe['close'].shift(-5)\n"
    assert found(text, Severity.WARNING) == []


def test_waiting_and_the_wall_clock():
    text = "import time\nfrom datetime import datetime\n" + FRAME.format(
        "time.sleep(1); dataframe['x'] = datetime.now()"
    )
    assert found(text, Severity.WARNING) == [("Sleeps", 4), ("WallClock", 4)]


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(["__globals__", "__subclasses__", "__code__"]), st.data())
def test_a_name_cut_into_constants_is_put_together_again(name, data):
    at = data.draw(st.integers(1, len(name) - 1))
    assert found(f"getattr(f, {name[:at]!r} + {name[at:]!r})") == [("InterpreterAccess", 1)]
