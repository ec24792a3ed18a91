# SPDX-License-Identifier: Apache-2.0
"""`python -m storm`: the story again and again, each time with the next seed; JSON lines."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from rig.client import ApiClient
from rig.cluster import Cluster
from rig.pilot import Pilot
from storm.story import Storm


def main() -> int:
    """Exit code 1 as soon as money is missing or made."""
    parser = argparse.ArgumentParser(prog="storm")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--port-base", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    cluster = Cluster(Pilot(options.home, options.port_base))
    visitor = ApiClient(f"http://127.0.0.1:{options.port_base + 20}")
    for seed in range(options.seed, options.seed + options.rounds):
        began = time.monotonic()
        ending = Storm(cluster, visitor, seed).run()
        line = {
            "seed": seed,
            "seconds": round(time.monotonic() - began, 1),
            "kills": ending.kills,
            "balance": str(ending.balance),
            "owed": str(ending.owed),
            "exact": ending.balance == ending.owed,
        }
        print(json.dumps(line), flush=True)
        if not line["exact"]:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
