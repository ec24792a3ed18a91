# SPDX-License-Identifier: Apache-2.0
"""A real API server takes every manifest, and refuses a version whose content changed."""

import shutil

import pytest
from control_plane import cluster
from shelf import EXAMPLES, FOLDER, SHELF


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.mark.parametrize(
    "directory",
    [FOLDER, EXAMPLES / "starter", EXAMPLES / "gitops" / "strategies"],
    ids=lambda path: path.parent.name + "/" + path.name,
)
def test_what_a_new_cluster_begins_with_is_taken(server, directory):
    done = server.kubectl("apply", "-k", directory)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def test_an_example_is_taken(server, path):
    done = server.kubectl("apply", "--validate=strict", "-f", path)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr


@pytest.mark.parametrize("shelved", SHELF, ids=lambda shelved: shelved.name)
def test_a_changed_program_needs_a_new_version(server, tmp_path, shelved):
    assert server.kubectl("apply", "-k", shelved.directory).returncode == 0
    changed = tmp_path / shelved.name
    shutil.copytree(shelved.directory, changed)
    with (changed / f"{shelved.spec['className']}.py").open("a") as program:
        program.write("# changed\n")
    refused = server.kubectl("apply", "-k", changed)
    assert refused.returncode != 0
    assert "a version never changes its content" in refused.stderr
    manifest = changed / "strategy.yaml"
    text = manifest.read_text()
    version = shelved.spec["version"]
    manifest.write_text(text.replace(f"version: {version}", f"version: {version}-raised"))
    taken = server.kubectl("apply", "-k", changed)
    assert taken.returncode == 0, taken.stderr
