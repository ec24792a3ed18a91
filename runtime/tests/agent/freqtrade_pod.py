# SPDX-License-Identifier: GPL-3.0-only
"""A real pod: `pilot-pod` with freqtrade preloaded, and the paper exchange."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from slots_directory import Bot, SlotsDirectory

TOKEN = "token-of-this-test"
EXCHANGE = Path(__file__).resolve().parents[3] / "local" / "exchange"
REPORT_SECONDS = 90


class PaperExchange:
    def __init__(self, port: int) -> None:
        self.port = port
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert (EXCHANGE / "paper_exchange").is_dir(), "the paper exchange is not in this checkout"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "paper_exchange", "--port", str(self.port), "--symbols", "20"],
            cwd=EXCHANGE,
            stdout=subprocess.DEVNULL,
        )
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/v3/time", timeout=2)
            except (urllib.error.URLError, OSError):
                assert self._process.poll() is None, "the paper exchange has ended"
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the paper exchange did not come up")

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(20)
            self._process = None


class FreqtradePod:
    def __init__(self, root: Path, port: int, **health: Any) -> None:
        self.root = root
        self.address = f"http://127.225.2.1:{port}"
        self.slots = SlotsDirectory(root / "slots", **health)
        (root / "token").write_text(TOKEN)
        self._log = (root / "pod.log").open("wb")
        launcher = Path(sys.executable).parent / "pilot-pod"
        assert launcher.exists(), "pilot-pod is missing: install runtime/ into this environment"
        self._process = subprocess.Popen(
            [str(launcher)],
            # freqtrade does not set its log up when it believes to be under test
            env={key: one for key, one in os.environ.items() if not key.startswith("PYTEST")}
            | {
                "PILOT_POD_NAME": "starter-0-0",
                "PILOT_POD_IP": "127.225.2.1",
                "PILOT_NAMESPACE": "default",
                "PILOT_POOL": "starter",
                "PILOT_SLOTS_DIR": str(self.slots.path),
                "PILOT_AGENT_TOKEN_FILE": str(root / "token"),
                "PILOT_DATA_DIR": str(root / "data"),
                "PILOT_RUN_DIR": str(root / "run"),
                "PILOT_AGENT_PORT": str(port),
            },
            stdout=self._log,
            stderr=self._log,
        )

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(60)
        self._log.close()

    def get(self, path: str) -> bytes:
        request = urllib.request.Request(
            self.address + path, headers={"Authorization": f"Bearer {TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=70) as answer:
            content: bytes = answer.read()
            return content

    def report(self, query: str = "") -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get(f"/v1/status{query}"))
        return found

    def until(self, wanted: Callable[[dict[str, dict[str, Any]]], bool]) -> dict[str, Any]:
        """Bots by name, as soon as they are as wanted."""
        limit = time.monotonic() + REPORT_SECONDS
        bots: dict[str, Any] = {}
        query = ""
        while time.monotonic() < limit:
            assert self._process.poll() is None, (self.root / "pod.log").read_text()
            try:
                report = self.report(query)
            except OSError:
                time.sleep(0.1)
                continue
            query = f"?since={report['revision']}&agent={report['agentId']}&wait=2"
            bots = {bot["name"]: bot for bot in report["bots"]}
            if report["desired"]["revision"] == self.slots.revision and wanted(bots):
                return bots
        raise AssertionError(json.dumps(bots, indent=1))

    def written(self) -> list[bytes]:
        """Every file of the pod but its slots: logs, databases, and what processes run from.

        The pod lives: what is gone by the time it is read is passed over.
        """
        folders = (self.root / "data", self.root / "run")
        found = [one for folder in folders for one in folder.rglob("*") if one.is_file()]
        contents = [(self.root / "pod.log").read_bytes()]
        for one in found:
            with suppress(FileNotFoundError):
                contents.append(one.read_bytes())
        return contents

    def database(self, bot: Bot) -> Path:
        return self.root / "data" / "bots" / bot.id / "trades.sqlite"
