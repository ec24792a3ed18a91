# SPDX-License-Identifier: Apache-2.0
"""Register, deposit, provision, trade, add, change the strategy, take a part, delete."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from random import Random
from secrets import token_hex
from typing import Any

from rig.archive import archived_database, earned
from rig.client import ApiClient, Reply
from rig.cluster import Cluster
from rig.deadline import eventually
from rig.manifests import EAGER, inline_strategy, leaver_strategy
from rig.person import new_person
from storm.accidents import Accidents
from storm.stubborn import Stubborn

BOT = "storm-bot-1"
OPENING, DEPOSIT, BUDGET, MORE, PART = (Decimal(n) for n in (1000, 250, 300, 50, 40))


@dataclass(frozen=True)
class Ending:
    """How it came out; the two amounts must be equal to the last decimal."""

    kills: tuple[str, ...]
    balance: Decimal
    owed: Decimal


class Storm:
    """One person's story on a running cluster. The seed decides what is killed, and when."""

    def __init__(self, cluster: Cluster, visitor: ApiClient, seed: int) -> None:
        self._cluster = cluster
        self._accidents = Accidents(cluster, Random(seed))  # noqa: S311 - chooses victims
        self._person = new_person(visitor, "stormy")
        self._client = Stubborn(self._person.api)
        self._mark = token_hex(3)

    def run(self) -> Ending:
        """Tells the story to its end and cleans up behind it."""
        names = (f"eager-{self._mark}", f"leaver-{self._mark}")
        owner = self._person.id
        self._cluster.apply(
            inline_strategy(names[0], "Eager", EAGER, owner), leaver_strategy(names[1], owner)
        )
        try:
            return self._story()
        finally:
            self._clean("bot", *(bot["metadata"]["name"] for bot in self._bots()))
            self._clean("botpool", *self._pools())
            self._clean("strategy", *names)

    def _clean(self, kind: str, *names: str) -> None:
        if names:
            self._cluster.delete(kind, *names)

    def _story(self) -> Ending:
        hit, person = self._accidents.hit, self._person
        hit(lambda: self._money("deposit", amount=float(DEPOSIT), description="for the storm"))
        eventually(self._strategies, lambda seen: {"Eager", "Leaver"} <= seen, "the strategies")
        hit(self._provision)
        self._trades(2)
        (name,) = (bot["metadata"]["name"] for bot in self._bots())
        hit(lambda: self._money("add-to-bot", botId=BOT, amount=float(MORE)))
        path = f"/api/freqtrade/bots/{BOT}/strategy"
        hit(lambda: self._client.call("PUT", path, {"strategy": "Leaver"}).ok())
        self._trades(0)
        hit(lambda: self._money("return-from-bot", botId=BOT, returnAmount=float(PART)))
        hit(self._delete)
        wallet = eventually(
            lambda: self._client.call("GET", "/api/account/wallet"),
            lambda seen: not seen.body["data"]["botAllocations"],
            "all the money is home",
        ).ok()["data"]
        assert wallet["inTransit"] == 0
        eventually(self._bots, lambda bots: not bots, f"the Bot of {person.email} is gone")
        profit = earned(archived_database(self._cluster.pilot.home, name))
        kills = tuple(self._accidents.kills)
        return Ending(kills, Decimal(str(wallet["balance"])), OPENING + DEPOSIT + profit)

    def _money(self, how: str, **words: Any) -> Reply:
        """With a key: however often it is asked for, it happens once."""
        body = {**words, "idempotencyKey": f"{how}-{self._mark}"}
        answer = self._client.call("POST", f"/api/account/wallet/{how}", body)
        answer.ok()
        return answer

    def _provision(self) -> None:
        answer = self._client.until(
            lambda: self._person.provision(BOT, "Eager", float(BUDGET)), "the bot is made"
        )
        made = answer.status == 200 or "already exists" in answer.body["message"]
        assert made, answer

    def _strategies(self) -> set[str]:
        listed = self._client.call("GET", "/api/freqtrade/strategies").ok()["strategies"]
        return {one["className"] for one in listed}

    def _trades(self, count: int) -> None:
        eventually(
            partial(self._client.call, "GET", f"/api/freqtrade/proxy/{BOT}/api/v1/status"),
            lambda seen: (
                seen.status == 200
                and len(seen.body) == count
                and not any(trade["has_open_orders"] for trade in seen.body)
            ),
            f"{count} open trades",
            180,
        )

    def _delete(self) -> None:
        answer = self._client.call("DELETE", f"/api/freqtrade/bots/{BOT}")
        assert answer.status in (200, 404), answer

    def _bots(self) -> list[dict[str, Any]]:
        every = self._cluster.list("bots")
        return [bot for bot in every if bot["spec"]["owner"] == self._person.id]

    def _pools(self) -> list[str]:
        return [
            pool["metadata"]["name"]
            for pool in self._cluster.list("botpools")
            if pool["spec"]["tenancy"].get("owner") == self._person.id
        ]
