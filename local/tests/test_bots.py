# SPDX-License-Identifier: Apache-2.0
import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pilot_cli.bots.agent import (
    Agent,
    agent_address,
    bot_id,
    log_lines,
    ready_bots,
    secret_token,
)
from pilot_cli.bots.arrival import BOT_SECONDS, await_bots, unready
from pilot_cli.bots.view import as_json, bot_table, bot_view, is_ready
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure

TOKEN = "a-secret-token"


def condition(kind, status, reason="", message="", generation=1):
    return {
        "type": kind,
        "status": status,
        "reason": reason,
        "message": message,
        "observedGeneration": generation,
    }


def bot(name="ema-btc", conditions=(), state="Running", generation=1, **status):
    return {
        "metadata": {
            "name": name,
            "namespace": "default",
            "uid": "3f2a9c1b-0000-4000-8000-000000000000",
            "generation": generation,
        },
        "spec": {"state": state, "strategy": {"name": "ema-rsi"}},
        "status": {"conditions": list(conditions), **status},
    }


READY = bot(
    conditions=[condition("Ready", "True")],
    phase="Running",
    restarts=2,
    slot={"pool": "starter", "pod": "starter-0-0", "address": "127.77.0.1", "id": "ema-btc-3f2a"},
    strategy={"version": "1.0.0"},
    trading={"openTrades": 1, "closedTrades": 4, "profit": "1.23", "currency": "USDT"},
)


class TestView:
    def test_a_ready_bot(self):
        view = bot_view(READY)
        assert view.row() == (
            "ema-btc", "Running", "Running", "yes", "starter", "ema-rsi 1.0.0", "1.23 USDT", "1",
            "4", "2", "",
        )  # fmt: skip

    def test_a_bot_that_nobody_has_looked_at(self):
        view = bot_view({"metadata": {"name": "x", "namespace": "n"}, "spec": {}})
        assert view.row() == ("x", "Running", "-", "no", "-", "", "-", "0", "0", "0", "")

    def test_ready_of_an_older_spec_is_not_ready(self):
        old = bot(conditions=[condition("Ready", "True", generation=1)], generation=2)
        assert not is_ready(old)
        assert is_ready(bot(conditions=[condition("Ready", "True", generation=2)], generation=2))

    def test_the_first_obstacle_is_the_reason(self):
        view = bot_view(
            bot(
                conditions=[
                    condition("Ready", "False", "Waiting", "later"),
                    condition("Accepted", "True"),
                    condition("Placed", "False", "PoolFull", "pool starter has no free slot"),
                ]
            )
        )
        assert view.why == "PoolFull: pool starter has no free slot"

    def test_the_table_has_reasons_only_when_needed(self):
        ready = bot_view(READY)
        stuck = bot_view(bot("b", conditions=[condition("Accepted", "False", "No", "wrong owner")]))
        assert "WHY" not in bot_table([ready])
        assert "No: wrong owner" in bot_table([ready, stuck])

    def test_json_keys(self):
        document = as_json(bot_view(READY))
        assert document["openTrades"] == 1
        assert document["ready"] is True
        assert document["slot"] == "ema-btc-3f2a"


class TestAgentAddress:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("127.77.0.1", ("127.77.0.1", 8900)),
            ("127.77.0.1:9000", ("127.77.0.1", 9000)),
            ("http://127.77.0.1:9000/", ("127.77.0.1", 9000)),
        ],
    )
    def test_forms(self, text, expected):
        assert agent_address(text) == expected

    def test_bot_id_is_cut(self):
        assert bot_id(bot("n" * 60)) == "n" * 40 + "-3f2a9c1b"

    def test_token(self):
        data = {"token": base64.b64encode(b"abc\n").decode()}
        assert secret_token({"data": data}) == "abc"

    def test_a_token_is_never_shown(self):
        assert TOKEN not in repr(Agent("h", 1, TOKEN))
        assert TOKEN not in str(Agent("h", 1, TOKEN))


class Handler(BaseHTTPRequestHandler):
    """Answers like the agent of a pod."""

    def do_GET(self):
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._answer(401, {"error": {"code": "Unauthorized", "message": "wrong token"}})
        elif self.path == "/v1/status":
            bots = [{"name": "ema-btc", "ready": True}, {"name": "b", "ready": False}]
            self._answer(200, {"bots": bots})
        elif self.path.startswith("/v1/bots/known/logs?tail=2"):
            self._answer(200, "one\ntwo\n")
        else:
            self._answer(404, {"error": {"code": "UnknownBot", "message": "no such bot here"}})

    def _answer(self, status, body):
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def port():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


class TestAgent:
    def test_log_lines(self, port):
        agent = Agent("127.0.0.1", port, TOKEN)
        assert list(log_lines(agent, "known", 2, follow=False)) == ["one", "two"]

    def test_refusals_are_passed_on(self, port):
        with pytest.raises(PilotFailure) as refused:
            list(log_lines(Agent("127.0.0.1", port, TOKEN), "unknown", 2, follow=False))
        assert "no such bot here" in str(refused.value)
        with pytest.raises(PilotFailure) as refused:
            list(log_lines(Agent("127.0.0.1", port, "wrong"), "known", 2, follow=False))
        assert "wrong token" in str(refused.value)

    def test_no_agent_at_all(self, port):
        dead = Agent("127.0.0.1", 1, TOKEN)
        with pytest.raises(PilotFailure) as gone:
            list(log_lines(dead, "known", 2, follow=False))
        assert gone.value.code is ExitCode.NOT_RUNNING
        assert ready_bots(dead) == set()

    def test_ready_bots(self, port):
        assert ready_bots(Agent("127.0.0.1", port, TOKEN)) == {"ema-btc"}
        assert ready_bots(Agent("127.0.0.1", port, "wrong")) == set()


class FakeApi:
    """Objects by path; a list of answers for the bots, the last one for ever."""

    def __init__(self, bots, objects):
        self.bots = list(bots)
        self.objects = objects

    def get(self, path):
        if path.endswith("/bots"):
            items = self.bots.pop(0) if len(self.bots) > 1 else self.bots[0]
            return None if items is None else {"items": items}
        return self.objects.get(path)


class TestArrival:
    def objects(self, port):
        pod, secret = "pods/starter-0-0", "secrets/starter-agent"
        token = base64.b64encode(TOKEN.encode()).decode()
        return {
            f"/api/v1/namespaces/default/{pod}": {"status": {"podIP": f"127.0.0.1:{port}"}},
            f"/api/v1/namespaces/default/{secret}": {"data": {"token": token}},
        }

    def test_waits_for_status_and_agent(self, port, clock):
        notes = []
        api = FakeApi([[bot()], [bot()], [READY]], self.objects(port))
        (view,) = await_bots(api, clock, notes.append)
        assert view.ready
        assert notes == ["0 of 1 ready; ema-btc: waiting", "1 of 1 ready"]

    def test_an_api_server_that_does_not_know_bots_yet_is_not_one_without_bots(self, port, clock):
        notes = []
        api = FakeApi([None, None, [READY]], self.objects(port))
        (view,) = await_bots(api, clock, notes.append)
        assert view.ready
        assert notes[0] == "waiting for the API server"

    def test_a_status_from_before_the_stop_is_not_believed(self, clock):
        api = FakeApi([[READY]], {})
        await_bots(api, clock, lambda _: None)
        assert clock.now() >= BOT_SECONDS, "the pod's agent never answered"

    def test_stopped_and_failed_bots_are_not_waited_for(self, clock):
        stopped, failed = bot("s", state="Stopped"), bot("f", phase="Failed")
        views = await_bots(FakeApi([[stopped, failed]], {}), clock, lambda _: None)
        assert clock.now() == 0
        assert [view.name for view in unready(views)] == ["f"]

    def test_no_bots(self, clock):
        assert await_bots(FakeApi([[]], {}), clock, lambda _: None) == []
