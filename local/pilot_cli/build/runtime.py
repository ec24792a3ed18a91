# SPDX-License-Identifier: Apache-2.0
"""The environment that pods, the paper exchange and the tests run in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pilot_cli.build.commands import Commands
from pilot_cli.build.dependencies import DependenciesBuild
from pilot_cli.build.digest import digest_of
from pilot_cli.build.part import Lane, Part
from pilot_cli.build.place import published

# Folders of the checkout with Python packages of ours.
PACKAGE_FOLDERS = ("runtime", "local/exchange")


@dataclass
class RuntimeBuild(Part):
    """A thin environment over the dependencies, with our packages straight from the checkout.

    It takes a moment to make, so each checkout has its own while all share the dependencies.
    """

    checkout: Path
    cache: Path
    dependencies: DependenciesBuild
    env: Mapping[str, str]

    name = "runtime"
    title = "runtime"
    lane = Lane.NETWORK
    megabytes = 10

    @cached_property
    def place(self) -> Path:
        projects = [f / "pyproject.toml" for f in self._folders()]
        key = digest_of(projects, str(self.checkout), self.dependencies.place.name)
        return self.cache / f"runtime-{key}"

    @cached_property
    def content(self) -> str:
        """Names what pods run now; another one after every change of our packages or of theirs."""
        packages = [folder for folder in self._folders() if folder.name == "runtime"]
        return digest_of(
            [folder / "pilot_runtime" for folder in packages], self.dependencies.place.name
        )

    @property
    def programs(self) -> Path:
        """Directory with python3, pilot-pod and the other console scripts."""
        return self.place / "bin"

    def present(self) -> bool:
        return (self.programs / "python3").exists()

    def build(self, commands: Commands) -> None:  # noqa: ARG002 - needs no program
        with published(self.place) as workshop:
            base = self.dependencies.place / "bin"
            (workshop / "bin").mkdir()
            site = workshop / self.dependencies.site_packages.relative_to(self.dependencies.place)
            site.mkdir(parents=True)
            (workshop / "bin" / "python3").symlink_to((base / "python3").resolve())
            (workshop / "bin" / "python").symlink_to("python3")
            self._copy_configuration(workshop)
            (site / "crypto-pilot.pth").write_text(self._paths())
            for script, target in self._scripts().items():
                self._write_script(workshop / "bin" / script, target)

    def _copy_configuration(self, workshop: Path) -> None:
        # Tells Python where its standard library is; the same for both environments.
        text = (self.dependencies.place / "pyvenv.cfg").read_text()
        (workshop / "pyvenv.cfg").write_text(text)

    def _folders(self) -> list[Path]:
        folders = [self.checkout / folder for folder in PACKAGE_FOLDERS]
        return [folder for folder in folders if (folder / "pyproject.toml").is_file()]

    def _paths(self) -> str:
        ours = [str(folder) for folder in self._folders()]
        libraries = f"import site; site.addsitedir({str(self.dependencies.site_packages)!r})"
        return "\n".join([*ours, libraries, ""])

    def _scripts(self) -> dict[str, str]:
        # supervisor's programs are wanted beside ours, under this environment's Python.
        scripts = {
            "supervisord": "supervisor.supervisord:main",
            "supervisorctl": "supervisor.supervisorctl:main",
            "freqtrade": "freqtrade.main:main",
        }
        for folder in self._folders():
            project = tomllib.loads((folder / "pyproject.toml").read_text())
            scripts |= project.get("project", {}).get("scripts", {})
        return scripts

    def _write_script(self, file: Path, target: str) -> None:
        module, function = target.split(":")
        file.write_text(
            f"#!{self.programs / 'python3'}\n"
            f"import sys\n\nfrom {module} import {function}\n\n"
            f"sys.exit({function}())\n"
        )
        file.chmod(0o755)
