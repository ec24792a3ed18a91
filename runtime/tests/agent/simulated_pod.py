# SPDX-License-Identifier: GPL-3.0-only
"""A pod of simulated bots: a real supervisord and the real agent, in the test's own process."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import aiohttp
from slots_directory import Bot, SlotsDirectory

from pilot_runtime.agent.main import run
from pilot_runtime.agent.settings import AgentSettings
from pilot_runtime.launch.program import BotProgram, console_log

TOKEN = "token-of-this-test"
SUPERVISORD = """[supervisord]
nodaemon=true
logfile=/dev/null
logfile_maxbytes=0
pidfile={run}/supervisord.pid
[unix_http_server]
file={socket}
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
[include]
files={programs}/*.ini
"""


def simulator_program(program: BotProgram) -> str:
    simulator = Path(__file__).with_name("bot_simulator.py")
    return (
        f"[program:{program.name}]\n"
        f"command={sys.executable} -S {simulator} {program.run_dir} {program.data_dir}\n"
        "autostart=false\nautorestart=false\nstartsecs=0\nstartretries=0\nstopwaitsecs=3\n"
        f"redirect_stderr=true\nstdout_logfile={console_log(program.data_dir)}\n"
    )


def own_address() -> str:
    """One for each process that shares the tests (pytest-xdist).

    Bots with one id want one port, and of two that start at once the later one finds it taken.
    """
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return f"127.225.1.{process + 1}"


class SimulatedPod:
    def __init__(self, root: Path, port: int, **health: Any) -> None:
        for name in ("data", "run"):
            (root / name).mkdir(parents=True)
        (root / "token").write_text(TOKEN)
        self.slots = SlotsDirectory(root / "slots", **health)
        self.settings = AgentSettings(
            "starter-0-0",
            own_address(),
            self.slots.path,
            root / "token",
            root / "data",
            root / "run",
            port,
        )
        self._stop = asyncio.Event()
        self._agent: asyncio.Task[None] | None = None
        self._supervisord: subprocess.Popen[bytes] | None = None
        self._http: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(
            f"http://{self.settings.pod_ip}:{self.settings.port}",
            headers={"Authorization": f"Bearer {TOKEN}"},
        )
        await self.container_returns()
        return self

    async def container_returns(self) -> None:
        """A supervisord that knows no program, and the agent."""
        paths = self.settings.supervisor
        shutil.rmtree(paths.programs, ignore_errors=True)
        paths.programs.mkdir(parents=True)
        paths.socket.parent.mkdir(exist_ok=True, mode=0o700)
        config = paths.run_dir / "supervisord.conf"
        config.write_text(
            SUPERVISORD.format(run=paths.run_dir, socket=paths.socket, programs=paths.programs)
        )
        self._supervisord = subprocess.Popen(  # noqa: ASYNC220 it forks at once
            [sys.executable, "-m", "supervisor.supervisord", "-c", str(config)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        await self._supervisord_listens()
        await self.start_agent()

    async def __aexit__(self, *_: object) -> None:
        await self.stop_agent()
        if self._http:
            await self._http.close()
        await self._end_supervisord()

    async def container_dies(self) -> None:
        """All processes at once; what is on its volumes stays."""
        await self.kill_agent()
        await self._end_supervisord()

    async def _end_supervisord(self) -> None:
        if self._supervisord:
            await asyncio.to_thread(end_family, self._supervisord)

    async def _supervisord_listens(self) -> None:
        # An agent that comes too early looks again a second later.
        limit = time.monotonic() + 60
        while time.monotonic() < limit:
            try:
                _, writer = await asyncio.open_unix_connection(self.settings.supervisor.socket)
            except OSError:
                await asyncio.sleep(0.01)
                continue
            writer.close()
            return
        raise AssertionError("supervisord does not listen")

    async def start_agent(self) -> None:
        self._stop = asyncio.Event()
        self._agent = asyncio.create_task(run(self.settings, self._stop, simulator_program))
        await self.until(lambda _: True)

    async def stop_agent(self) -> None:
        self._stop.set()
        if self._agent:
            await self._agent

    async def kill_agent(self) -> None:
        """As kill -9: nothing is finished, nothing is said."""
        if self._agent:
            self._agent.cancel()
            await asyncio.gather(self._agent, return_exceptions=True)

    def get(self, path: str, **options: Any) -> Any:
        assert self._http is not None
        return self._http.get(path, **options)

    def request(self, method: str, path: str, **options: Any) -> Any:
        assert self._http is not None
        return self._http.request(method, path, **options)

    async def status(self, query: str = "") -> dict[str, Any]:
        async with self.get(f"/v1/status{query}") as answer:
            assert answer.status == 200, await answer.text()
            found: dict[str, Any] = await answer.json()
            return found

    async def until(
        self, wanted: Callable[[dict[str, Any]], bool], seconds: float = 60
    ) -> dict[str, Any]:
        """The first report that is as wanted."""
        limit = time.monotonic() + seconds
        last: dict[str, Any] | None = None
        while time.monotonic() < limit:
            if self._agent is not None and self._agent.done():
                self._agent.result()
            try:
                since = f"?since={last['revision']}&wait=1" if last else ""
                last = await self.status(since)
            except (aiohttp.ClientError, AssertionError):
                await asyncio.sleep(0.05)
                continue
            if wanted(last):
                return last
        raise AssertionError(f"not within {seconds} s: {json.dumps(last, indent=1)}")

    async def until_bot(
        self, bot: Bot, wanted: Callable[[dict[str, Any]], bool], seconds: float = 60
    ) -> dict[str, Any]:
        found = await self.until(
            lambda report: any(one["id"] == bot.id and wanted(one) for one in report["bots"]),
            seconds,
        )
        return bot_of(found, bot)


def bot_of(report: dict[str, Any], bot: Bot) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in report["bots"] if one["id"] == bot.id)
    return found


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def end_family(supervisord: subprocess.Popen[bytes]) -> None:
    """Kills it and its programs: asked to end, it would look at them once a second."""
    children = Path(f"/proc/{supervisord.pid}/task/{supervisord.pid}/children")
    supervisord.send_signal(signal.SIGSTOP)  # or it would start what is killed again
    for child in children.read_text().split():
        os.kill(int(child), signal.SIGKILL)
    supervisord.kill()
    supervisord.wait(30)
