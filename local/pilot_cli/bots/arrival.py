# SPDX-License-Identifier: Apache-2.0
"""Waits for bots to come up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from pilot_cli.bots.agent import Agent, agent_address, ready_bots, secret_token
from pilot_cli.bots.view import BotView, bot_view
from pilot_cli.clock import Clock

BOT_SECONDS = 180.0
_LOOK_EVERY = 0.2
_NAMESPACES = "/api/v1/namespaces"


class Reads(Protocol):
    """Reads objects of the API server by path; nothing when they are not there."""

    def get(self, path: str) -> dict[str, Any] | None: ...


def await_bots(api: Reads, clock: Clock, note: Callable[[str], None]) -> list[BotView]:
    """Returns when every bot that should have a process is up, has failed, or time is up.

    A bot's own status may be from before the cluster was last stopped, so the agents of
    the pods are asked as well.
    """
    deadline = clock.now() + BOT_SECONDS
    while (views := _views(api)) is None and clock.now() < deadline:
        # Just started, the API server does not know its own resources yet.
        note("waiting for the API server")
        clock.sleep(_LOOK_EVERY)
    while True:
        views = _views(api) or views or []
        up = {view.name for view in views if view.ready} & _reported_ready(api, views)
        waited_for = [view for view in views if view.state != "Stopped"]
        missing = [view for view in waited_for if view.name not in up]
        note(_progress(len(waited_for), missing))
        if all(view.phase == "Failed" for view in missing) or clock.now() >= deadline:
            return views
        clock.sleep(_LOOK_EVERY)


def unready(views: Sequence[BotView]) -> list[BotView]:
    """Bots that should be up and are not."""
    return [view for view in views if view.state != "Stopped" and not view.ready]


def _progress(total: int, missing: Sequence[BotView]) -> str:
    text = f"{total - len(missing)} of {total} ready"
    reasons = [f"{view.name}: {view.why or view.phase or 'waiting'}" for view in missing]
    return "; ".join([text, *reasons])


def _views(api: Reads) -> list[BotView] | None:
    bots = api.get("/apis/crypto-pilot.dev/v1alpha1/bots")
    return None if bots is None else [bot_view(bot) for bot in bots["items"]]


def _reported_ready(api: Reads, views: Sequence[BotView]) -> set[str]:
    pods = {(view.namespace, view.pool, view.pod) for view in views if view.pod}
    names: set[str] = set()
    for namespace, pool, pod in pods:
        agent = _agent(api, namespace, pool, pod)
        if agent:
            names |= ready_bots(agent)
    return names


def _agent(api: Reads, namespace: str, pool: str, pod: str) -> Agent | None:
    found = api.get(f"{_NAMESPACES}/{namespace}/pods/{pod}")
    secret = api.get(f"{_NAMESPACES}/{namespace}/secrets/{pool}-agent")
    address = (found or {}).get("status", {}).get("podIP")
    if not address or not secret:
        return None
    host, port = agent_address(address)
    return Agent(host, port, secret_token(secret))
