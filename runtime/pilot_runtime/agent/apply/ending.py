# SPDX-License-Identifier: GPL-3.0-only
"""Ends a bot's process and finds out why one ended."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from pilot_runtime.agent.apply.materialise import LOG_FILE
from pilot_runtime.agent.desired.records import HealthRules
from pilot_runtime.agent.exits import tail
from pilot_runtime.agent.exits.classify import classify, exchange_missing, port_taken
from pilot_runtime.agent.exits.records import ExitReason, LastExit, ProcessEnd
from pilot_runtime.agent.exits.verdict import Verdict
from pilot_runtime.agent.memory import Run
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.observe.facts import ProcessFacts, ProcessState
from pilot_runtime.agent.redact import Redactor
from pilot_runtime.agent.restart import after_exit
from pilot_runtime.agent.settings import AgentSettings
from pilot_runtime.agent.supervisor import Supervisor
from pilot_runtime.launch.program import console_log

UNCOUNTED = frozenset({ExitReason.ASKED, ExitReason.EXCHANGE_UNREACHABLE})
POD_ENDED = Verdict(ExitReason.STOPPED, "the pod was restarted")


@dataclass(frozen=True, slots=True)
class Ending:
    """Stops processes, and keeps the record of ends."""

    settings: AgentSettings
    store: MemoryStore
    supervisor: Supervisor
    clock: Callable[[], float] = time.time

    async def stop(self, bot_id: str, reason: ExitReason, message: str) -> None:
        """Note why, then ask the supervisor; the end is seen by a later observation."""
        memory = self.store.get(bot_id)
        if memory.run is not None and memory.run.asked is None:
            run = replace(memory.run, asked=reason, asked_message=message)
            self.store.put(bot_id, replace(memory, run=run))
        await self.supervisor.stop(bot_id)

    def record(self, bot_id: str, process: ProcessFacts, rules: HealthRules) -> None:
        """Remember how the life in memory ended and when the next may begin."""
        memory = self.store.get(bot_id)
        run = memory.run
        if run is None:
            return
        now = self.clock()
        verdict = self._verdict(bot_id, run, process)
        code = process.exit_code if process.state is ProcessState.DOWN else None
        killed = code is not None and code < 0
        end = LastExit(
            None if killed else code,
            None,
            verdict.reason,
            Redactor.of_run_dir(self.settings.bot_run(bot_id)).clean(verdict.message),
            verdict.field,
            now,
        )
        restart, restarts = memory.restart, memory.restarts
        if verdict is not POD_ENDED:
            restart = after_exit(restart, verdict.reason, run.digest, rules, now)
            restarts += verdict.reason not in UNCOUNTED
        self.store.put(
            bot_id,
            replace(memory, run=None, restart=restart, restarts=restarts, last_exit=end, notes=""),
        )

    def _verdict(self, bot_id: str, run: Run, process: ProcessFacts) -> Verdict:
        if process.state is ProcessState.ABSENT or process.exit_code is None:
            return POD_ENDED
        data = self.settings.bot_data(bot_id)
        log = tail.since(data / LOG_FILE, run.log_at)
        if run.asked is ExitReason.START_TIMEOUT and port_taken(log):
            return Verdict(ExitReason.PORT_IN_USE, "the port of the bot's API was taken")
        if run.asked is ExitReason.START_TIMEOUT and (missing := exchange_missing(log)):
            return Verdict(ExitReason.EXCHANGE_UNREACHABLE, missing)
        if run.asked is not None:
            return Verdict(run.asked, run.asked_message)
        console = tail.since(console_log(data), run.console_at)
        return classify(ProcessEnd(process.exit_code), log, console)
