# SPDX-License-Identifier: Apache-2.0
"""The manifests of strategies and examples fit together."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from control_plane import program
from paper_exchange.market.listing import Listing
from shelf import EXAMPLES, FOLDER, SHELF

GITOPS = EXAMPLES / "gitops"
FILES = [path for path in sorted(EXAMPLES.rglob("*.yaml")) if GITOPS not in path.parents]
OBJECTS = [
    (path.relative_to(EXAMPLES).as_posix(), manifest)
    for path in FILES
    for manifest in yaml.safe_load_all(path.read_text())
    if manifest["kind"] != "Kustomization"
]
BOTS = [
    pytest.param(path, it, id=it["metadata"]["name"]) for path, it in OBJECTS if it["kind"] == "Bot"
]


def built(directory: Path) -> list[dict]:
    done = subprocess.run(
        [program("kubectl"), "kustomize", directory],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return list(yaml.safe_load_all(done.stdout))


@pytest.mark.parametrize("shelved", SHELF, ids=lambda shelved: shelved.name)
def test_a_strategy_names_its_program_by_hash(shelved):
    program, strategy = built(shelved.directory)
    file = f"{shelved.spec['className']}.py"
    assert program["data"] == {file: (shelved.directory / file).read_text()}
    assert program["immutable"]
    named = strategy["spec"]["source"]["configMap"]["name"]
    assert named == program["metadata"]["name"]
    assert re.fullmatch(rf"strategy-{shelved.name}-[a-z0-9]{{10}}", named)
    assert strategy["metadata"]["name"] == shelved.name


@pytest.mark.parametrize("shelved", SHELF, ids=lambda shelved: shelved.name)
def test_the_newest_version_is_in_the_changelog_and_the_class_in_the_readme(shelved):
    changes = (shelved.directory / "CHANGELOG.md").read_text()
    assert re.findall("^## (.*)$", changes, re.MULTILINE)[0] == shelved.spec["version"]
    assert shelved.spec["className"] in (shelved.directory / "README.md").read_text()


def test_all_strategies_are_applied_together():
    names = {each["metadata"]["name"] for each in built(FOLDER) if each["kind"] == "Strategy"}
    assert names == {shelved.name for shelved in SHELF}


def test_the_starter_is_one_pool_and_three_bots():
    kinds = [each["kind"] for each in built(EXAMPLES / "starter")]
    assert sorted(kinds) == ["Bot", "Bot", "Bot", "BotPool"]


def test_no_two_examples_have_one_name():
    names = [(each["kind"], each["metadata"]["name"]) for _, each in OBJECTS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("path", "bot"), BOTS)
def test_a_bot_names_what_there_is(path, bot):
    spec = bot["spec"]
    strategies = {shelved.name: shelved.spec for shelved in SHELF}
    assert spec["strategy"]["name"] in strategies
    pinned = spec["strategy"].get("version")
    assert pinned in (None, strategies[spec["strategy"]["name"]]["version"])
    pools = {
        each["metadata"]["name"]: each["spec"] for _, each in OBJECTS if each["kind"] == "BotPool"
    }
    pool = spec.get("placement", {}).get("pool")
    assert pool is None or pools[pool]["tenancy"] == {"owner": spec["owner"]}
    listed = Listing.of(7, 3500).symbols
    for pair in spec["market"]["pairs"]:
        assert listed[pair.replace("/", "")].trading


@pytest.mark.parametrize(("path", "bot"), BOTS)
def test_real_money_is_paused_pinned_and_in_a_file_that_says_so(path, bot):
    spec = bot["spec"]
    if path == "bot-live.yaml":
        assert (spec["mode"], spec["state"]) == ("Live", "Paused")
        assert "version" in spec["strategy"]
    else:
        assert spec["mode"] == "Paper"


@pytest.mark.parametrize(("path", "bot"), BOTS)
def test_parameters_are_ones_that_the_strategy_has(path, bot):
    shelved = next(each for each in SHELF if each.name == bot["spec"]["strategy"]["name"])
    program = (shelved.directory / f"{shelved.spec['className']}.py").read_text()
    for space, values in bot["spec"]["strategy"].get("parameters", {}).items():
        for name in values:
            assert re.search(rf"^    {name} = .*space=\"{space}\"", program, re.MULTILINE), name


def test_the_readme_lists_every_example():
    text = (EXAMPLES / "README.md").read_text()
    for path in EXAMPLES.glob("*.yaml"):
        assert f"({path.name})" in text, path.name
    assert json.dumps("starter/")[1:-1] in text


def test_argo_cd_learns_how_our_kinds_are(tmp_path):
    """The component is put over the ConfigMap that comes with Argo CD."""
    shutil.copytree(GITOPS / "argocd", tmp_path / "argocd")
    theirs = {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "argocd-cm", "namespace": "argocd"},
        "data": {"url": "https://argocd.example.org"},
    }
    (tmp_path / "argocd-cm.yaml").write_text(yaml.safe_dump(theirs))
    (tmp_path / "kustomization.yaml").write_text(
        yaml.safe_dump({"resources": ["argocd-cm.yaml"], "components": ["argocd"]})
    )
    (made,) = built(tmp_path)
    assert made["metadata"]["name"] == "argocd-cm"
    assert made["data"].pop("url") == "https://argocd.example.org"
    kinds = {key.rpartition("_")[2] for key in made["data"]}
    assert kinds == {"Bot", "BotPool", "Strategy"}
    for key, script in made["data"].items():
        assert key.startswith("resource.customizations.health.crypto-pilot.dev_")
        assert "return with(" in script
