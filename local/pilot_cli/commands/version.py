# SPDX-License-Identifier: Apache-2.0
"""`pilot version`: versions of pilot and of what it builds."""

import argparse
import re
from pathlib import Path

from pilot_cli import VERSION
from pilot_cli.build.kube import module_version
from pilot_cli.exit_codes import ExitCode
from pilot_cli.invocation import Invocation

HELP = "print the versions of pilot, Kubernetes, etcd and freqtrade"


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(invocation: Invocation) -> ExitCode:
    versions = product_versions(invocation.locations.checkout)
    if invocation.options.json:
        invocation.say_json(versions)
    else:
        for name, version in versions.items():
            invocation.say(f"{name} {version}")
    return ExitCode.OK


def product_versions(checkout: Path) -> dict[str, str]:
    """From the files that pin them."""
    local = checkout / "local"
    lock = (checkout / "runtime" / "requirements.lock").read_text()
    freqtrade = re.search(r"^freqtrade==(\S+)", lock, re.MULTILINE)
    return {
        "pilot": VERSION,
        "kubernetes": module_version(local / "kube" / "go.mod", "k8s.io/kubernetes"),
        "etcd": module_version(local / "etcd" / "go.mod", "go.etcd.io/etcd/server/v3"),
        "freqtrade": freqtrade.group(1) if freqtrade else "unknown",
    }
