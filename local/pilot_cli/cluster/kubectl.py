# SPDX-License-Identifier: Apache-2.0
"""Runs kubectl as the cluster's administrator."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_TIMEOUT = 60


class KubectlFailed(Exception):
    """kubectl ended with an error; the message is what it said."""


class Kubectl:
    """Every call is one process."""

    def __init__(self, program: Path, kubeconfig: Path) -> None:
        self.program = program
        self.kubeconfig = kubeconfig

    def run(self, *arguments: str | Path, stdin: str = "") -> str:
        """Its standard output."""
        try:
            done = subprocess.run(
                self.command(arguments), input=stdin, capture_output=True, text=True,
                timeout=_TIMEOUT, check=False,
                env={**os.environ, "KUBECONFIG": str(self.kubeconfig)},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise KubectlFailed(f"kubectl {arguments[0]} took longer than {_TIMEOUT} s") from None
        if done.returncode != 0:
            raise KubectlFailed(_message(done.stderr) or f"kubectl ended with {done.returncode}")
        return done.stdout

    def items(self, *arguments: str | Path) -> list[dict[str, Any]]:
        """Objects of `kubectl get …`."""
        found = json.loads(self.run("get", *arguments, "-o", "json"))
        return list(found["items"]) if "items" in found else [found]

    def apply(self, *arguments: str | Path, stdin: str = "") -> str:
        """Server-side apply as the field manager `pilot`."""
        return self.run(
            "apply", "--server-side", "--force-conflicts", "--field-manager=pilot", *arguments,
            stdin=stdin,
        )  # fmt: skip

    def command(self, arguments: Sequence[str | Path]) -> list[str]:
        return [str(self.program), *map(str, arguments)]


def _message(stderr: str) -> str:
    # Without an API server kubectl repeats its trouble in log lines such as "E1121 11:33:20 …".
    lines = [line for line in stderr.splitlines() if not re.match(r"[EWI]\d{4} ", line)]
    return "\n".join(lines).strip()
