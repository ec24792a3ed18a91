# SPDX-License-Identifier: GPL-3.0-only
"""What stops a bot before freqtrade runs, and how its end is reported."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pilot_runtime.launch import bot, trade
from pilot_runtime.launch.exits import LaunchExit
from pilot_runtime.launch.lock import AlreadyRunningError, take_lock
from pilot_runtime.launch.port import PortInUseError, check_port_free
from pilot_runtime.launch.run_files import RunFileMissingError, RunFiles


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    api = {"enabled": True, "listen_ip_address": "127.0.0.1", "listen_port": free_port()}
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "runtime.json").write_text(json.dumps({"api_server": api}))
    return tmp_path


def launch(directory: Path) -> int:
    arguments = ["--id", "b", "--dir", str(directory), "--run", str(directory)]
    return bot.main([*arguments, "--exchange", "binance"])


def test_files_are_given_to_freqtrade_in_order(directory: Path) -> None:
    (directory / "secret.json").write_text("{}")
    names = [Path(one).name for one in RunFiles.read(directory).trade_arguments]
    assert names == ["trade", "-c", "config.json", "-c", "secret.json", "-c", "runtime.json"]


def test_good_start_reaches_freqtrade_with_the_lock_held(directory, monkeypatch) -> None:
    def run(exchange: str, files: RunFiles) -> int:
        with pytest.raises(AlreadyRunningError, match=f"held by process {os.getpid()}"):
            take_lock(directory / "lock")
        return 42 if exchange == "binance" and files.config == {} else 1

    monkeypatch.setattr(trade, "run", run)
    assert launch(directory) == 42


def test_missing_file_is_named(directory: Path, capsys) -> None:
    (directory / "runtime.json").unlink()
    assert launch(directory) == LaunchExit.CONFIG_MISSING
    assert f"ConfigMissing: {directory}/runtime.json is missing" in capsys.readouterr().err


def test_taken_port_is_named(directory: Path, capsys) -> None:
    port = RunFiles.read(directory).api_address[1]
    with socket.create_server(("127.0.0.1", port)):
        assert launch(directory) == LaunchExit.PORT_IN_USE
    assert f"PortInUse: 127.0.0.1:{port} cannot be listened on" in capsys.readouterr().err


def test_missing_argument_is_a_usage_error(capsys) -> None:
    with pytest.raises(SystemExit) as end:
        bot.main(["--id", "b"])
    assert end.value.code == LaunchExit.USAGE
    assert "--dir, --run, --exchange" in capsys.readouterr().err


def test_lock_of_a_dead_process_is_free(tmp_path: Path) -> None:
    program = "import sys; from pilot_runtime.launch.lock import take_lock; "
    program += "from pathlib import Path; take_lock(Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", program, tmp_path / "lock"], check=True)
    assert take_lock(tmp_path / "lock").fd > 0
    assert (tmp_path / "lock").read_text().strip() == str(os.getpid())


def test_port_check_frees_the_port_again() -> None:
    port = free_port()
    check_port_free("127.0.0.1", port)
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(PortInUseError, match="already in use"),
    ):
        check_port_free("127.0.0.1", port)


@pytest.mark.parametrize(
    ("code", "expected"),
    [(None, 0), (130, 130), ("text", 1), (SystemExit(2), 2), (SystemExit(SystemExit(None)), 0)],
)
def test_exit_code_is_what_a_shell_would_see(code, expected) -> None:
    def main(_: list[str]) -> None:
        raise SystemExit(code)

    assert trade.exit_code_of(main, []) == expected


def test_return_without_exit_is_success() -> None:
    assert trade.exit_code_of(lambda _: None, []) == 0


def test_unreadable_configuration_is_left_to_freqtrade(directory: Path) -> None:
    (directory / "config.json").write_text('{"a": 1, // a comment\n}')
    (directory / "runtime.json").write_text("[]")
    files = RunFiles.read(directory)
    assert (files.config, files.runtime, files.api_address) == ({}, {}, None)
    with pytest.raises(RunFileMissingError):
        RunFiles.read(directory / "elsewhere")
