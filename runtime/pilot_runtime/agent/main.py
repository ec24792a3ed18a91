# SPDX-License-Identifier: GPL-3.0-only
"""`pilot-agent`: puts the agent together and runs it until SIGTERM."""

import asyncio
import logging
import os
import secrets
import signal
import sys
from collections.abc import Callable, Sequence

import aiohttp
from aiohttp import web

from pilot_runtime.agent.apply.applier import Applier
from pilot_runtime.agent.apply.arrival.receiving import Receiving
from pilot_runtime.agent.apply.draining import Draining
from pilot_runtime.agent.apply.ending import Ending
from pilot_runtime.agent.apply.sealing import Sealing
from pilot_runtime.agent.apply.starting import Starting
from pilot_runtime.agent.auth import TokenFile
from pilot_runtime.agent.bot_client import BotClient
from pilot_runtime.agent.check import CheckRoutes
from pilot_runtime.agent.database_routes import DatabaseRoutes
from pilot_runtime.agent.desired.moves import Arrival
from pilot_runtime.agent.desired.obeyed import ObeyedRevision
from pilot_runtime.agent.desired.reader import SlotsReader
from pilot_runtime.agent.desired.records import DesiredBot, Goal
from pilot_runtime.agent.log_routes import LogRoutes
from pilot_runtime.agent.memory_store import MemoryStore
from pilot_runtime.agent.observe.cpu_use import CpuUse
from pilot_runtime.agent.observe.deaths import DeathWatch
from pilot_runtime.agent.observe.memory_use import MemoryUse
from pilot_runtime.agent.observe.observer import Observer
from pilot_runtime.agent.observe.probes import Probes
from pilot_runtime.agent.proxy import BotProxy
from pilot_runtime.agent.reconcile import Reconciler, SlotsWatch
from pilot_runtime.agent.server import BotRoutes, build_app
from pilot_runtime.agent.settings import AgentSettingError, AgentSettings
from pilot_runtime.agent.status.board import StatusBoard
from pilot_runtime.agent.status.runtime_facts import runtime_facts
from pilot_runtime.agent.supervisor import Supervisor
from pilot_runtime.agent.supervisor_rpc import SupervisorRpc
from pilot_runtime.agent.worth_routes import WorthRoutes
from pilot_runtime.launch.program import BotProgram, render_program

# shorter than the 5 s after which a bot's server closes an idle connection
KEEP_ALIVE_SECONDS = 4.0
USAGE = 64
LOG = logging.getLogger("pilot.agent")


def main(argv: Sequence[str] | None = None) -> int:
    """Run until SIGTERM; returns the exit code."""
    del argv
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s agent %(levelname)s %(message)s", force=True
    )
    try:
        settings = AgentSettings.from_environment(os.environ)
    except AgentSettingError as problem:
        LOG.error("%s", problem)  # noqa: TRY400 a sentence, no traceback
        return USAGE
    asyncio.run(run(settings))
    return 0


async def run(
    settings: AgentSettings,
    stop: asyncio.Event | None = None,
    render: Callable[[BotProgram], str] = render_program,
) -> None:
    """Serve and reconcile until `stop` is set (by SIGTERM when it is not given)."""
    ending = stop or asyncio.Event()
    if stop is None:
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, ending.set)
    connector = aiohttp.TCPConnector(keepalive_timeout=KEEP_ALIVE_SECONDS, limit=0)
    async with (
        aiohttp.ClientSession(connector=connector, auto_decompress=False) as session,
        SupervisorRpc(settings.supervisor.socket) as rpc,
    ):
        supervisor = Supervisor(rpc, settings.supervisor.programs, render)
        await _serve(settings, session, supervisor, ending)


async def _serve(
    settings: AgentSettings,
    session: aiohttp.ClientSession,
    supervisor: Supervisor,
    stop: asyncio.Event,
) -> None:
    wake = asyncio.Event()
    reader = SlotsReader(settings.slots_dir, ObeyedRevision(settings.data_dir))
    store = MemoryStore(settings.bot_data)
    client = BotClient(session)
    board = StatusBoard(secrets.token_hex(8))
    memory_use = MemoryUse()
    cpu_use = CpuUse()
    deaths = DeathWatch(lambda _: wake.set())

    def goal_of(bot_id: str) -> DesiredBot | None:
        return reader.view.pod.find(bot_id) if reader.view.pod else None

    def arrival_of(bot_id: str) -> Arrival | None:
        bot = goal_of(bot_id)
        return bot.arrival if bot and bot.goal is not Goal.REMOVED else None

    probes = Probes(client, settings.bot_run, goal_of, wake.set)

    def done(bot_id: str) -> None:
        probes.nudge(bot_id)
        wake.set()

    applier = Applier(
        settings,
        store,
        supervisor,
        Starting(settings, store, supervisor),
        Ending(settings, store, supervisor),
        Draining(settings, store, client),
        Sealing(settings, store),
        Receiving(settings, store, session, arrival_of),
        done,
    )
    reconciler = Reconciler(
        settings.pod_name,
        reader,
        supervisor,
        Observer(settings, probes, store, memory_use, cpu_use, deaths),
        applier,
        memory_use,
        cpu_use,
        board,
        runtime_facts(settings.supervisor.preload_report),
        wake,
    )

    def running(bot_id: str) -> bool | None:
        bots = board.report.bots if board.report else ()
        return next((bot.pid is not None for bot in bots if bot.id == bot_id), None)

    token = TokenFile(settings.token_file)
    app = build_app(
        board,
        token,
        BotRoutes(
            BotProxy(session, settings.bot_run, running),
            LogRoutes(settings, lambda bot_id: running(bot_id) is not None),
            DatabaseRoutes(settings, token, goal_of, store.get),
            CheckRoutes(reconciler, lambda: board.report, asyncio.Lock()),
            WorthRoutes(client, settings.bot_run, running),
        ),
    )
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.pod_ip, settings.port).start()
        LOG.info(
            "agent %s of %s listens on port %s", board.agent_id, settings.pod_name, settings.port
        )
        await reconciler.run(SlotsWatch(settings.slots_dir, reader, wake), stop)
    finally:
        await applier.close()
        await probes.close()
        deaths.close()
        await runner.cleanup()


if __name__ == "__main__":
    sys.exit(main())
