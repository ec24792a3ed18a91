# SPDX-License-Identifier: GPL-3.0-only
"""What supervisord is told about bots and about itself."""

import configparser
import sys
from pathlib import Path

import pytest
from supervisor.options import ServerOptions

from pilot_runtime.launch.program import (
    BotProgram,
    console_log,
    launcher,
    program_name,
    render_program,
)
from pilot_runtime.launch.supervisord_conf import (
    LONGEST_SOCKET_PATH,
    SupervisorPaths,
    render_supervisord,
    write_supervisord,
)

COMMAND = Path(sys.executable).parent / "pilot-bot"
PROGRAM = BotProgram("ema-1234abcd", Path("/data/ema"), Path("/run/ema"), "binance")


def test_section_of_a_bot_is_the_golden_one() -> None:
    assert (
        render_program(PROGRAM)
        == f"""\
[program:bot-ema-1234abcd]
command={COMMAND} --id ema-1234abcd --dir /data/ema --run /run/ema --exchange binance
directory=/data/ema
autostart=false
autorestart=false
startsecs=0
startretries=0
stopsignal=TERM
stopwaitsecs=30
stopasgroup=false
killasgroup=false
umask=077
redirect_stderr=true
stdout_logfile=/data/ema/logs/console.log
stdout_logfile_maxbytes=1MB
stdout_logfile_backups=1
"""
    )


def parsed(tmp_path: Path, *programs: BotProgram) -> ServerOptions:
    """The options as supervisord itself reads them."""
    paths = write_supervisord(tmp_path)
    for one in programs:
        one.data_dir.joinpath("logs").mkdir(parents=True, exist_ok=True)
        (paths.programs / f"{one.name}.ini").write_text(render_program(one))
    options = ServerOptions()
    options.realize(["-c", str(paths.config)])
    return options


def test_supervisord_understands_awkward_paths_and_values(tmp_path: Path) -> None:
    data = tmp_path / "a b"
    program = BotProgram("x", data, tmp_path / "run 'x'", "okx", {"A": 'quote " and 5%', "B": ","})
    [group] = [g for g in parsed(tmp_path, program).process_group_configs if g.name != "agent"]
    [process] = group.process_configs
    assert process.name == program.name == program_name("x") == "bot-x"
    assert process.directory == str(data)
    assert process.stdout_logfile == str(console_log(data))
    assert process.environment == {"A": 'quote " and 5%', "B": ","}
    assert f"--dir '{data}'" in process.command
    assert (process.autorestart, process.startsecs, process.stopwaitsecs) == (False, 0, 30)


def test_value_that_supervisord_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="both kinds of quotes"):
        render_program(BotProgram("x", Path("/d"), Path("/r"), "okx", {"A": "'\""}))


def test_agent_is_always_restarted(tmp_path: Path) -> None:
    [group] = parsed(tmp_path).process_group_configs
    [process] = group.process_configs
    assert process.command == str(launcher("pilot-agent"))
    assert process.autostart
    assert process.autorestart is not False


def test_only_this_user_may_use_the_control_socket(tmp_path: Path) -> None:
    config = configparser.RawConfigParser()
    config.read_string(render_supervisord(tmp_path))
    assert config["unix_http_server"]["chmod"] == "0700"
    assert "inet_http_server" not in config
    assert config["supervisord"]["nodaemon"] == "true"


def test_programs_of_an_earlier_life_are_gone(tmp_path: Path) -> None:
    paths = write_supervisord(tmp_path)
    (paths.programs / "bot-old.ini").write_text("[program:bot-old]\ncommand=/bin/false\n")
    assert list(write_supervisord(tmp_path).programs.iterdir()) == []


@pytest.mark.parametrize("depth", [1, 30])
def test_socket_path_is_never_too_long(tmp_path: Path, depth: int) -> None:
    run_dir = tmp_path.joinpath(*["directory"] * depth)
    paths = SupervisorPaths(run_dir)
    assert len(str(paths.socket)) <= max(LONGEST_SOCKET_PATH, len(str(tmp_path)) + 60)
    assert (paths.socket.parent == run_dir) == (len(str(run_dir)) + 16 <= LONGEST_SOCKET_PATH)
    assert paths.socket == SupervisorPaths(run_dir).socket
