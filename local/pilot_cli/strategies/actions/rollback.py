# SPDX-License-Identifier: Apache-2.0
"""`pilot strategy rollback NAME`: an older version, by a normal roll-out or at once."""

import argparse
import json

from pilot_cli.cluster.kubectl import KubectlFailed
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.lookup import items
from pilot_cli.strategies.lookup import Found, find_one, kept_or_fail, kept_versions
from pilot_cli.strategies.way_back import WayBack, kept_source, patch, way_back
from pilot_cli.waiting import wait_until

HELP = "bring the bots back to an older version that is kept"

_NOW = "Promote"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--to", default="", metavar="VERSION", help="absent = the one before")
    parser.add_argument(
        "--now", action="store_true", help="all bots at once, without the steps and their pauses"
    )
    parser.add_argument("-n", "--namespace", default="", help="when several have the name")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen")
    parser.add_argument(
        "--timeout", type=float, default=60, metavar="SECONDS", help="to wait for the operator"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    options = invocation.options
    found = find_one(invocation, options.name, options.namespace)
    way = way_back(found.view, options.to)
    if not options.dry_run and way.version != found.view.version:
        _go(invocation, found, way)
    if options.json:
        invocation.say_json(
            {
                "name": found.view.name,
                "from": found.view.version,
                "to": way.version,
                "dryRun": options.dry_run,
                "message": way.sentence,
            }
        )
    else:
        invocation.say(way.sentence + (" (not done: --dry-run)." if options.dry_run else "."))
    return ExitCode.OK


def _go(invocation: Invocation, found: Found, way: WayBack) -> None:
    view = found.view
    kept = kept_or_fail(
        kept_versions(invocation, view.namespace, view.name), view.name, way.version
    )
    source = kept_source(found.object, kept, items(invocation, "configmaps", "-n", view.namespace))
    now = invocation.options.now
    if now and view.action == _NOW:
        _forget_action(invocation, found)
        found = find_one(invocation, view.name, view.namespace)
    _write(invocation, found, patch(found.object, kept, source, _NOW if now else ""))


def _forget_action(invocation: Invocation, found: Found) -> None:
    """A word that stands from last time counts again only after it was gone."""
    _write(invocation, found, [{"op": "remove", "path": "/spec/rollout/action"}])
    name, namespace = found.view.name, found.view.namespace

    def is_forgotten() -> bool:
        status = find_one(invocation, name, namespace).object.get("status") or {}
        return not (status.get("rollout") or {}).get("action")

    wait_until(
        is_forgotten, invocation.options.timeout,
        f"The operator has not seen that spec.rollout.action of {name} is gone; is it running "
        "(./pilot status)? Nothing was rolled back yet.",
        invocation.clock, every=0.5,
    )  # fmt: skip


def _write(invocation: Invocation, found: Found, change: list[dict[str, object]]) -> None:
    try:
        invocation.kubectl.run(
            "patch", "strategy", found.view.name, "-n", found.view.namespace, "--type=json",
            "--field-manager=pilot", "-p", json.dumps(change),
        )  # fmt: skip
    except KubectlFailed as error:
        raise PilotFailure(
            ExitCode.FAILED, f"The API server refused to change {found.view.name}: {error}"
        ) from error
