# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy publish DIR`: validates a directory, applies it, and hears what becomes of it."""

import argparse
import json
from pathlib import Path
from typing import Any

from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.strategies.lookup import find_one
from pilot_cli.strategies.publication import Publication, check, planned
from pilot_cli.strategies.rendering import render
from pilot_cli.strategies.validator import Question, ask
from pilot_cli.strategies.view import StrategyView
from pilot_cli.waiting import wait_until

HELP = "validate a strategy's directory and give it to the cluster, which rolls it out"

# The operator could not find out, and lets the version pass or not by its own settings.
_UNJUDGED = frozenset({"ValidationUnjudged", "ValidatorNotAdmitted"})


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", metavar="DIR", type=Path)
    parser.add_argument("--no-validate", action="store_true", help="do not try it here first")
    parser.add_argument("-n", "--namespace", default="default", help="(default: default)")
    parser.add_argument(
        "--timeout", type=float, default=180, metavar="SECONDS",
        help="how long to wait for the operator's word; 0 = not at all",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    check(options.directory)
    invocation.require_running()
    if not options.no_validate:
        _validate(invocation, options.directory)
    publication = planned(
        invocation, render(invocation, options.directory), options.namespace, options.directory
    )
    _apply(invocation, publication)
    view = _heard(invocation, publication) if options.timeout > 0 else None
    _tell(invocation, publication, view)
    return ExitCode.FAILED if view is not None and _refusal(view) else ExitCode.OK


def _validate(invocation: Invocation, directory: Path) -> None:
    verdict = ask(invocation, Question((directory,)))
    if verdict.code is not ExitCode.OK:
        raise PilotFailure(
            verdict.code,
            f"{directory} is not published: it does not validate (--no-validate leaves that to "
            "the cluster).",
            verdict.report,
        )


def _apply(invocation: Invocation, publication: Publication) -> None:
    items = {"apiVersion": "v1", "kind": "List", "items": publication.objects}
    try:
        invocation.kubectl.apply("-n", publication.namespace, "-f", "-", stdin=json.dumps(items))
    except KubectlFailed as error:
        raise publication.refusal(str(error)) from error


def _heard(invocation: Invocation, publication: Publication) -> StrategyView:
    latest: list[StrategyView] = []

    def is_judged() -> bool:
        view = find_one(invocation, publication.name, publication.namespace).view
        latest[:] = [view]
        return view.current and (bool(_refusal(view)) or _accepted(view))

    wait_until(
        is_judged, invocation.options.timeout,
        f"{publication.name} {publication.version} is applied, but the operator has not spoken "
        f"about it yet; ./pilot strategy show {publication.name} says more later.",
        invocation.clock, every=0.5,
    )  # fmt: skip
    return latest[0]


def _refusal(view: StrategyView) -> dict[str, Any]:
    """The condition that stands against the version; empty when none does."""
    conditions = (view.condition("Validated"), view.condition("Valid"))
    return next((one for one in conditions if one.get("status") == "False"), {})


def _accepted(view: StrategyView) -> bool:
    looked_into = view.condition("Validated")
    return view.condition("Valid").get("status") == "True" and (
        looked_into.get("status", "True") == "True" or looked_into.get("reason") in _UNJUDGED
    )


def _tell(invocation: Invocation, publication: Publication, view: StrategyView | None) -> None:
    valid = (_refusal(view) or view.condition("Valid")) if view else {}
    if invocation.options.json:
        invocation.say_json(
            {
                "name": publication.name,
                "version": publication.version,
                "changed": publication.changed,
                "valid": valid.get("status", "Unknown"),
                "message": valid.get("message", ""),
            }
        )
    elif valid.get("status") == "False":
        invocation.say(f"{publication.name} {publication.version}: {valid.get('message')}")
    elif not publication.changed:
        invocation.say(f"{publication.name} {publication.version} was published already.")
    else:
        invocation.say(
            f"{publication.name} {publication.version} is published; "
            f"./pilot strategy show {publication.name} says how it is rolled out."
        )
