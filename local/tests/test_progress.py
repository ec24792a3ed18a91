# SPDX-License-Identifier: Apache-2.0
import io

import pytest

from pilot_cli.duration import spoken
from pilot_cli.exit_codes import MEANING, ExitCode, exit_code_table
from pilot_cli.failure import PilotFailure
from pilot_cli.progress import Progress
from pilot_cli.table import text_table
from pilot_cli.waiting import wait_until


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_step_says_when_it_starts_ends_and_how_long_it_took(progress, shown, clock):
    with progress.step("etcd") as step:
        clock.sleep(75)
        step.note("done")
    assert shown.getvalue() == "  … etcd\n  ✓ etcd: done (1 min 15 s)\n"


def test_a_failing_step_is_marked_and_the_failure_goes_on(progress, shown):
    with pytest.raises(RuntimeError), progress.step("etcd"):
        raise RuntimeError
    assert "✗ etcd" in shown.getvalue()


def test_running_steps_are_shown_with_their_notes(progress, shown, clock):
    with progress.step("etcd") as one, progress.step("kube"):
        one.note("linking")
        clock.sleep(20)
        progress.show_running()
    assert "etcd 20 s (linking) · kube 20 s" in shown.getvalue()


def test_on_a_terminal_the_running_steps_share_one_line(clock):
    terminal = Terminal()
    progress = Progress(terminal, clock)
    with progress.step("etcd"):
        progress.show_running()
        assert terminal.getvalue().endswith("\r\x1b[K  … etcd 0.0 s")
        assert "\n" not in terminal.getvalue()
    progress.close()
    assert terminal.getvalue().endswith("✓ etcd (0.0 s)\n")


def test_quiet_says_nothing(shown, clock):
    progress = Progress(shown, clock, quiet=True)
    with progress.step("etcd"):
        progress.say("x")
        progress.show_running()
    assert shown.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.44, "0.4 s"), (9.94, "9.9 s"), (12.4, "12 s"), (59.6, "1 min 00 s"), (185, "3 min 05 s")],
)
def test_durations(seconds, words):
    assert spoken(seconds) == words


def test_tables_are_padded_and_have_no_blanks_at_the_end():
    table = text_table(("A", "LONGER"), [("value", "x"), ("", "yy")])
    assert table == "A      LONGER\nvalue  x\n       yy"


def test_waiting_ends_with_the_condition(clock):
    seen = iter([False, False, True])
    wait_until(lambda: next(seen), 10, "never", clock, every=1)
    assert clock.now() == 2


def test_waiting_fails_with_its_sentence_at_the_deadline(clock):
    with pytest.raises(PilotFailure) as late:
        wait_until(lambda: False, 10, "It did not come.", clock, every=1)
    assert str(late.value) == "It did not come."
    assert late.value.code is ExitCode.NOT_READY
    assert clock.now() == 10


def test_every_exit_code_is_explained():
    table = exit_code_table()
    for code in ExitCode:
        assert f"{code.value:>3}  {MEANING[code]}" in table
