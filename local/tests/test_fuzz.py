# SPDX-License-Identifier: Apache-2.0
"""`pilot fuzz` disturbs neither the cluster's people nor their store."""

import json
import re
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pilot_cli.build.commands import Commands
from pilot_cli.build.fuzzer import FuzzerBuild
from pilot_cli.cluster.program import Program
from pilot_cli.failure import PilotFailure
from pilot_cli.fuzz.schemathesis import Caller, fuzzer_command, fuzzer_config
from pilot_cli.fuzz.target import target_environment
from pilot_cli.fuzz.visitor import BOT, post, register
from pilot_cli.toolchain.tool import Tool

API = Program(
    "pilot-api", ("java",), (1,),
    {"PILOT_API_PORT": "1", "PILOT_API_DATA": "/real", "PILOT_DATABASE_URL": "postgresql://real",
     "SMTP_URL": "smtp://real", "KUBECONFIG": "/kube", "ADMIN_EMAILS": "me@example.org"},
)  # fmt: skip


def test_the_target_has_a_store_of_its_own_sends_no_mail_and_counts_no_calls():
    env = target_environment(API, 7, Path("/tmp/x"))
    assert env["KUBECONFIG"] == "/kube"
    assert env["PILOT_API_PORT"] == "7"
    assert env["PILOT_DATABASE_URL"] == "sqlite:/tmp/x/fuzz.db"
    assert env["SMTP_URL"] == ""
    assert env["PILOT_RATE_FREQTRADE"] == "off"
    assert env["ADMIN_EMAILS"] == ""
    assert "real" not in " ".join(env.values())


def test_the_fuzzer_keeps_away_from_what_never_ends_or_ends_itself():
    words = fuzzer_command(Path("st"), Path("f.toml"), Caller("http://h", "t"), 60)
    excluded = words[words.index("--exclude-path-regex") + 1]
    for path in ("/stream", "/ws/", "/sessions", "/logout"):
        assert path in excluded
    assert words[words.index("--max-time") + 1] == "60"
    assert "--seed" not in words


def test_a_run_can_be_repeated():
    words = fuzzer_command(Path("st"), Path("f.toml"), Caller("http://h", "t"), 60, seed=7)
    assert words[words.index("--seed") + 1] == "7"


def test_calls_are_about_the_visitors_bot_which_nobody_deletes():
    config = tomllib.loads(fuzzer_config("mine"))
    assert config["dictionaries"]["bots"]["values"] == ["mine"]
    assert config["parameters"]["path.id"]["dictionary"] == "bots"
    deletion, asking = config["operations"]
    assert re.search(asking["include-path-regex"], "/api/account/wallet/return-from-bot")
    assert not re.search(asking["include-path-regex"], "/api/account/wallet/deposit")
    assert 500 not in asking["checks"]["not_a_server_error"]["expected-statuses"]
    assert deletion["include-operation-id"] == "deleteBot"
    assert deletion["parameters"]["path.id"] != "mine"


class SimulatedApi(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, self.headers.get("Authorization"), body))
        answers = {
            "/api/freqtrade/provision": {},
            "/api/auth/register": {"data": {"id": "u1"}},
            "/api/auth/login": {"token": f"token of {body.get('email')}"},
        }
        self.send_response(200 if self.path in answers else 400)
        self.end_headers()
        self.wfile.write(
            json.dumps(answers.get(self.path, {"message": "no such strategy"})).encode()
        )

    def log_message(self, *_):
        pass


def test_a_visitor_registers_and_signs_in():
    with HTTPServer(("127.0.0.1", 0), SimulatedApi) as server:
        server.asked = []
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        visitor = register(address, "f@example.org")
        assert visitor.user_id == "u1"
        assert visitor.token(address) == "token of f@example.org"
        visitor.provision(address, "Plain")
        path, key, order = server.asked[-1]
        assert (path, key) == ("/api/freqtrade/provision", "Bearer token of f@example.org")
        assert order["instanceId"] == BOT
        with pytest.raises(PilotFailure, match="POST /elsewhere") as failure:
            post(address, "/elsewhere", {})
        assert "no such strategy" in failure.value.detail
        server.shutdown()


def fuzzer(tmp_path, python_body):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("schemathesis==1\n")
    python = tmp_path / "python3"
    python.write_text(f"#!/bin/sh\n{python_body}\n")
    python.chmod(0o755)
    return FuzzerBuild(requirements, tmp_path / "cache", Tool("P", python, (3, 13, 0)), {})


def test_the_fuzzer_is_there_once_all_is_installed(tmp_path):
    body = 'mkdir -p "$3/bin"; printf "#!/bin/sh\\nexit 0" > "$3/bin/python3"; chmod +x "$3/bin/python3"'
    build = fuzzer(tmp_path, f"PATH=/usr/bin:/bin\n{body}")
    assert not build.present()
    build.build(Commands("x", tmp_path / "x.log", lambda _: None))
    assert build.present()


def test_a_failed_installation_leaves_nothing_that_looks_built(tmp_path):
    build = fuzzer(tmp_path, "exit 1")
    with pytest.raises(PilotFailure):
        build.build(Commands("x", tmp_path / "x.log", lambda _: None))
    assert not build.present()
