# SPDX-License-Identifier: Apache-2.0
"""A cluster in memory with one strategy, for `pilot strategy`."""

import json

from pilot_cli.cluster.kubectl import KubectlFailed

FILE = "class EmaRsi:\n    stoploss = -0.03\n"


def kept(version, source=FILE, name="ema-rsi", parameters=None, changelog="What is new."):
    """The ConfigMap that the operator keeps of a version."""
    metadata = {
        "name": name, "version": version, "className": "EmaRsi", "mainFile": "EmaRsi.py",
        "digest": f"{version}-digest", "changelog": changelog,
        "requirements": {"timeframe": "5m"},
    }  # fmt: skip
    return {
        "metadata": {"name": f"{name}-{version}-0a1b2c3d", "namespace": "default"},
        "data": {
            "EmaRsi.py": source,
            "parameters.json": json.dumps(parameters or {}),
            "metadata.json": json.dumps(metadata),
        },
    }


def version(number, state, bots=0, message=""):
    return {
        "version": number, "state": state, "bots": bots, "digest": f"{number}-digest",
        "createdAt": "2026-11-21T10:00:00Z", "configMap": f"ema-rsi-{number}-0a1b2c3d",
        "message": message,
    }  # fmt: skip


def a_strategy(number, versions, stable="1.0.0", **status):
    """ema-rsi with that version in spec."""
    return {
        "metadata": {"name": "ema-rsi", "namespace": "default", "generation": 3},
        "spec": {
            "className": "EmaRsi",
            "version": number,
            "displayName": "EMA and RSI",
            "source": {"configMap": {"name": f"strategy-ema-rsi-{number}"}},
            "rollout": {"steps": [{"percent": 20, "pause": "30m"}, {"percent": 100}]},
            "changelog": "What is new.",
        },
        "status": {
            "observedGeneration": 3,
            "stable": stable,
            "bots": 2,
            "conditions": [{"type": "Valid", "status": "True", "message": "published"}],
            "versions": versions,
            **status,
        },
    }


def a_bot(name, runs, **strategy):
    return {
        "metadata": {"name": name, "namespace": "default", "generation": 1},
        "spec": {"state": "Running", "strategy": {"name": "ema-rsi", **strategy}},
        "status": {"strategy": {"name": "ema-rsi", "version": runs}},
    }


class StrategyKubectl:
    """Answers `get`, and remembers patches and what was applied."""

    def __init__(self, *strategies, config_maps=(), bots=(), refuses=""):
        self.strategies = list(strategies)
        self.config_maps = list(config_maps)
        self.bots = list(bots)
        self.refuses = refuses
        self.patches = []
        self.applied = []
        self.rendered = ""

    def items(self, kind, *words):
        kinds = {"strategies": self.strategies, "bots": self.bots, "configmaps": self.config_maps}
        found = kinds[kind]
        if kind == "configmaps" and "-l" in words:
            reports = words[-1].startswith("crypto-pilot.dev/validation=")
            key = "summary.json" if reports else "metadata.json"
            return [one for one in found if key in one["data"]]
        return found

    def run(self, *words, stdin=""):
        if words[0] == "create":
            return self.rendered
        if self.refuses:
            raise KubectlFailed(self.refuses)
        patch = json.loads(words[-1])
        self.patches.append(patch)
        if patch == [{"op": "remove", "path": "/spec/rollout/action"}]:
            self.strategies[0]["spec"]["rollout"].pop("action")
            self.strategies[0]["status"]["rollout"].pop("action")
        return ""

    def apply(self, *words, stdin=""):
        if self.refuses:
            raise KubectlFailed(self.refuses)
        self.applied += json.loads(stdin)["items"]
        for one in self.applied:
            if one["kind"] == "Strategy" and not self.strategies:
                status = {"conditions": [{"type": "Valid", "status": "True", "message": "ok"}]}
                metadata = {**one["metadata"], "namespace": "default", "generation": 0}
                self.strategies.append({**one, "metadata": metadata, "status": status})
        return ""
