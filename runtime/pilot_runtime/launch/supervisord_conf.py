# SPDX-License-Identifier: GPL-3.0-only
"""Supervisord's own configuration file and where its parts lie."""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pilot_runtime.launch.program import launcher

# sun_path holds 107 bytes and supervisord binds to "<path>.<pid>" first
LONGEST_SOCKET_PATH = 96


@dataclass(frozen=True, slots=True)
class SupervisorPaths:
    """Files of supervisord below PILOT_RUN_DIR."""

    run_dir: Path

    @property
    def config(self) -> Path:
        """The file that supervisord reads."""
        return self.run_dir / "supervisord.conf"

    @property
    def programs(self) -> Path:
        """The directory of program files that the agent writes, one `bot-<id>.ini` each."""
        return self.run_dir / "conf.d"

    @property
    def preload_report(self) -> Path:
        """What became of the preload: JSON, written once before supervisord starts."""
        return self.run_dir / "preload.json"

    @property
    def socket(self) -> Path:
        """The control socket; a short path elsewhere when the run directory's is too long."""
        near = self.run_dir / "supervisor.sock"
        if len(str(near).encode()) <= LONGEST_SOCKET_PATH:
            return near
        digest = hashlib.sha256(str(self.run_dir).encode()).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"pilot-{digest}" / "supervisor.sock"


def render_supervisord(run_dir: Path) -> str:
    """The main configuration: control socket for this user only, log to standard output."""
    paths = SupervisorPaths(run_dir)
    return f"""\
[supervisord]
nodaemon=true
logfile=/dev/null
logfile_maxbytes=0
loglevel=info
pidfile={_literal(run_dir / "supervisord.pid")}
identifier=pilot-pod
directory={_literal(run_dir)}
umask=077
minfds=1024
minprocs=64
strip_ansi=true
nocleanup=true

[unix_http_server]
file={_literal(paths.socket)}
chmod=0700

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface

[program:agent]
command={_literal(launcher("pilot-agent"))}
priority=1
autostart=true
autorestart=true
startsecs=1
startretries=1000000
stopsignal=TERM
stopwaitsecs=10
redirect_stderr=true
stdout_logfile=/dev/stdout
stdout_logfile_maxbytes=0

[include]
files={_literal(paths.programs)}/*.ini
"""


def write_supervisord(run_dir: Path) -> SupervisorPaths:
    """Write the configuration and empty the program directory of an earlier life."""
    paths = SupervisorPaths(run_dir)
    paths.programs.mkdir(parents=True, exist_ok=True, mode=0o700)
    paths.socket.parent.mkdir(exist_ok=True, mode=0o700)
    for stale in paths.programs.glob("*.ini"):
        stale.unlink()
    paths.config.write_text(render_supervisord(run_dir), encoding="utf-8")
    return paths


def _literal(path: Path) -> str:
    return str(path).replace("%", "%%")
