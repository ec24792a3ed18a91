# SPDX-License-Identifier: Apache-2.0
"""Finds the Python for the bots: 3.13 is best, 3.12 good, 3.11 works with more memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pilot_cli.toolchain.machine import Machine
from pilot_cli.toolchain.tool import Missing, Tool, Version, parse_version

# In order of preference. Newer versions than these are not tested with freqtrade's pins.
PREFERRED: tuple[Version, ...] = ((3, 13), (3, 12), (3, 11))
SAVES_MEMORY: Version = (3, 12)

_PROBE = "import sys, venv, ensurepip; print('%d.%d.%d' % sys.version_info[:3])"


def find_python(machine: Machine) -> Tool | Missing:
    """The best Python that can make virtual environments; PILOT_PYTHON overrides the search."""
    for wanted in PREFERRED:
        for program in _candidates(machine, wanted):
            version = parse_version(machine.output([str(program), "-c", _PROBE]))
            if version[:2] == wanted:
                return Tool("Python", program, version)
    return Missing(
        "Python 3.12 or newer with its venv module",
        "packages python3 and python3-venv (3.11 works with less memory saving), "
        "or pyenv install 3.13",
    )


def memory_hint(python: Tool) -> str:
    """A sentence when a newer Python would save memory, else nothing."""
    if python.version >= SAVES_MEMORY:
        return ""
    return (
        f"Python {python.version_text} works with less memory saving; "
        "with 3.12 or newer ten bots need about 200 MB less."
    )


def _candidates(machine: Machine, wanted: Version) -> Iterator[Path]:
    override = machine.env.get("PILOT_PYTHON")
    if override:
        yield Path(override)
        return
    name = f"python{wanted[0]}.{wanted[1]}"
    found = [machine.on_path(name)]
    pyenv = Path(machine.env.get("PYENV_ROOT") or machine.home / ".pyenv")
    # The newest patch release first; directory names sort well enough within one minor version.
    versions = sorted(pyenv.glob(f"versions/{wanted[0]}.{wanted[1]}.*"), reverse=True)
    found += [version / "bin" / "python3" for version in versions]
    found += [machine.interpreter, machine.on_path("python3")]
    yield from (program for program in found if program and program.exists())
