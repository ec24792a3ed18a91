# SPDX-License-Identifier: Apache-2.0
"""Samples: rendered by kubectl, applied once."""

import json

from fake_cluster import FakeKubectl

from pilot_cli.samples.catalog import sample_objects
from pilot_cli.samples.first_time import apply_samples, identity, new_samples


class TestSamples:
    ITEMS = (
        {"kind": "Strategy", "metadata": {"name": "ema-rsi"}},
        {"kind": "Bot", "metadata": {"name": "b", "namespace": "n"}},
    )

    def test_identity(self):
        assert [identity(i) for i in self.ITEMS] == ["Strategy.default.ema-rsi", "Bot.n.b"]

    def test_only_what_was_never_applied(self):
        assert new_samples(self.ITEMS, frozenset({"Bot.n.b"})) == [self.ITEMS[0]]
        assert new_samples(self.ITEMS, frozenset()) == list(self.ITEMS)

    def test_applied_once_and_recorded(self):
        kubectl = FakeKubectl()
        assert apply_samples(kubectl, self.ITEMS) == 2
        record = json.loads(kubectl.calls[-1][-1])
        assert sorted(record["data"]) == ["Bot.n.b", "Strategy.default.ema-rsi"]

        again = FakeKubectl(run={"get": json.dumps(record)})
        assert apply_samples(again, self.ITEMS) == 0
        assert [call[0] for call in again.calls] == ["get"]

    def test_rendered_by_kubectl(self, tmp_path):
        one = json.dumps({"kind": "Bot", "metadata": {"name": "x"}})
        many = json.dumps({"kind": "List", "items": [{"kind": "A"}, {"kind": "B"}]})
        kubectl = FakeKubectl(run={"create": f"{one}\n{many}\n"})
        kinds = [item["kind"] for item in sample_objects(kubectl, tmp_path)]
        assert kinds == ["Bot", "A", "B"] * 2
