# SPDX-License-Identifier: Apache-2.0
import json
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from pilot_cli.cluster.certificates import main as make_certificates
from pilot_cli.cluster.exchange_choice import choose_paper, real_exchange_answers
from pilot_cli.cluster.home import node_program, purge_home, saved_choices, write_home
from pilot_cli.cluster.keys import ROLES, write_private
from pilot_cli.cluster.own import hold_cluster
from pilot_cli.cluster.product import Choices
from pilot_cli.exit_codes import ExitCode
from pilot_cli.failure import PilotFailure


@pytest.fixture
def parts(tmp_path):
    node = tmp_path / "node-1"
    node.mkdir()
    (node / "pilot-node").write_text("#!/bin/sh\n")
    (node / "pilot-node").chmod(0o755)
    programs = Path(sys.executable).parent
    return SimpleNamespace(
        runtime=SimpleNamespace(programs=programs),
        dependencies=SimpleNamespace(place=tmp_path / "deps"),
        node=SimpleNamespace(place=node),
    )


class TestHome:
    def test_everything_is_there_and_private(self, locations, parts):
        write_home(locations, parts, [], Choices(True))
        for role in ROLES:
            name = "kubeconfig" if role.name == "admin" else f"pki/{role.name}.kubeconfig"
            file = locations.home / name
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            config = json.loads(file.read_text())
            assert config["clusters"][0]["cluster"]["server"].endswith(":22953")
        tokens = (locations.home / "pki/tokens.csv").read_text()
        assert len(tokens.splitlines()) == len(ROLES)
        for account in ("crypto-pilot-operator", "crypto-pilot-api"):
            assert f"system:serviceaccount:crypto-pilot:{account}" in tokens

    def test_a_cluster_of_an_earlier_version_gets_the_users_it_lacks(self, locations, parts):
        write_home(locations, parts, [], Choices(True))
        file = locations.home / "pki/tokens.csv"
        lines = file.read_text().splitlines()
        file.write_text("\n".join(line for line in lines if "crypto-pilot-api" not in line) + "\n")
        write_home(locations, parts, [], Choices(True))
        now = file.read_text().splitlines()
        assert len(now) == len(ROLES)
        assert set(lines) - set(now) == {line for line in lines if "crypto-pilot-api" in line}

    def test_again_keeps_keys_and_tokens(self, locations, parts):
        write_home(locations, parts, [], Choices(True))
        before = {p: p.read_bytes() for p in (locations.home / "pki").iterdir()}
        write_home(locations, parts, [], Choices(True))
        assert {p: p.read_bytes() for p in (locations.home / "pki").iterdir()} == before

    def test_interrupted_key_making_begins_anew(self, locations, parts):
        write_home(locations, parts, [], Choices(True))
        (locations.home / "pki/complete").unlink()
        before = (locations.home / "pki/ca.crt").read_bytes()
        write_home(locations, parts, [], Choices(True))
        assert (locations.home / "pki/ca.crt").read_bytes() != before

    def test_the_node_in_use_is_remembered_when_its_sources_change(self, locations, parts):
        write_home(locations, parts, [], Choices(True))
        used = parts.node.place / "pilot-node"
        assert node_program(locations).resolve() == used
        purge_home(locations)
        assert used.exists(), "the build is not the cluster's to remove"

    def test_choices_are_remembered(self, locations, parts):
        assert saved_choices(locations) is None
        choices = Choices(True, symbols=50, runtime_env={"A": "b"})
        write_home(locations, parts, [], choices)
        assert saved_choices(locations) == choices
        (locations.home / "choices.json").write_text("{broken")
        assert saved_choices(locations) is None

    def test_purging_takes_nothing_that_is_not_ours(self, locations, parts):
        write_home(locations, parts, [], Choices(True))
        (locations.home / "letters.txt").write_text("mine")
        purge_home(locations)
        assert [p.name for p in locations.home.iterdir()] == ["letters.txt"]
        (locations.home / "letters.txt").unlink()
        purge_home(locations)
        assert not locations.home.exists()

    def test_private_files_replace_older_ones(self, tmp_path):
        file = tmp_path / "secret"
        file.write_text("old")
        file.chmod(0o644)
        write_private(file, "new")
        assert file.read_text() == "new"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


class TestCertificates:
    def test_signed_by_our_authority_for_loopback(self, tmp_path):
        make_certificates(tmp_path)
        authority = x509.load_pem_x509_certificate((tmp_path / "ca.crt").read_bytes())
        for name in ("api-server", "etcd", "etcd-client"):
            certificate = x509.load_pem_x509_certificate((tmp_path / f"{name}.crt").read_bytes())
            certificate.verify_directly_issued_by(authority)
            names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
            assert "127.0.0.1" in map(str, names.value.get_values_for_type(x509.IPAddress))
            key = load_pem_private_key((tmp_path / f"{name}.key").read_bytes(), None)
            assert key.public_key() == certificate.public_key()
            assert stat.S_IMODE((tmp_path / f"{name}.key").stat().st_mode) == 0o600
        assert not (tmp_path / "ca.key").exists(), "nobody can sign more"


class TestOneAtATime:
    def test_a_second_pilot_is_refused(self, locations):
        locations.home.mkdir()
        code = (
            "import fcntl,sys;f=open(sys.argv[1],'a+');fcntl.flock(f,fcntl.LOCK_EX);"
            "f.write('4711');f.flush();print(flush=True);sys.stdin.read()"
        )
        holder = subprocess.Popen(
            [sys.executable, "-c", code, locations.home / "up.lock"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        holder.stdout.readline()
        with pytest.raises(PilotFailure) as busy, hold_cluster(locations):
            pass
        holder.communicate()
        assert busy.value.code is ExitCode.BUSY
        assert "4711" in str(busy.value)
        with hold_cluster(replace(locations)):
            pass


class TestExchangeChoice:
    def never(self):
        raise AssertionError("the network must not be asked")

    def test_paper_as_asked(self):
        assert choose_paper("paper", None, self.never)[0]

    @pytest.mark.parametrize("before", [True, False])
    def test_auto_keeps_what_the_cluster_began_with(self, before):
        assert choose_paper("auto", before, self.never)[0] is before

    def test_auto_takes_the_real_one_when_it_answers(self):
        paper, sentence = choose_paper("auto", None, lambda: True)
        assert not paper
        assert "Binance" in sentence

    def test_auto_falls_back_and_says_so(self):
        paper, sentence = choose_paper("auto", None, lambda: False)
        assert paper
        assert "cannot be reached" in sentence

    def test_real_that_does_not_answer_is_a_failure(self):
        with pytest.raises(PilotFailure) as gone:
            choose_paper("real", True, lambda: False)
        assert gone.value.code is ExitCode.EXCHANGE_UNREACHABLE
        assert choose_paper("real", True, lambda: True)[0] is False

    def test_an_unreachable_network_is_no_answer(self, monkeypatch):
        monkeypatch.setattr("pilot_cli.cluster.exchange_choice.PING", "http://127.0.0.1:1/ping")
        assert not real_exchange_answers()
