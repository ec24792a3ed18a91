# SPDX-License-Identifier: GPL-3.0-only
"""The supervisord program section of one bot."""

import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM_PREFIX = "bot-"
STOP_WAIT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class BotProgram:
    """One bot as supervisord sees it.

    `data_dir` is the bot's own directory on the claim (database, logs, lock), `run_dir` its
    directory of materialised configuration, `exchange` the ccxt id of the exchange it trades on.
    """

    bot_id: str
    data_dir: Path
    run_dir: Path
    exchange: str
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name of the program and of its process group in supervisord."""
        return program_name(self.bot_id)


def program_name(bot_id: str) -> str:
    """Supervisord's name for the bot with this id."""
    return PROGRAM_PREFIX + bot_id


def console_log(data_dir: Path) -> Path:
    """What a bot process writes to standard output and error ends up here."""
    return data_dir / "logs" / "console.log"


def render_program(program: BotProgram) -> str:
    """The `[program:…]` section; the directory of its log must exist before it is started.

    Supervisord never restarts a bot by itself (the agent does), calls it RUNNING at once, and
    gives it 30 seconds after SIGTERM.
    """
    command = [
        str(launcher("pilot-bot")),
        *("--id", program.bot_id),
        *("--dir", str(program.data_dir)),
        *("--run", str(program.run_dir)),
        *("--exchange", program.exchange),
    ]
    lines = [
        f"[program:{program.name}]",
        f"command={_literal(shlex.join(command))}",
        f"directory={_literal(str(program.data_dir))}",
        "autostart=false",
        "autorestart=false",
        "startsecs=0",
        "startretries=0",
        "stopsignal=TERM",
        f"stopwaitsecs={STOP_WAIT_SECONDS}",
        "stopasgroup=false",
        "killasgroup=false",
        "umask=077",
        "redirect_stderr=true",
        f"stdout_logfile={_literal(str(console_log(program.data_dir)))}",
        "stdout_logfile_maxbytes=1MB",
        "stdout_logfile_backups=1",
    ]
    if program.environment:
        lines.append(f"environment={_environment(program.environment)}")
    return "\n".join(lines) + "\n"


def launcher(script: str) -> Path:
    """The console script beside the running interpreter: PATH of a pod may name another one."""
    return Path(sys.executable).parent / script


def _environment(values: Mapping[str, str]) -> str:
    return ",".join(f"{name}={_quoted(value)}" for name, value in sorted(values.items()))


def _quoted(value: str) -> str:
    # supervisord knows no escapes inside quotes
    mark = "'" if '"' in value else '"'
    if mark in value:
        raise ValueError("an environment value cannot hold both kinds of quotes")
    return _literal(f"{mark}{value}{mark}")


def _literal(value: str) -> str:
    # supervisord expands %(name)s in every value
    return value.replace("%", "%%")
