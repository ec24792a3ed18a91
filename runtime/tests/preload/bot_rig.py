# SPDX-License-Identifier: GPL-3.0-only
"""A real supervisord with real freqtrade bots on the rehearsal's exchange, without an agent."""

import base64
import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import xmlrpc.client
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import pilot_runtime.preload.rehearsal as rehearsal_package
from pilot_runtime.launch.program import BotProgram, console_log, render_program
from pilot_runtime.launch.supervisord_conf import SupervisorPaths
from pilot_runtime.preload.rehearsal import stage
from pilot_runtime.preload.rehearsal.exchange import RehearsalExchange, listen

POD = Path(__file__).with_name("pod_without_agent.py")
STRATEGY = Path(rehearsal_package.__file__).with_name("RehearsalStrategy.py")
UP_SECONDS = 100
NEVER = 1e12


@contextlib.contextmanager
def rehearsal_exchange() -> Iterator[int]:
    listening = listen()
    server = RehearsalExchange(listening)
    server.start()
    yield listening.getsockname()[1]
    server.shutdown()
    listening.close()


def until(what: str, true: Callable[[], Any], seconds: float = UP_SECONDS) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = true()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError(f"{what} did not happen within {seconds} s")


class UnixTransport(xmlrpc.client.Transport):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def make_connection(self, host: Any) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("localhost")
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(str(self._path))
        return connection


class RunningBot:
    """One bot program of the rig."""

    def __init__(self, rig: "BotRig", bot_id: str, config: Mapping[str, Any]) -> None:
        self.rig = rig
        self.program = BotProgram(
            bot_id, rig.root / "data" / bot_id, rig.root / "run" / "bots" / bot_id, "binance"
        )
        strategy = self.program.run_dir / "strategy"
        (self.program.data_dir / "logs").mkdir(parents=True)
        strategy.mkdir(parents=True)
        shutil.copy(STRATEGY, strategy)
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        prepared = stage.Stage(self.program.run_dir, self.port, "secret-of-this-test")
        base = stage._config(rig.exchange_port)
        self.write("config.json", {**base, "rehearsal_ends_at": NEVER, **config})
        runtime = stage._runtime(prepared)
        data = self.program.data_dir
        self.write("runtime.json", {**runtime, "db_url": f"sqlite:///{data}/trades.sqlite"})

    def write(self, name: str, content: Mapping[str, Any]) -> None:
        (self.program.run_dir / name).write_text(json.dumps(content))

    def start(self) -> Self:
        paths = self.rig.paths
        (paths.programs / f"{self.program.name}.ini").write_text(render_program(self.program))
        self.rig.rpc.supervisor.reloadConfig()
        self.rig.rpc.supervisor.addProcessGroup(self.program.name)
        self.rig.rpc.supervisor.startProcess(self.program.name, False)
        return self

    def info(self) -> dict[str, Any]:
        info: dict[str, Any] = self.rig.rpc.supervisor.getProcessInfo(self.program.name)
        return info

    @property
    def pid(self) -> int:
        return int(self.info()["pid"])

    def get(self, route: str) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        key = base64.b64encode(b"rehearsal:secret-of-this-test").decode()
        with contextlib.suppress(OSError):
            connection.request("GET", f"/api/v1/{route}", headers={"Authorization": f"Basic {key}"})
            answer = connection.getresponse()
            return json.loads(answer.read()) if answer.status == 200 else None

    def loops(self) -> bool:
        assert self.info()["statename"] == "RUNNING", self.console()
        return bool((self.get("health") or {}).get("last_process_ts"))

    def ended(self) -> int:
        until("the end of the bot", lambda: self.info()["statename"] == "EXITED")
        return int(self.info()["exitstatus"])

    def console(self) -> str:
        return console_log(self.program.data_dir).read_text()


class BotRig:
    """A pod process; use as a context manager."""

    def __init__(self, root: Path, exchange_port: int, settings: Mapping[str, str]) -> None:
        self.root = root
        self.exchange_port = exchange_port
        run = root / "run"
        run.mkdir()
        env = {"PILOT_RUN_DIR": str(run), "PILOT_DATA_DIR": str(root / "data"), **settings}
        self.paths = SupervisorPaths(run)
        self._log = (root / "pod.log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, str(POD)],
            env={**os.environ, **env},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self.rpc = xmlrpc.client.ServerProxy(
            "http://localhost", transport=UnixTransport(self.paths.socket)
        )
        self._bots = 0

    def __enter__(self) -> Self:
        until("the control socket", self._listens)
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)
        self._log.close()

    def bot(self, **config: Any) -> RunningBot:
        self._bots += 1
        return RunningBot(self, f"bot-{self._bots}-0123abcd", config)

    def report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(self.paths.preload_report.read_text())
        return report

    def log(self) -> str:
        return (self.root / "pod.log").read_text()

    def _listens(self) -> bool:
        assert self.process.poll() is None, self.log()
        return self.paths.socket.exists()


def is_alive(pid: int) -> bool:
    """Whether the process runs; a zombie does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
