# SPDX-License-Identifier: GPL-3.0-only
"""A pod that exists only as records: carries out plans in no time, for property tests."""

from dataclasses import dataclass, field, replace

from pilot_runtime.agent.desired.records import DesiredPod, Goal
from pilot_runtime.agent.exits.records import ExitReason
from pilot_runtime.agent.memory import BotMemory, DrainMemory, Run, SealedDatabase
from pilot_runtime.agent.observe.facts import (
    BotFacts,
    LoopFacts,
    PodFacts,
    ProcessFacts,
    ProcessState,
)
from pilot_runtime.agent.plan import actions as do
from pilot_runtime.agent.restart import after_exit, on_start


@dataclass
class ModelBot:
    process: ProcessFacts = field(default_factory=ProcessFacts)
    state: str = "running"
    open_trades: int = 0
    memory: BotMemory = field(default_factory=BotMemory)
    has_data: bool = False
    starts: int = 0
    arrived: str | None = None
    arriving: bool = False
    # which move brought the database that the bot trades on; None = one of its own
    trades_on: str | None = None


@dataclass
class ModelPod:
    desired: DesiredPod
    now: float = 1_000_000.0
    bots: dict[str, ModelBot] = field(default_factory=dict)
    pids: int = 100

    def bot(self, bot_id: str) -> ModelBot:
        return self.bots.setdefault(bot_id, ModelBot())

    def facts(self) -> PodFacts:
        return PodFacts(self.now, {bot_id: self._facts(one) for bot_id, one in self.bots.items()})

    def _facts(self, one: ModelBot) -> BotFacts:
        loop = LoopFacts()
        if one.process.state is ProcessState.UP:
            loop = LoopFacts(
                one.process.pid, self.now, one.state, self.now - 1, 5.0, one.open_trades
            )
        return BotFacts(
            process=one.process,
            loop=loop,
            memory=one.memory,
            has_data=one.has_data,
            database_open_trades=one.open_trades,
            arrived=one.arrived,
            arriving=one.arriving,
        )

    def kill(self, bot_id: str) -> None:
        one = self.bot(bot_id)
        if one.process.alive:
            one.process = ProcessFacts(ProcessState.DOWN, None, -1)

    def finish_stops(self) -> None:
        for one in self.bots.values():
            if one.process.state is ProcessState.STOPPING:
                one.process = ProcessFacts(ProcessState.DOWN, None, 130)

    def apply(self, action: do.Action) -> None:  # noqa: C901, PLR0912, PLR0915 one an action
        one = self.bot(action.bot_id)
        match action:
            case do.StartBot(bot_id, paused):
                assert not one.process.alive, "second process for one bot"
                self.pids += 1
                one.starts += 1
                digest = self._digest(bot_id)
                restart = on_start(one.memory.restart, digest, self.now)
                run = Run(digest, 1, self.now, paused=paused, pid=self.pids)
                one.memory = replace(one.memory, run=run, restart=restart, sealed=None)
                one.process = ProcessFacts(ProcessState.UP, self.pids)
                one.state = "paused" if paused else "running"
                one.has_data = True
                one.trades_on = one.arrived
                found = self.desired.find(bot_id)
                assert found is not None
                arrival = found.arrival
                assert arrival is None or arrival.id == one.arrived, "started on another database"
            case do.StopBot(_, reason, message):
                if one.memory.run:
                    run = replace(one.memory.run, asked=reason, asked_message=message)
                    one.memory = replace(one.memory, run=run)
                one.process = replace(one.process, state=ProcessState.STOPPING)
            case do.RecordExit():
                run = one.memory.run
                assert run is not None
                assert not one.process.alive
                reason = run.asked or ExitReason.KILLED
                rules = self.desired.health
                restart = after_exit(one.memory.restart, reason, run.digest, rules, self.now)
                one.memory = replace(one.memory, run=None, restart=restart)
            case do.PauseBot():
                one.state = "paused"
            case do.ResumeBot():
                one.state = "running"
            case do.BeginDrain():
                one.memory = replace(one.memory, drain=DrainMemory(self.now))
            case do.ForceExitAll():
                assert one.state == "paused"
                one.open_trades = 0
            case do.FinishDrain():
                drain = one.memory.drain
                assert drain is not None
                one.memory = replace(one.memory, drain=replace(drain, done=True))
            case do.SealBot():
                assert not one.process.alive, "sealed under a live process"
                one.memory = replace(one.memory, sealed=SealedDatabase("a", 1))
            case do.ArchiveBot():
                assert not one.process.alive, "archived under a live process"
                one.memory, one.has_data = BotMemory(archived=True), False
                one.arrived = None
            case do.ReceiveDatabase(bot_id):
                assert not one.process.alive, "received under a live process"
                found = self.desired.find(bot_id)
                assert found is not None
                assert found.arrival is not None
                assert found.arrival.id != one.arrived, "fetched again"
                one.memory, one.has_data = BotMemory(), True
                one.arrived, one.arriving = found.arrival.id, False
            case do.DiscardArrival():
                one.arriving = False
            case do.RemoveProgram():
                assert not one.process.alive
                one.process = ProcessFacts()
            case do.ForgetKeys():
                assert not one.process.alive, "keys taken from a live process"
            case do.Reopen():
                reopened = replace(one.memory, drain=None, sealed=None, archived=False)
                one.memory = replace(reopened, trouble=None)
            case do.MarkReady():
                assert one.memory.run is not None
                run = replace(one.memory.run, ready_once=True)
                one.memory = replace(one.memory, run=run)
            case do.Adopt(_, pid):
                run = one.memory.run or Run("", 0, self.now)
                one.memory = replace(one.memory, run=replace(run, pid=pid))

    def _digest(self, bot_id: str) -> str:
        found = self.desired.find(bot_id)
        assert found is not None
        assert found.goal not in {Goal.STOPPED, Goal.SEALED, Goal.REMOVED, Goal.EXPECTED}
        return found.digest
