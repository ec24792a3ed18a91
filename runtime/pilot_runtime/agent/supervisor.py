# SPDX-License-Identifier: GPL-3.0-only
"""The supervisor as the agent uses it: a process table, and programs that come and go."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pilot_runtime.agent.observe.facts import ProcessFacts, ProcessState
from pilot_runtime.agent.supervisor_rpc import (
    ALREADY_ADDED,
    ALREADY_STARTED,
    BAD_NAME,
    NOT_RUNNING,
    SupervisorRpc,
)
from pilot_runtime.launch.program import PROGRAM_PREFIX, BotProgram, program_name, render_program

STATES = {
    10: ProcessState.UP,
    20: ProcessState.UP,
    40: ProcessState.STOPPING,
}


class Supervisor:
    """Reads and drives supervisord; one program a bot."""

    def __init__(
        self,
        rpc: SupervisorRpc,
        programs: Path,
        render: Callable[[BotProgram], str] = render_program,
    ) -> None:
        self._rpc = rpc
        self._programs = programs
        self._render = render
        self._editing = asyncio.Lock()

    async def table(self) -> Mapping[str, ProcessFacts]:
        """Bot id → process, for every program of a bot."""
        rows = await self._rpc.call("getAllProcessInfo")
        return {
            str(row["name"]).removeprefix(PROGRAM_PREFIX): _facts(row)
            for row in rows
            if str(row["name"]).startswith(PROGRAM_PREFIX)
        }

    async def pid(self) -> int:
        """Supervisord's own process id."""
        return int(await self._rpc.call("getPID"))

    async def define(self, program: BotProgram) -> None:
        """Make the program known as it is now; it must not be running."""
        path = self._file(program.bot_id)
        text = self._render(program)
        async with self._editing:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                await self._rpc.call_unless("removeProcessGroup", program.name, fault=BAD_NAME)
                await self._rpc.call("reloadConfig")
            await self._rpc.call_unless("addProcessGroup", program.name, fault=ALREADY_ADDED)

    async def undefine(self, bot_id: str) -> None:
        """Take the program out; it must not be running."""
        async with self._editing:
            self._file(bot_id).unlink(missing_ok=True)
            await self._rpc.call("reloadConfig")
            name = program_name(bot_id)
            await self._rpc.call_unless("removeProcessGroup", name, fault=BAD_NAME)

    async def start(self, bot_id: str) -> int:
        """Fork it now; returns its pid without waiting for more."""
        name = program_name(bot_id)
        await self._rpc.call_unless("startProcess", name, False, fault=ALREADY_STARTED)  # noqa: FBT003
        return int((await self._rpc.call("getProcessInfo", name))["pid"])

    async def stop(self, bot_id: str) -> None:
        """SIGTERM now, SIGKILL after the program's stopwaitsecs; does not wait."""
        name = program_name(bot_id)
        await self._rpc.call_unless("stopProcess", name, False, fault=NOT_RUNNING)  # noqa: FBT003

    def _file(self, bot_id: str) -> Path:
        return self._programs / f"{program_name(bot_id)}.ini"


def _facts(row: Mapping[str, Any]) -> ProcessFacts:
    state = STATES.get(int(row["state"]), ProcessState.DOWN)
    pid = int(row["pid"]) or None
    if state is ProcessState.DOWN:
        return ProcessFacts(state, None, int(row["exitstatus"]))
    return ProcessFacts(state, pid)
