# SPDX-License-Identifier: Apache-2.0
"""Entry point: parses the command line and turns failures into sentences and exit codes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from pilot_cli.cli import COMMANDS, parse
from pilot_cli.clock import SystemClock
from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.locations import locate
from pilot_cli.progress import Progress
from pilot_cli.unwritable import unwritable

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def main(arguments: Sequence[str], env: Mapping[str, str], out: TextIO, err: TextIO) -> ExitCode:
    """Runs one command; answers go to `out`, progress and failures to `err`."""
    options = parse(arguments)
    clock = SystemClock()
    progress = Progress(err, clock)
    try:
        locations = locate(env, CHECKOUT)
        invocation = Invocation(env, locations, clock, progress, out, options)
        code = COMMANDS[options.command].run(invocation)
        return ExitCode(code)
    except PilotFailure as failure:
        progress.close()
        err.write(
            f"pilot: {failure.sentence}\n" + (f"{failure.detail}\n" if failure.detail else "")
        )
        return failure.code
    except KubectlFailed as failure:
        progress.close()
        err.write(f"pilot: the API server refused: {failure}\n")
        return ExitCode.FAILED
    except OSError as error:
        refused = unwritable(error)
        if refused is None:
            raise
        progress.close()
        err.write(f"pilot: {refused.sentence}\n")
        return refused.code
    except KeyboardInterrupt:
        progress.close()
        err.write("pilot: interrupted.\n")
        return ExitCode.INTERRUPTED
    finally:
        progress.close()


def _interrupted(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    # Whoever ends us must not leave a half-started cluster behind.
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        sys.exit(main(sys.argv[1:], os.environ, sys.stdout, sys.stderr))
    except BrokenPipeError:
        # The reader of our output has gone, as in `pilot status | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.OK)
