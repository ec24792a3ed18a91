# SPDX-License-Identifier: Apache-2.0
"""What the API server refuses by itself, with the message the user sees."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from rig.cluster import Cluster
from rig.pilot import CHECKOUT

FIXTURES = CHECKOUT / "crds" / "src" / "test" / "fixtures"
REFUSED = sorted(f for f in FIXTURES.glob("*/invalid/*.yaml") if not f.stem.endswith("-update"))
ACCEPTED = sorted(f for f in FIXTURES.glob("*/valid/*.yaml") if not f.stem.endswith("-update"))


def test_there_are_fixtures() -> None:
    assert len(REFUSED) > 30
    assert len(ACCEPTED) > 5


@pytest.mark.parametrize("file", REFUSED, ids=lambda f: f"{f.parent.parent.name}-{f.stem}")
def test_refused_with_its_message(cluster: Cluster, file: Path) -> None:
    expected = file.read_text().splitlines()[0].removeprefix("# expect:").strip()
    answer = cluster.try_kubectl("create", "--dry-run=server", "-f", str(file))
    assert answer.code != 0, "it was accepted"
    assert expected in answer.err


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda f: f"{f.parent.parent.name}-{f.stem}")
def test_accepted(cluster: Cluster, file: Path) -> None:
    for document in yaml.safe_load_all(file.read_text()):
        answer = cluster.try_kubectl(
            "create", "--dry-run=server", "-f", "-", stdin=yaml.safe_dump(document)
        )
        assert answer.code == 0, answer.err
