# SPDX-License-Identifier: GPL-3.0-only
"""Freqtrade imports scipy for one figure of backtests; 500 modules that trading never needs.

While freqtrade is imported, `scipy.stats` is a stand-in that loads the real one when it is used.
Afterwards `import scipy` works as ever, so a strategy that wants it gets it in its own process.
"""

import contextlib
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any


class LazyScipyStats(ModuleType):
    """Passes every attribute on to the real module."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module("scipy.stats"), name)


@contextlib.contextmanager
def lazy_scipy() -> Iterator[None]:
    """Imports inside see the stand-in, unless scipy is loaded already."""
    if "scipy" in sys.modules:
        yield
        return
    package = ModuleType("scipy")
    package.__path__ = []
    stats = LazyScipyStats("scipy.stats")
    package.__dict__["stats"] = stats
    sys.modules.update({"scipy": package, "scipy.stats": stats})
    try:
        yield
    finally:
        for name in ("scipy", "scipy.stats"):
            del sys.modules[name]
