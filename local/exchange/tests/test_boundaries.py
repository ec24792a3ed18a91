# SPDX-License-Identifier: Apache-2.0
"""What may import what, and under which licence it all is."""

import ast
from pathlib import Path

PROGRAM = Path(__file__).parents[1] / "paper_exchange"
FILES = sorted(PROGRAM.rglob("*.py"))
LAYERS = ("model", "market", "replay", "feed", "faults", "http")
MAY_IMPORT = {
    "model": set(),
    "market": {"model"},
    "replay": {"model", "market"},
    "feed": {"model", "market"},
    "faults": set(),
    "http": {"model", "market", "feed", "faults"},
}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def test_nothing_imports_freqtrade_or_ccxt():
    assert len(FILES) > 30
    for path in FILES:
        roots = {name.split(".")[0] for name in imported(path)}
        assert not roots & {"freqtrade", "ccxt", "talib"}, path


def test_layers_depend_downwards_only():
    for layer in LAYERS:
        for path in (PROGRAM / layer).glob("*.py"):
            used = {
                name.split(".")[1]
                for name in imported(path)
                if name.startswith("paper_exchange.") and name.split(".")[1] in LAYERS
            }
            assert used <= MAY_IMPORT[layer] | {layer}, path


def test_the_model_knows_no_clock_and_no_network():
    for path in (PROGRAM / "model").glob("*.py"):
        roots = {name.split(".")[0] for name in imported(path)}
        assert not roots & {"time", "asyncio", "aiohttp", "socket", "random"}, path


def test_every_file_names_its_licence_and_is_short():
    for path in FILES:
        lines = path.read_text().splitlines()
        assert lines[0] == "# SPDX-License-Identifier: Apache-2.0", path
        assert len(lines) < 400, path
