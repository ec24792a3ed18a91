# SPDX-License-Identifier: GPL-3.0-only
"""Validates many programs in one process, which has imported freqtrade once.

Reads JSON from standard input: a list of {name, path, anyway, asked, limits}; prints one
document for each name. `anyway` runs what the rules refuse, to see the sandbox alone.
"""

import json
import sys
from pathlib import Path

from pilot_runtime.preload.modules import prepare

prepare(("binance",))

from pilot_runtime.validate import analyses  # noqa: E402
from pilot_runtime.validate.report.condition import condition  # noqa: E402
from pilot_runtime.validate.report.document import document  # noqa: E402
from pilot_runtime.validate.report.summary import summary  # noqa: E402
from pilot_runtime.validate.report.text import text  # noqa: E402
from pilot_runtime.validate.sandbox.limits import Limits  # noqa: E402
from pilot_runtime.validate.validation import Options, validate  # noqa: E402


def answer(asked):
    verdict = validate(
        Path(asked["path"]),
        Options(
            asked=analyses.asked(*asked["asked"]) if "asked" in asked else None,
            limits=Limits(**asked.get("limits", {})),
            run_refused=asked.get("anyway", False),
        ),
    )
    return {
        "document": document(verdict),
        "condition": condition(verdict),
        "summary": summary(verdict),
        "text": text(verdict),
    }


if __name__ == "__main__":
    json.dump({one["name"]: answer(one) for one in json.load(sys.stdin)}, sys.stdout)
