# SPDX-License-Identifier: Apache-2.0
"""A cluster in memory, for commands that ask it."""

from pathlib import Path

from pilot_cli.cluster.kubectl import KubectlFailed

CHECKOUT = Path(__file__).resolve().parent.parent.parent


class FakeSupervisor:
    def __init__(self, *states, running=True):
        self._states, self._running = states, running

    def running(self):
        return self._running

    def states(self):
        return {state.name: state for state in self._states}


class FakeKubectl:
    """Answers `get KIND` from a dictionary; kinds that are missing fail."""

    def __init__(self, **kinds):
        self.kinds = kinds
        self.calls = []

    def items(self, kind, *_):
        if kind not in self.kinds:
            raise KubectlFailed(f"{kind} not found")
        return self.kinds[kind]

    def run(self, *words, stdin=""):
        self.calls.append((*map(str, words), stdin))
        return self.kinds.get("run", {}).get(words[0], "")

    def apply(self, *words, stdin=""):
        self.calls.append(("apply", *map(str, words), stdin))
        return ""


BOT = {
    "metadata": {"name": "ema-btc", "namespace": "default", "uid": "3f2a9c1b-1", "generation": 1},
    "spec": {"state": "Running", "strategy": {"name": "ema-rsi"}},
    "status": {"conditions": [{"type": "Ready", "status": "True", "observedGeneration": 1}]},
}


class AskedKubectl:
    """An API server with pool `p`, whose operator answers a request by annotation after some looks.

    `answer` makes of the request's id what the operator adds to the pool's status.
    """

    def __init__(self, answer, status=None, bots=(), looks=2, refuses=False):
        self.answer = answer
        self.status = status or {}
        self.bots = list(bots)
        self.looks = looks
        self.refuses = refuses
        self.asked = []

    def run(self, *arguments):
        if self.refuses:
            raise KubectlFailed("forbidden")
        self.asked.append(arguments)

    def items(self, kind, *_):
        if kind == "bots":
            return self.bots
        self.looks -= 1
        status = dict(self.status)
        if self.asked and self.looks < 0:
            request = self.asked[-1][-1].split("=", 1)[1]
            status.update(self.answer(request))
        return [{"metadata": {"name": "p", "namespace": "default"}, "spec": {}, "status": status}]
