# SPDX-License-Identifier: GPL-3.0-only
"""`python -m pilot_runtime.validate PATH`."""

import os
import sys

from pilot_runtime.validate.surroundings import clean_command

if __name__ == "__main__":
    again = clean_command(os.environ, sys.argv[1:], safe_path=bool(sys.flags.safe_path))
    if again is not None:
        os.execve(sys.executable, *again)  # noqa: S606
    # only now: it imports freqtrade
    from pilot_runtime.validate.command import main

    sys.exit(main(sys.argv[1:]))
