# SPDX-License-Identifier: GPL-3.0-only
"""Libraries that are kept out, and the stand-in for scipy."""

import importlib
import sys
from types import ModuleType

import pytest

from pilot_runtime.preload.block import BLOCKED, AlreadyLoadedError, block
from pilot_runtime.preload.lazy_scipy import lazy_scipy


@pytest.fixture(autouse=True)
def same_modules_afterwards(monkeypatch) -> None:
    for name in (*BLOCKED, "scipy", "scipy.stats"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
        monkeypatch.delitem(sys.modules, name)


def test_blocked_libraries_cannot_be_imported() -> None:
    block()
    for name in BLOCKED:
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module(name)


def test_too_late_is_an_error(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", ModuleType("pyarrow"))
    with pytest.raises(AlreadyLoadedError, match="pyarrow was imported before"):
        block()


def test_scipy_is_loaded_when_it_is_used() -> None:
    with lazy_scipy():
        from scipy import stats
    assert "scipy" not in sys.modules
    assert round(float(stats.norm.cdf(0.0)), 3) == 0.5
    assert "scipy.stats" in sys.modules


def test_loaded_scipy_is_left_alone(monkeypatch) -> None:
    loaded = ModuleType("scipy")
    monkeypatch.setitem(sys.modules, "scipy", loaded)
    with lazy_scipy():
        assert sys.modules["scipy"] is loaded
