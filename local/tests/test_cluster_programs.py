# SPDX-License-Identifier: Apache-2.0
import configparser
import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from paper_exchange.overrides import overrides

from pilot_cli.build.parts import parts_of
from pilot_cli.cluster.product import Choices, images_json
from pilot_cli.cluster.program import Program
from pilot_cli.cluster.programs import programs_of
from pilot_cli.cluster.supervisor_conf import supervisor_conf
from pilot_cli.failure import PilotFailure
from pilot_cli.toolchain.tool import Tool
from pilot_cli.toolchain.toolchain import Toolchain


@pytest.fixture
def parts(locations):
    for name, module in (("kube", "k8s.io/kubernetes"), ("etcd", "go.etcd.io/etcd/server/v3")):
        folder = locations.checkout / "local" / name
        folder.mkdir(parents=True)
        (folder / "go.mod").write_text(f"require {module} v1.2.3\n")
    sources = ("operator/src/main", "crds/src/main", "api-server/src/main")
    for folder in ("runtime", "local/node", *sources):
        (locations.checkout / folder).mkdir(parents=True)
    (locations.checkout / "runtime/requirements.lock").write_text("")
    for pom in ("pom.xml", "crds/pom.xml", "operator/pom.xml", "api-server/pom.xml"):
        (locations.checkout / pom).write_text("")
    (locations.checkout / "operator/run-flags").write_text("# memory\n-Xmx384m\n\n")
    (locations.checkout / "e2e/fuzz").mkdir(parents=True)
    (locations.checkout / "e2e/fuzz/requirements.txt").write_text("")
    (locations.checkout / "api-server/run-flags").write_text("-Xmx160m\n")
    tool = Tool("x", Path("/jdk"), (25,))
    python = Tool("Python", Path("/py"), (3, 13, 0))
    return parts_of(locations, Toolchain(tool, tool, tool, python), {})


def by_name(programs):
    return {program.name: program for program in programs}


def test_without_paper_exchange(locations, parts):
    programs = by_name(programs_of(locations, parts, Choices(paper_exchange=False)))
    assert "paper-exchange" not in programs
    assert "PILOT_PAPER_EXCHANGE" not in programs["operator"].env


def test_paper_bots_are_pointed_at_the_paper_exchange(locations, parts):
    programs = by_name(programs_of(locations, parts, Choices(paper_exchange=True, symbols=50)))
    assert programs["paper-exchange"].command[-4:] == ("--symbols", "50", "--seed", "7")
    section = json.loads(programs["operator"].env["PILOT_PAPER_EXCHANGE"])
    assert section == overrides("127.0.0.1", locations.ports.exchange)


def test_runtime_environment_reaches_the_operator(locations, parts):
    choices = Choices(True, runtime_env={"PILOT_REHEARSE_SECONDS": "10"})
    operator = by_name(programs_of(locations, parts, choices))["operator"]
    assert json.loads(operator.env["PILOT_RUNTIME_ENV"]) == {"PILOT_REHEARSE_SECONDS": "10"}


def test_the_operator_is_told_what_verdicts_are_good_for(locations, parts):
    for choices, word in ((Choices(True), "Enforce"), (Choices(True, validation="Off"), "Off")):
        operator = by_name(programs_of(locations, parts, choices))["operator"]
        assert operator.env["PILOT_VALIDATION"] == word


def test_another_validator_is_told_from_the_one_before(locations, parts):
    def build():
        fresh = replace(parts, runtime=replace(parts.runtime))
        return by_name(programs_of(locations, fresh, Choices(True)))["operator"].env[
            "PILOT_RUNTIME_BUILD"
        ]

    runtime = locations.checkout / "runtime" / "pilot_runtime"
    (locations.checkout / "runtime" / "pyproject.toml").touch()
    runtime.mkdir()
    (runtime / "rules.py").write_text("A = 1\n")
    before = build()
    (runtime / "rules.py").write_text("A = 2\n")
    assert build() != before


def test_the_operator_runs_with_its_own_flags(locations, parts):
    operator = by_name(programs_of(locations, parts, Choices(True)))["operator"]
    assert operator.command[:2] == ("/jdk/bin/java", "-Xmx384m")
    assert operator.command[-2:] == ("-jar", str(parts.operator.jar))


def test_the_api_server_has_a_place_a_port_and_what_the_user_set(locations, parts):
    choices = Choices(True, api_env={"ADMIN_EMAILS": "me@example.org", "PILOT_API_HOST": "::1"})
    api = by_name(programs_of(locations, parts, choices))["pilot-api"]
    assert api.command[:2] == ("/jdk/bin/java", "-Xmx160m")
    assert api.command[-2:] == ("-jar", str(parts.api_server.jar))
    assert api.env["PILOT_API_PORT"] == str(locations.ports.base + 20)
    assert api.env["PILOT_API_DATA"] == str(locations.home / "api")
    assert api.env["KUBECONFIG"].endswith("pki/pilot-api.kubeconfig")
    assert api.env["ADMIN_EMAILS"] == "me@example.org"
    assert api.env["PILOT_API_HOST"] == "::1", "the user's word is the last"


def test_no_two_programs_share_a_port_and_all_listen_on_loopback(locations, parts):
    programs = programs_of(locations, parts, Choices(True))
    ports = [port for program in programs for port in program.ports]
    assert len(set(ports)) == len(ports) == 9
    for program in programs:
        assert "0.0.0.0" not in " ".join(program.command)


def test_no_command_line_holds_a_secret(locations, parts):
    for program in programs_of(locations, parts, Choices(True)):
        for word in [*program.command, *program.env.values()]:
            assert "token=" not in word.replace("token-auth-file=", "")
            assert "password" not in word.lower()


def test_configuration_is_read_by_supervisor_as_meant(locations):
    program = Program(
        "p",
        ("/a b/java", '--json={"k": "50%"}'),
        (1,),
        {"JSON": '{"a": "100%", "b": "x,y"}'},
    )
    conf = configparser.RawConfigParser(inline_comment_prefixes=(" ;",))
    conf.read_string(supervisor_conf(locations, [program], "/bin"))
    section = conf["program:p"]
    assert shlex.split(section["command"] % {}) == list(program.command)
    assert 'JSON=\'{"a": "100%%", "b": "x,y"}\'' in section["environment"]
    assert f"PILOT_CLUSTER='{locations.home}'" in section["environment"]
    assert section["autorestart"] == "true"
    assert section["autostart"] == "false"


@pytest.mark.parametrize("value", ["it's", "two\nlines"])
def test_values_that_supervisor_cannot_hold_are_refused(locations, value):
    with pytest.raises(PilotFailure):
        supervisor_conf(locations, [Program("p", ("x",), (), {"A": value})], "/bin")


def test_apostrophes_in_our_own_json_survive(locations, parts):
    choices = Choices(True, runtime_env={"A": "it's"})
    operator = by_name(programs_of(locations, parts, choices))["operator"]
    assert "'" not in operator.env["PILOT_RUNTIME_ENV"]
    assert json.loads(operator.env["PILOT_RUNTIME_ENV"]) == {"A": "it's"}


def test_images_name_the_runtime(parts):
    (image,) = json.loads(images_json(parts)).items()
    assert image[0] == "cryptopilot/runtime:dev"
    assert image[1]["path"][0] == str(parts.runtime.programs)
