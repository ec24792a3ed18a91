# SPDX-License-Identifier: Apache-2.0
"""The campaign's command lines, its counts and its mutants."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from pilot_cli.campaign.hunt import hunt
from pilot_cli.campaign.mutant import FOLDER, Mutant, broken_operator, mutants
from pilot_cli.campaign.simulation import Simulation
from pilot_cli.failure import PilotFailure
from pilot_cli.testing.campaign import load_faults, plan_counts

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def programs(tmp_path):
    return Simulation(
        Path("/p/campaign"), CHECKOUT, (Path("/kube"), Path("/etcd")), tmp_path, 25000,
        "127.9.0.0/16", ("java", "-Xmx1m", "-XX:AOTCache=/a", "-jar", "/o/quarkus-run.jar"),
        ("java", "-jar", "/a/api-server.jar"),
    )  # fmt: skip


def test_the_operator_follows_the_options(programs):
    words = programs.campaign("-plans", "3")
    assert words[:4] == ["/p/campaign", "run", "-plans", "3"]
    assert words[words.index("--") + 1 :] == list(programs.operator)
    assert "/kube:/etcd" in words


def test_the_command_of_the_api_server_is_one_word(programs):
    words = programs.api("-short")
    assert words[:3] == ["/p/campaign", "api", "-short"]
    assert json.loads(words[words.index("-api-server") + 1]) == list(programs.api_server)
    assert words[words.index("--") + 1 :] == list(programs.operator)


def test_another_jar_has_no_start_cache(programs, tmp_path):
    words = programs.of(tmp_path / "x.jar").scale()
    assert words[-1] == str(tmp_path / "x.jar")
    assert not [word for word in words if "AOTCache" in word]


def test_many_bots_have_a_larger_heap_and_the_last_word_counts(programs):
    words = programs.scale()
    java = words[words.index("--") + 1 : words.index("-jar")]
    assert [word for word in java if word.startswith("-Xmx")] == ["-Xmx1m", "-Xmx768m"]


class TestCounts:
    def test_a_plan_is_a_test(self):
        good = json.dumps({"plan": "seed 1: kill", "converged": True, "violations": None})
        bad = json.dumps({"plan": "seed 2: kill", "converged": True, "violations": [{}]})
        summary = json.dumps({"plans": 2})
        counts = plan_counts(f"{good}\n{bad}\n{summary}\n", 1)
        assert (counts.passed, counts.failures) == (1, ("seed 2: kill",))

    def test_an_early_end_is_a_failure(self):
        assert plan_counts("", 2).failures == ("the campaign ended early",)


GOOD = {
    "reads": {"calls": 9}, "commands": {"calls": 1}, "proxied": {"calls": 1},
    "events": {"portfolio": 5, "positions": 5}, "server_errors": 0, "refused_calls": 0,
    "unanswered_calls": 0, "dropped_streams": 0, "complaints": None,
}  # fmt: skip


class TestLoad:
    def test_all_is_well(self):
        assert load_faults(json.dumps(GOOD), 0) == []

    @pytest.mark.parametrize("name", ["server_errors", "refused_calls", "unanswered_calls"])
    def test_a_bad_answer_is_a_fault(self, name):
        told = {**GOOD, name: 2, "complaints": ["GET /x: 500"]}
        assert load_faults(json.dumps(told), 0) == [f"2 {name}: GET /x: 500"]

    def test_a_stream_without_events_is_a_fault(self):
        faults = load_faults(json.dumps({**GOOD, "events": {"connected": 1}}), 0)
        assert faults == ["no event portfolio", "no event positions"]

    def test_an_early_end_is_a_fault(self):
        assert load_faults("", 1) == ["the load ended early"]


class TestMutants:
    def test_each_fits_the_source(self):
        found = mutants(CHECKOUT)
        assert len(found) >= 2
        for mutant in found:
            assert mutant.source(CHECKOUT) != (CHECKOUT / mutant.file).read_text()
            assert mutant.plans

    def test_one_that_does_not_fit_says_so(self):
        file = mutants(CHECKOUT)[0].file
        with pytest.raises(PilotFailure, match="does not fit"):
            Mutant("m", "t", file, "nowhere to be found", "", ("seed 1:",)).source(CHECKOUT)

    def test_one_class_of_a_copy_is_replaced(self, tmp_path):
        built = tmp_path / "built"
        (built / "app").mkdir(parents=True)
        (built / "lib" / "main").mkdir(parents=True)
        with zipfile.ZipFile(built / "app" / "o.jar", "w") as jar:
            jar.writestr("dev/A.class", "old")
            jar.writestr("dev/B.class", "kept")
        javac = tmp_path / "jdk" / "bin" / "javac"
        javac.parent.mkdir(parents=True)
        javac.write_text('#!/bin/sh\nmkdir -p "$4/dev"\nprintf new > "$4/dev/A.class"\n')
        javac.chmod(0o755)
        one = mutants(CHECKOUT)[0]
        jar = broken_operator(one, CHECKOUT, built, tmp_path / "jdk", tmp_path / "place")
        with zipfile.ZipFile(jar.parent / "app" / "o.jar") as mended:
            assert mended.read("dev/A.class") == b"new"
            assert mended.read("dev/B.class") == b"kept"
        with zipfile.ZipFile(built / "app" / "o.jar") as untouched:
            assert untouched.read("dev/A.class") == b"old"

    @pytest.mark.parametrize(("code", "caught"), [(0, False), (1, True), (2, False)])
    def test_only_a_bad_plan_is_a_catch(self, programs, monkeypatch, code, caught):
        def built(mutant, _checkout, _built, _jdk, place):
            place.mkdir(parents=True)
            return Path(mutant.name)

        monkeypatch.setattr("pilot_cli.campaign.hunt.broken_operator", built)
        found = list(hunt(programs, Path("/jdk"), lambda _, __: code))
        assert len(found) == len(list((CHECKOUT / FOLDER).glob("*.toml")))
        assert all(one.caught == caught for one in found)
