# SPDX-License-Identifier: GPL-3.0-only
"""Stand-ins for the exchange classes of ccxt that no bot here uses.

ccxt imports about a hundred exchanges in three flavours. Those not wanted become empty classes
of the same name, which costs no memory; `load_real` brings one back later.
"""

import importlib
import sys
from collections.abc import Iterable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

FLAVOURS = ("ccxt", "ccxt.async_support", "ccxt.pro", "ccxt.abstract")
NOT_EXCHANGES = frozenset({"base", "async_support", "pro", "abstract", "static_dependencies"})


class ExchangeStubLoader(Loader):
    """Fills a module with one empty class named after the exchange."""

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:  # noqa: ARG002
        """Let the import system make an ordinary module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Define the stand-in under both names that ccxt imports."""
        name = module.__name__.rpartition(".")[2]
        stub = type(name, (), {"__module__": module.__name__})
        module.__dict__.update({name: stub, "ImplicitAPI": stub, "__stub__": True})


class SlimCcxtFinder(MetaPathFinder):
    """Answers imports of unwanted exchange modules of ccxt with stubs."""

    def __init__(self, keep: Iterable[str]) -> None:
        self.keep = set(keep)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give a stub's spec for `ccxt[.flavour].<exchange>` unless it is to be kept."""
        package, _, name = fullname.rpartition(".")
        if package not in FLAVOURS or name in NOT_EXCHANGES or name in self.keep:
            return None
        if PathFinder.find_spec(fullname, path, target) is None:
            return None
        return ModuleSpec(fullname, ExchangeStubLoader())


def install(keep: Iterable[str]) -> SlimCcxtFinder:
    """Stub every exchange but these; must come before the first import of ccxt."""
    finder = SlimCcxtFinder(keep)
    sys.meta_path.insert(0, finder)
    return finder


def is_stub(exchange: str) -> bool:
    """Whether ccxt's class for this exchange is a stand-in now."""
    module = sys.modules.get(f"ccxt.{exchange}")
    return module is not None and hasattr(module, "__stub__")


def load_real(exchange: str) -> bool:
    """Put the real classes of this exchange, and of those it derives from, in place.

    Returns False when there was nothing to do: the classes are real already, or ccxt does not
    know the exchange (freqtrade then says so itself).
    """
    if not is_stub(exchange):
        return False
    sys.meta_path[:] = [one for one in sys.meta_path if not isinstance(one, SlimCcxtFinder)]
    for name in [name for name, module in sys.modules.items() if hasattr(module, "__stub__")]:
        del sys.modules[name]
    importlib.invalidate_caches()
    for flavour in FLAVOURS[:3]:
        before = set(sys.modules)
        try:
            importlib.import_module(f"{flavour}.{exchange}")
        except ModuleNotFoundError as missing:
            if missing.name != f"{flavour}.{exchange}":
                raise
        # at once: a class of the next flavour may derive from one of this
        for name in set(sys.modules) - before:
            _publish(name)
    return True


def _publish(module_name: str) -> None:
    # importing ccxt.okx sets ccxt.okx to the module; everyone expects the class there
    package, _, name = module_name.rpartition(".")
    exchange_class = getattr(sys.modules[module_name], name, None)
    if package in FLAVOURS and isinstance(exchange_class, type):
        setattr(sys.modules[package], name, exchange_class)
