# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy show NAME`: what runs where, the roll-out, the verdicts and their figures."""

import argparse
from dataclasses import asdict

from pilot_cli.bots.view import camel_keys
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation
from pilot_cli.lookup import items
from pilot_cli.strategies.lookup import Found, find_one
from pilot_cli.strategies.report import LABEL, ValidationReport, reports_of
from pilot_cli.strategies.runs import runs_of
from pilot_cli.strategies.text import strategy_text

HELP = "show one strategy: what runs where, its roll-out, the verdict with its figures"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("-n", "--namespace", default="", help="when several have the name")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    found = find_one(invocation, options.name, options.namespace)
    runs = runs_of(found.view, found.object, items(invocation, "bots", "-n", found.view.namespace))
    report = _report(invocation, found)
    if options.json:
        shown = {
            **asdict(found.view),
            "runs": [asdict(run) for run in runs],
            "validation": asdict(report) if report else None,
        }
        invocation.say_json(camel_keys(shown))
    else:
        invocation.say(strategy_text(found.view, runs, report))
    return ExitCode.OK


def _report(invocation: Invocation, found: Found) -> ValidationReport | None:
    """About the version in spec; a number that was used before for other content does not count."""
    view = found.view
    maps = items(invocation, "configmaps", "-n", view.namespace, "-l", f"{LABEL}={view.name}")
    kept = view.find(view.version)
    digests = {kept.digest, ""} if kept else set()
    fitting = [
        one
        for one in reports_of(maps)
        if one.version == view.version and (not digests or one.digest in digests)
    ]
    return fitting[-1] if fitting else None
