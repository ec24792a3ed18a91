# SPDX-License-Identifier: Apache-2.0
"""Operators that are broken on purpose: the campaign must find out."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

FOLDER = Path("e2e/sim/mutants")
_SOURCES = "operator/src/main/java/"


@dataclass(frozen=True)
class Mutant:
    """One change to one source file, and the plans that must show it."""

    name: str
    title: str
    file: str
    old: str
    new: str
    plans: tuple[str, ...]

    def source(self, checkout: Path) -> str:
        """The broken source; fails when the place of the change is no longer there."""
        text = (checkout / self.file).read_text()
        if text.count(self.old) != 1:
            raise PilotFailure(
                ExitCode.FAILED,
                f"The mutant {self.name} does not fit {self.file} any more: "
                f"bring `old` in {FOLDER}/{self.name}.toml up to date.",
            )
        return text.replace(self.old, self.new)


def mutants(checkout: Path) -> list[Mutant]:
    """All of them, by name."""
    found = []
    for file in sorted((checkout / FOLDER).glob("*.toml")):
        told = tomllib.loads(file.read_text())
        found.append(
            Mutant(
                file.stem, told["title"], told["file"], told["old"], told["new"],
                tuple(told["plans"]),
            )
        )  # fmt: skip
    return found


def broken_operator(mutant: Mutant, checkout: Path, built: Path, jdk: Path, place: Path) -> Path:
    """Builds the mutant from a copy of the operator that is built; returns its jar.

    Nothing of it exists in what is shipped: one class of a copy is replaced.
    """
    shutil.rmtree(place, ignore_errors=True)
    copy = place / "quarkus-app"
    shutil.copytree(built, copy)
    source = place / "src" / mutant.file.removeprefix(_SOURCES)
    source.parent.mkdir(parents=True)
    source.write_text(mutant.source(checkout))
    application = next((copy / "app").glob("*.jar"))
    classpath = [application, *(copy / "lib" / "main").glob("*.jar")]
    done = subprocess.run(
        [jdk / "bin" / "javac", "-proc:none", "-nowarn", "-d", place / "classes",
         "-cp", ":".join(map(str, classpath)), source],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        message = f"The mutant {mutant.name} does not compile:\n{done.stderr}"
        raise PilotFailure(ExitCode.FAILED, message)
    _replace(application, place / "classes")
    return copy / "quarkus-run.jar"


def _replace(jar: Path, classes: Path) -> None:
    new = {str(file.relative_to(classes)): file for file in classes.rglob("*.class")}
    mended = jar.with_suffix(".new")
    with zipfile.ZipFile(jar) as old, zipfile.ZipFile(mended, "w", zipfile.ZIP_DEFLATED) as out:
        for entry in old.infolist():
            if entry.filename not in new and entry.filename not in out.namelist():
                out.writestr(entry, old.read(entry))
        for name, file in new.items():
            out.write(file, name)
    mended.replace(jar)
