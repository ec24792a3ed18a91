# SPDX-License-Identifier: Apache-2.0
"""The API server of the cluster, as somebody with a web client meets it."""

from __future__ import annotations

import json
from secrets import token_hex

import pytest

from rig.client import ApiClient
from rig.cluster import Cluster

PASSWORD = "correct horse 1"  # noqa: S105 - of accounts made here


@pytest.fixture(scope="module")
def visitor(cluster: Cluster) -> ApiClient:
    """At the address that `pilot status` tells."""
    status = json.loads(cluster.pilot.run("status", "--json").ok().out)
    return ApiClient(status["cluster"]["api"])


@pytest.fixture(scope="module")
def person(visitor: ApiClient) -> ApiClient:
    """Somebody new, registered and signed in."""
    email = f"ada-{token_hex(4)}@example.org"
    registration = {"username": "ada", "email": email, "password": PASSWORD}
    assert visitor.post("/api/auth/register", registration).status == 201
    return visitor.signed_in(email, PASSWORD)


def test_it_is_there_and_ready(cluster: Cluster, visitor: ApiClient) -> None:
    assert "pilot-api" in cluster.pilot.run("status").ok().out
    assert visitor.get("/readyz").ok()["status"] == "ok"
    assert visitor.get("/api/openapi.json").ok()["openapi"].startswith("3.1")


def test_a_person_sees_their_account(person: ApiClient) -> None:
    verified = person.get("/api/auth/verify-token").ok()
    assert verified["valid"]
    assert person.get("/api/account/profile").ok()["data"]["authProvider"] == "local"


def test_a_person_has_no_bots_yet(person: ApiClient) -> None:
    assert person.get("/api/freqtrade/bots").ok()["bots"] == []


def test_bots_of_others_are_not_theirs(person: ApiClient) -> None:
    answer = person.post("/api/freqtrade/bots/ema-btc/stop")
    assert answer.status in (403, 404)
    assert answer.body["message"]


def test_nobody_is_told_nothing(visitor: ApiClient) -> None:
    for path in ("/api/freqtrade/bots", "/api/account/profile", "/api/account/wallet"):
        answer = visitor.get(path)
        assert answer.status == 401
        assert answer.body["success"] is False


def test_people_and_their_tokens_outlive_a_restart(cluster: Cluster, person: ApiClient) -> None:
    cluster.pilot.run("down").ok()
    cluster.pilot.run("up", "--no-examples").ok()
    assert person.get("/api/auth/verify-token").ok()["valid"]
