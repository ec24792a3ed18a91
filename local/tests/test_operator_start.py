# SPDX-License-Identifier: Apache-2.0
"""The operator's start-up cache helps when it is there and never stands in the way."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pilot_cli.build.commands import Commands
from pilot_cli.build.operator import OperatorBuild
from pilot_cli.build.operator_start import OperatorStartCache
from pilot_cli.build.start_cache import java_flags
from pilot_cli.toolchain.tool import Tool

# A stand-in for java that does what its name says; a real one takes ten seconds.
TRAINS = """\
for word in "$@"; do case "$word" in -XX:AOTCacheOutput=*) echo cache > "${word#*=}";; esac; done
env > ../../env-seen
grep server "$KUBECONFIG" > ../../server-seen
exit 1"""


@pytest.fixture
def cache(tmp_path):
    checkout = tmp_path / "checkout"
    for module in ("crds", "operator"):
        (checkout / module / "src" / "main").mkdir(parents=True)
        (checkout / module / "pom.xml").write_text("")
    (checkout / "pom.xml").write_text("")
    flags = checkout / "operator" / "run-flags"
    flags.write_text("# why\n-Xmx384m\n\n -Xss512k\n")
    jdk = tmp_path / "jdk"
    (jdk / "bin").mkdir(parents=True)
    (jdk / "release").write_text("25.0.3+9")
    operator = OperatorBuild(
        checkout, tmp_path / "cache", Tool("Maven", tmp_path, (3,)), Tool("JDK", jdk, (25,)), {}
    )
    env = {"PATH": os.environ["PATH"], "KUBECONFIG": "/real", "KUBERNETES_SERVICE_HOST": "real",
           "JAVA_TOOL_OPTIONS": "-Dx", "PILOT_LEASE_NAME": "real"}  # fmt: skip
    return OperatorStartCache(operator, flags, env)


def java(cache, body):
    program = cache.program.jdk.path / "bin" / "java"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)


def build(cache):
    cache.build(Commands("x", cache.program.cache / "x.log", lambda _: None))


def fresh(cache):
    return replace(cache, program=replace(cache.program))


def option(cache, name):
    (value,) = [w.partition("=")[2] for w in cache.java if w.startswith(f"-XX:{name}=")]
    return Path(value)


def test_training_leaves_the_cache_where_the_operator_looks(cache):
    java(cache, TRAINS)
    assert not cache.present()
    build(cache)
    assert cache.present()
    assert option(cache, "AOTCache").read_text() == "cache\n"
    assert option(cache, "AOTCache").is_relative_to(cache.program.place)


def test_training_knows_no_cluster_of_the_caller(cache):
    java(cache, TRAINS)
    build(cache)
    place = cache.program.cache
    seen = dict(line.split("=", 1) for line in (place / "env-seen").read_text().splitlines())
    assert not {"KUBERNETES_SERVICE_HOST", "JAVA_TOOL_OPTIONS", "PILOT_LEASE_NAME"} & set(seen)
    assert seen["KUBECONFIG"] != "/real"
    assert "127.0.0.1:1" in (place / "server-seen").read_text()


@pytest.mark.parametrize("body", ["exit 1", "kill -9 $$", "exit 0"])
def test_a_training_that_fails_is_not_an_error_and_not_repeated(cache, body):
    java(cache, body)
    build(cache)
    assert cache.present()
    assert not option(cache, "AOTCache").exists()


def test_an_interrupted_training_is_done_again(cache):
    java(cache, TRAINS)

    def interrupted(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.build(Commands("x", cache.program.cache / "x.log", interrupted))
    assert not cache.present()
    build(cache)
    assert option(cache, "AOTCache").exists()


def test_another_jdk_build_other_flags_or_another_operator_have_another_cache(cache):
    before = cache.place
    assert fresh(cache).place == before
    (cache.program.jdk.path / "release").write_text("25.0.4+1")
    other_jdk = fresh(cache).place
    cache.run_flags.write_text("-Xmx512m\n")
    other_flags = fresh(cache).place
    (cache.program.checkout / "operator" / "src" / "main" / "M.java").write_text("x")
    other_operator = fresh(cache).place
    assert len({before, other_jdk, other_flags, other_operator}) == 4


def test_the_operator_is_started_alike_with_and_without_cache(cache):
    java(cache, TRAINS)
    before = cache.java
    build(cache)
    # Another command line would make a second `up` restart the operator.
    assert cache.java == before
    assert "-XX:+VerifySharedSpaces" in before, "a damaged cache would crash the JVM"
    assert java_flags(cache.run_flags) == ["-Xmx384m", "-Xss512k"]
    assert before[1:3] == ("-Xmx384m", "-Xss512k")
