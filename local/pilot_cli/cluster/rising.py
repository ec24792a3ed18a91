# SPDX-License-Identifier: Apache-2.0
"""Brings a cluster up: programs, then what they need, then the sample bots."""

from __future__ import annotations

import urllib.request
from http import HTTPStatus

from pilot_cli.bots.arrival import await_bots
from pilot_cli.bots.view import BotView
from pilot_cli.cluster.api import ApiServer
from pilot_cli.cluster.bootstrap import apply_base
from pilot_cli.cluster.facts import observe_cluster
from pilot_cli.cluster.home import node_program, write_home
from pilot_cli.cluster.processes import ProcessTable
from pilot_cli.cluster.product import API_PROGRAM, NODE_NAME, Choices, api_address
from pilot_cli.cluster.programs import NEEDS_CRDS, programs_of
from pilot_cli.cluster.stopping import ClusterStopper
from pilot_cli.cluster.up_apply import UpApplier
from pilot_cli.cluster.up_plan import Refuse, plan_up
from pilot_cli.invocation import Invocation
from pilot_cli.samples.catalog import sample_objects
from pilot_cli.samples.first_time import apply_samples
from pilot_cli.waiting import wait_until

_API_SECONDS = 60
_NODE_SECONDS = 60


class Rising:
    """One attempt; if it fails, what it started is stopped again."""

    def __init__(self, invocation: Invocation, choices: Choices) -> None:
        self._invocation = invocation
        self._locations = invocation.locations
        self._choices = choices
        self._table = ProcessTable()
        self.was_running = False

    def rise(self, *, examples: bool) -> list[BotView]:
        """Returns the bots once all that should run are Ready, or will not be without help."""
        invocation, locations = self._invocation, self._locations
        programs = programs_of(locations, invocation.parts, self._choices)
        facts = observe_cluster(locations, programs, invocation.supervisor, self._table)
        plan = plan_up(facts, programs, locations.home)
        self.was_running = facts.supervisor_running and all(
            p.name in facts.states and facts.states[p.name].alive for p in programs
        )
        applier = UpApplier(
            invocation.parts.runtime.programs / "supervisord",
            locations.home / "supervisord.conf",
            invocation.supervisor, self._table, invocation.clock,
        )  # fmt: skip
        try:
            with invocation.progress.step("control plane"):
                # Nothing is written when nothing may be started.
                applier.apply([action for action in plan if isinstance(action, Refuse)])
                write_home(locations, invocation.parts, programs, self._choices)
                applier.apply(plan)
                self._wait_for_api()
                apply_base(invocation.kubectl, locations.checkout)
            for program in programs:
                if program.name in NEEDS_CRDS:
                    applier.start(program.name)
            if examples:
                # Their strategies are validated while the rest comes up.
                self._apply_samples()
            with invocation.progress.step("node"):
                self._wait_for_node()
            with invocation.progress.step("API server"):
                self._wait_for_our_api()
            return self._bots()
        except BaseException:
            if not invocation.options.keep:
                self._undo(applier)
            raise

    def _apply_samples(self) -> None:
        kubectl = self._invocation.kubectl
        with self._invocation.progress.step("sample strategies, pool and bots") as step:
            count = apply_samples(kubectl, sample_objects(kubectl, self._locations.checkout))
            step.note(f"{count} new" if count else "there already")

    def _bots(self) -> list[BotView]:
        with self._invocation.progress.step("bots") as step:
            return await_bots(self._api(), self._invocation.clock, step.note)

    def _api(self) -> ApiServer:
        return ApiServer(self._locations.kubeconfig)

    def _wait_for_api(self) -> None:
        api = self._api()
        wait_until(
            api.ready,
            _API_SECONDS,
            f"The API server did not become ready; its log is in {self._locations.logs}.",
            self._invocation.clock,
        )

    def _wait_for_node(self) -> None:
        api = self._api()

        def ready() -> bool:
            node = api.get(f"/api/v1/nodes/{NODE_NAME}") or {"status": {}}
            conditions = node["status"].get("conditions", [])
            return any(c["type"] == "Ready" and c["status"] == "True" for c in conditions)

        sentence = f"The node did not become ready; its log is in {self._locations.logs}."
        wait_until(ready, _NODE_SECONDS, sentence, self._invocation.clock, every=0.2)

    def _wait_for_our_api(self) -> None:
        url = api_address(self._locations) + "/readyz"

        def ready() -> bool:
            try:
                with urllib.request.urlopen(url, timeout=5) as answer:
                    return bool(answer.status == HTTPStatus.OK)
            except OSError:
                return False

        log = self._locations.logs / f"{API_PROGRAM}.log"
        sentence = f"The API server did not become ready; its log is {log}."
        wait_until(ready, _API_SECONDS, sentence, self._invocation.clock, every=0.2)

    def _undo(self, applier: UpApplier) -> None:
        if applier.started_supervisor:
            self._invocation.progress.say("Stopping what was started (--keep would leave it).")
            stopper = ClusterStopper(
                self._locations, self._invocation.supervisor, self._table, self._invocation.clock
            )
            stopper.stop(node_program(self._locations))
        else:
            applier.stop_started()
