# SPDX-License-Identifier: Apache-2.0
"""`pilot fuzz` calls what is for administrators as one, and destroys only what it made."""

import json
import sys
import tomllib
from pathlib import Path

import pytest

from pilot_cli.failure import PilotFailure
from pilot_cli.fuzz.admin_routes import (
    AdminRoute,
    Call,
    admin_routes,
    calls_of,
    coverage,
    unreached,
)
from pilot_cli.fuzz.passes import AdminPass, seconds_for_admins, seconds_of
from pilot_cli.fuzz.scenery import POOLS, made_pools
from pilot_cli.fuzz.schemathesis import Caller, admin_command, admin_config
from pilot_cli.fuzz.target import Target
from pilot_cli.fuzz.tidying import remove
from pilot_cli.fuzz.visitor import Visitor

DELETE = AdminRoute("DELETE", "/api/pool/containers/{name}", "deletePool")
STATS = AdminRoute("GET", "/api/pool/stats", "poolStats")


def operation(name, **more):
    return {"operationId": name, **more}


def test_the_document_says_which_routes_are_for_administrators():
    document = {
        "paths": {
            "/mine": {"get": operation("mine"), "parameters": []},
            "/login": {"post": operation("login", security=[])},
            "/some": {"get": operation("some", security=[{"token": []}])},
            "/api/pool/stats": {"get": operation("poolStats", security=[{"token": ["admin"]}])},
        }
    }
    assert admin_routes(document) == [STATS]


def test_the_servers_own_document_has_such_routes_and_those_alone_are_called():
    parts = Path(__file__).parents[2] / "api-server/src/main/resources/openapi"
    marked = sum(part.read_text().count("{token: [admin]}") for part in parts.glob("*.yaml"))
    assert marked >= 7
    words = admin_command(
        Path("st"), Path("f.toml"), Caller("http://h", "t"), 60,
        operations=["deletePool", "poolStats"], archive=Path("a.har"), seed=3,
    )  # fmt: skip
    included = [words[at + 1] for at, word in enumerate(words) if word == "--include-operation-id"]
    assert included == ["deletePool", "poolStats"]
    assert "stateful" not in words[words.index("--phases") + 1]
    assert words[words.index("--report-har-path") + 1] == "a.har"
    assert words[words.index("--seed") + 1] == "3"


def test_only_pools_of_the_scenery_are_deleted():
    config = tomllib.loads(admin_config(POOLS))
    assert config["dictionaries"]["pools"]["values"] == list(POOLS)
    assert config["parameters"]["path.name"] == {"dictionary": "pools", "probability": 1.0}
    for phase in ("examples", "coverage", "fuzzing"):
        assert config["phases"][phase]["extra-data-sources"] == {"responses": False}


def entry(method, url, status, body=None):
    request = {"method": method, "url": url}
    if body is not None:
        request["postData"] = {"text": body}
    return {"request": request, "response": {"status": status}}


def test_calls_are_read_from_the_archive():
    entries = [
        entry("GET", "http://h:1/api/pool/stats?x=/y", 200),
        entry("POST", "http://h:1/api/pool/containers", 400, "{}"),
        {"request": {"method": "GET", "url": "http://h:1/api/pool/stats", "postData": None}},
    ]
    assert calls_of({"log": {"entries": entries}}) == [
        Call("GET", "/api/pool/stats", "", 200),
        Call("POST", "/api/pool/containers", "{}", 400),
        Call("GET", "/api/pool/stats", "", 0),
    ]


def calls(method, path, *statuses):
    return [Call(method, path, "", status) for status in statuses]


def test_each_route_is_said_with_its_cases():
    made = calls("DELETE", "/api/pool/containers/a%2Fb", 200, 204, 404, 403, 500)
    made += calls("DELETE", "/api/pool/containers/a/b", 200) + calls("GET", DELETE.path, 200)
    first, second = coverage([DELETE, STATS], made)
    assert " ".join(first.split()) == (
        "DELETE /api/pool/containers/{name} 5 cases: 2 x 2xx, 1 x 403, 1 x 4xx, 1 x 5xx"
    )
    assert " ".join(second.split()) == "GET /api/pool/stats 0 cases: none"


@pytest.mark.parametrize("statuses", [(), (401, 403), (405, 0)])
def test_a_route_that_served_no_administrator_is_named(statuses):
    (sentence,) = unreached([STATS], calls("GET", STATS.path, *statuses))
    assert sentence.startswith("GET /api/pool/stats was never answered as for an administrator")


@pytest.mark.parametrize("status", [200, 400, 404, 500])
def test_a_route_that_served_one_is_not(status):
    assert unreached([STATS], calls("GET", STATS.path, 403, status)) == []


def test_pools_the_fuzzer_thought_of_are_taken_away_too():
    path = "/api/pool/containers"
    done = [
        Call("POST", path, '{"name": "0"}', 200),
        Call("POST", path, '{"name": " x\\t"}', 200),
        Call("POST", path, '{"name": "starter"}', 409),
        Call("POST", path, "nothing", 400),
        Call("DELETE", f"{path}/starter", "", 200),
    ]
    assert made_pools(done) == {*POOLS, "0", "x"}
    assert made_pools([]) == set(POOLS)


def test_administrators_get_a_fifth_within_limits():
    assert [seconds_for_admins(total) for total in (60, 300, 3600)] == [20, 60, 120]


@pytest.mark.parametrize("minutes", [1, 1.5, 10])
def test_the_ordinary_pass_always_gets_most_of_a_run(minutes):
    total = seconds_of(minutes)
    assert total == minutes * 60
    assert seconds_for_admins(total) < total / 2


@pytest.mark.parametrize("minutes", [-1, 0, 0.33, 0.99, float("nan"), float("inf")])
def test_a_run_without_time_for_the_ordinary_pass_is_refused(minutes):
    with pytest.raises(PilotFailure, match="at least 1"):
        seconds_of(minutes)


class SimulatedKubectl:
    """Has pools of one name in two namespaces."""

    def __init__(self):
        self.pools = {("default", "x"), ("other", "x"), ("default", "starter")}

    def items(self, kind, *where):
        assert kind == "botpools"
        every = [{"metadata": {"namespace": place, "name": name}} for place, name in self.pools]
        if where == ("-A",):
            return every
        return [one for one in every if where == ("-n", one["metadata"]["namespace"])]

    def run(self, _delete, _kind, name, _n, namespace, _wait):
        self.pools.remove((namespace, name))


def test_pools_of_another_namespace_stay():
    kubectl = SimulatedKubectl()
    place = Target("http://h", (), {}).namespace
    remove(kubectl, place, "botpool", lambda pool: pool["metadata"]["name"] == "x")
    assert kubectl.pools == {("other", "x"), ("default", "starter")}
    assert Target("http://h", (), {"PILOT_NAMESPACE": "mine"}).namespace == "mine"


def program(tmp_path, *statuses, code=0):
    """A simulated schemathesis that leaves an archive."""
    entries = [entry("GET", "http://h/api/pool/stats", status) for status in statuses]
    text = json.dumps({"log": {"entries": entries}})
    script = tmp_path / "schemathesis"
    script.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\n"
        "archive = sys.argv[sys.argv.index('--report-har-path') + 1]\n"
        f"pathlib.Path(archive).write_text({text!r})\nsys.exit({code})\n"
    )
    script.chmod(0o755)
    return script


@pytest.mark.parametrize(
    ("statuses", "code", "good"),
    [((200, 403), 0, True), ((403,), 0, False), ((200,), 1, False)],
    ids=["served", "only refused", "a wrong answer"],
)
def test_the_pass_fails_for_a_wrong_answer_and_for_a_route_it_missed(
    tmp_path, monkeypatch, statuses, code, good
):
    monkeypatch.setattr("pilot_cli.fuzz.passes.documented", lambda _: [STATS])
    monkeypatch.setattr("pilot_cli.fuzz.passes.make", lambda *_: None)
    monkeypatch.setattr(Visitor, "token", lambda *_: "t")
    visitor = Visitor("u", "e@example.org", "p")
    tried = AdminPass(program(tmp_path, *statuses, code=code), tmp_path, "http://h", visitor, 1)
    assert tried.calls() == []
    verdict = tried.run(20)
    assert verdict.good is good
    assert "GET /api/pool/stats" in verdict.text
    assert [call.status for call in tried.calls()] == list(statuses)


def test_the_servers_own_command_makes_the_administrator(tmp_path):
    said = tmp_path / "said"
    server = tmp_path / "server"
    server.write_text(f'#!/bin/sh\necho "$STORE $*" > {said}\n')
    server.chmod(0o755)
    Target("http://h", (str(server),), {"STORE": "s"}).make_admin("a@example.org")
    assert said.read_text() == "s admin a@example.org\n"


def test_a_command_that_fails_is_said(tmp_path):
    with pytest.raises(PilotFailure, match="No administrator"):
        Target("http://h", ("/bin/false",), {}).make_admin("a@example.org")
