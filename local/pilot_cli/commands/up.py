# SPDX-License-Identifier: Apache-2.0
"""`pilot up`: from a checkout to trading bots."""

import argparse
from collections.abc import Sequence
from dataclasses import replace

from pilot_cli.bots.arrival import unready
from pilot_cli.bots.view import BotView, as_json, bot_table
from pilot_cli.cluster.exchange_choice import choose_paper
from pilot_cli.cluster.home import saved_choices
from pilot_cli.cluster.own import hold_cluster
from pilot_cli.cluster.product import Choices, api_address
from pilot_cli.cluster.rising import Rising
from pilot_cli.duration import spoken
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure
from pilot_cli.invocation import Invocation
from pilot_cli.toolchain.python import memory_hint

HELP = "build what is missing, start the cluster and the sample bots"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--exchange", choices=("auto", "real", "paper"), default="auto",
        help="market data of Binance, or the paper exchange with made-up prices (default: "
        "Binance if it answers when the cluster is made)",
    )  # fmt: skip
    parser.add_argument("--no-examples", action="store_true", help="start no sample bots")
    parser.add_argument("--keep", action="store_true", help="leave things running if up fails")
    parser.add_argument("--symbols", type=int, help="markets on the paper exchange (3500)")
    parser.add_argument(
        "--runtime-env", action="append", default=None, metavar="NAME=VALUE",
        help="environment for pool pods, may be given again",
    )  # fmt: skip
    parser.add_argument(
        "--api-env", action="append", default=None, metavar="NAME=VALUE",
        help="environment of the API server, such as ADMIN_EMAILS, may be given again",
    )  # fmt: skip
    parser.add_argument(
        "--validation", choices=("Enforce", "Warn", "Off"),
        help="have strategies looked into before bots get them (default: Enforce)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")


def run(invocation: Invocation) -> ExitCode:
    started = invocation.clock.now()
    progress = invocation.progress
    progress.say(f"Found {invocation.toolchain.summary()}.")
    hint = memory_hint(invocation.toolchain.python)
    if hint:
        progress.say(hint)
    with hold_cluster(invocation.locations):
        choices = _choices(invocation)
        built = invocation.builder.ensure(invocation.parts.of_group("all"))
        if built:
            progress.say(f"Built in {spoken(invocation.clock.now() - started)}.")
        rising = Rising(invocation, choices)
        views = rising.rise(examples=not invocation.options.no_examples)
    took = spoken(invocation.clock.now() - started)
    late = unready(views)
    if invocation.options.json:
        invocation.say_json({"seconds": round(invocation.clock.now() - started, 1),
                             "kubeconfig": str(invocation.locations.kubeconfig),
                             "api": api_address(invocation.locations),
                             "alreadyRunning": rising.was_running,
                             "bots": [as_json(view) for view in views]})  # fmt: skip
    else:
        invocation.say(_closing_words(invocation, views, took, already=rising.was_running))
    if late:
        names = ", ".join(view.name for view in late)
        invocation.progress.say(f"Not ready: {names}. The cluster is left running; see above why.")
    return ExitCode.NOT_READY if late else ExitCode.OK


def _choices(invocation: Invocation) -> Choices:
    options, before = invocation.options, saved_choices(invocation.locations)
    paper, sentence = choose_paper(options.exchange, before.paper_exchange if before else None)
    invocation.progress.say(sentence)
    choices = replace(before, paper_exchange=paper) if before else Choices(paper)
    if options.symbols is not None:
        choices = replace(choices, symbols=options.symbols)
    if options.runtime_env is not None:
        choices = replace(choices, runtime_env=_assignments("--runtime-env", options.runtime_env))
    if options.api_env is not None:
        choices = replace(choices, api_env=_assignments("--api-env", options.api_env))
    if options.validation is not None:
        choices = replace(choices, validation=options.validation)
    return choices


def _assignments(option: str, texts: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            # The value may be a secret.
            shown = f"{name}=…" if equals else text
            raise PilotFailure(ExitCode.USAGE, f"{option} {shown!r} is not of the form NAME=VALUE.")
        pairs[name] = value
    return pairs


def _closing_words(
    invocation: Invocation, views: Sequence[BotView], took: str, *, already: bool
) -> str:
    what = "Was running already; everything is up" if already else "Up"
    lines = [f"{what} ({took}).", ""]
    if views:
        lines += [bot_table(views), ""]
    lines += [
        f"API server: {api_address(invocation.locations)}",
        "",
        "Where to look next:",
        f"  export KUBECONFIG={invocation.locations.kubeconfig}",
        "  ./pilot status                  bots and cluster",
        "  ./pilot logs BOT -f             what a bot is doing",
        "  ./pilot kubectl get bots -w     the same through Kubernetes",
        "  ./pilot down                    stop; data stays",
    ]
    return "\n".join(lines)
