# SPDX-License-Identifier: Apache-2.0
"""Writes supervisord's configuration."""

from __future__ import annotations

from collections.abc import Sequence

from pilot_cli.cluster.program import Program
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.locations import Locations

CLUSTER_MARK = "PILOT_CLUSTER"
"""Environment variable of every program of a cluster; its value is the cluster's home."""


def supervisor_conf(locations: Locations, programs: Sequence[Program], path: str) -> str:
    """Programs are started one by one by `pilot up` and kept alive from then on."""
    home = locations.home
    sections = [
        "; Written by pilot; changes are lost at the next `pilot up`.",
        "[supervisord]",
        f"logfile={_escaped(locations.logs / 'supervisord.log')}",
        "logfile_maxbytes=5MB",
        "logfile_backups=1",
        f"pidfile={_escaped(home / 'run' / 'supervisord.pid')}",
        f"directory={_escaped(home)}",
        f"childlogdir={_escaped(locations.logs)}",
        "umask=077",
        "identifier=pilot",
        "",
        "[unix_http_server]",
        f"file={_escaped(locations.supervisor_socket)}",
        "chmod=0700",
        "",
        "[rpcinterface:supervisor]",
        "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface",
    ]
    for program in programs:
        sections += ["", *_program(locations, program, path)]
    return "\n".join(sections) + "\n"


def _program(locations: Locations, program: Program, path: str) -> list[str]:
    env = {CLUSTER_MARK: str(locations.home), "PATH": path, **program.env}
    pairs = ",".join(f"{key}={_in_single_quotes(value)}" for key, value in sorted(env.items()))
    command = " ".join(f'"{_quoted(word)}"' for word in program.command)
    return [
        f"[program:{program.name}]",
        f"command={command}",
        f"environment={pairs}",
        f"directory={_escaped(locations.home)}",
        f"priority={program.priority}",
        "autostart=false",
        "autorestart=true",
        # Each attempt waits a second longer than the one before; giving up helps nobody.
        "startretries=1000000",
        "startsecs=1",
        f"stopwaitsecs={program.stop_seconds}",
        f"stdout_logfile={_escaped(locations.logs / program.name)}.log",
        "stdout_logfile_maxbytes=10MB",
        "stdout_logfile_backups=1",
        "redirect_stderr=true",
    ]


def _escaped(value: object) -> str:
    return str(value).replace("%", "%%")


def _quoted(word: str) -> str:
    # supervisord splits commands as a shell does, after expanding %.
    return _escaped(word).replace("\\", "\\\\").replace('"', '\\"')


def _in_single_quotes(value: str) -> str:
    # Within an environment supervisord knows quotes but no escapes.
    if "'" in value or "\n" in value:
        raise PilotFailure(
            ExitCode.USAGE, f"{value!r} holds a quote or line break, which cannot be passed on."
        )
    return f"'{_escaped(value)}'"
