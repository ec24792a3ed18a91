# SPDX-License-Identifier: Apache-2.0
"""How the pilot reads its command line and how it ends."""

import errno
import io
from types import SimpleNamespace

import pytest

from pilot_cli.__main__ import main
from pilot_cli.cli import COMMANDS, command_line, parse
from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure


class TestCommandLine:
    def test_every_command_explains_itself(self):
        for name, module in COMMANDS.items():
            assert module.HELP
            assert name in command_line().format_help()

    def test_kubectls_options_are_kubectls(self):
        assert parse(["kubectl", "-n", "x", "--help"]).arguments == ["-n", "x", "--help"]

    def test_abbreviations_are_refused(self, capsys):
        with pytest.raises(SystemExit) as wrong:
            parse(["down", "--pur"])
        assert wrong.value.code == 2
        assert "--pur" in capsys.readouterr().err


class TestMain:
    def call(self, tmp_path, monkeypatch, behaviour, *arguments):
        fake = SimpleNamespace(HELP="x", describe=lambda _: None, run=behaviour)
        monkeypatch.setitem(COMMANDS, "env", fake)
        out, err = io.StringIO(), io.StringIO()
        code = main(["env", *arguments], {"PILOT_HOME": str(tmp_path)}, out, err)
        return code, err.getvalue()

    def raising(self, error):
        def behaviour(_):
            raise error

        return behaviour

    def test_good(self, tmp_path, monkeypatch):
        assert self.call(tmp_path, monkeypatch, lambda _: ExitCode.OK) == (ExitCode.OK, "")

    def test_a_home_that_may_not_be_written_is_named(self, tmp_path, monkeypatch):
        error = PermissionError(errno.EACCES, "Permission denied", "/there")
        code, said = self.call(tmp_path, monkeypatch, self.raising(error))
        assert code is ExitCode.FAILED
        assert "/there" in said
        assert "PILOT_HOME" in said

    def test_a_disk_that_fills_up_meanwhile(self, tmp_path, monkeypatch):
        error = OSError(errno.ENOSPC, "No space left on device")
        code, said = self.call(tmp_path, monkeypatch, self.raising(error))
        assert code is ExitCode.DISK_FULL
        assert "full" in said

    def test_a_fault_of_ours_is_not_hidden(self, tmp_path, monkeypatch):
        error = FileNotFoundError(errno.ENOENT, "No such file", "/there")
        with pytest.raises(FileNotFoundError):
            self.call(tmp_path, monkeypatch, self.raising(error))

    def test_a_failure_is_a_sentence_and_a_code(self, tmp_path, monkeypatch):
        failure = PilotFailure(ExitCode.PORT_TAKEN, "Port 1 is taken.", "detail")
        code, text = self.call(tmp_path, monkeypatch, self.raising(failure))
        assert code is ExitCode.PORT_TAKEN
        assert text == "pilot: Port 1 is taken.\ndetail\n"

    def test_kubectl_trouble(self, tmp_path, monkeypatch):
        code, text = self.call(tmp_path, monkeypatch, self.raising(KubectlFailed("forbidden")))
        assert code is ExitCode.FAILED
        assert "forbidden" in text

    def test_interrupted(self, tmp_path, monkeypatch):
        code, text = self.call(tmp_path, monkeypatch, self.raising(KeyboardInterrupt()))
        assert code is ExitCode.INTERRUPTED
        assert "Traceback" not in text
