// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

func TestATurnCountsWhatTheOperatorWrote(t *testing.T) {
	before := counters{{"PATCH", "bots", "status"}: 10, {"GET", "bots", ""}: 5}
	after := counters{
		{"PATCH", "bots", "status"}: 18, {"PATCH", "strategies", "status"}: 2, {"GET", "bots", ""}: 105,
		{"PATCH", "pods", "status"}: 40, {"PUT", "leases", ""}: 3, {"WATCH", "bots", ""}: 7,
	}
	turn := Turn{Bots: 4, Writes: map[string]int{}}
	turn.count(before, after)
	if turn.WritesPerBot != 2.5 || turn.StrategyWrites != 2 || len(turn.Writes) != 2 {
		t.Errorf("counted %+v", turn)
	}
	// Eight and two writes, a hundred reads, forty reports of kubelets and three leases; no watch.
	if got := products(before, after); got != 153 {
		t.Errorf("products: %v", got)
	}
}

func TestBotsAreCountedByVersionWhileTheyAreReady(t *testing.T) {
	bot := func(ready, version string) any {
		object, err := word(&unstructured.Unstructured{Object: fields{"status": fields{
			"conditions": []any{fields{"type": "Ready", "status": ready}},
			"strategy":   fields{"version": version},
		}}})
		if err != nil {
			t.Fatal(err)
		}
		return object
	}
	ready := &readiness{versions: map[string]int{}}
	ready.add(bot("True", "1.0.0"), 1)
	ready.add(bot("False", "1.0.0"), 1)
	if ready.all() != 1 || ready.with("1.0.0") != 1 {
		t.Errorf("one of two is ready: %v", ready.versions)
	}
	ready.add(bot("True", "1.0.0"), -1)
	ready.add(bot("True", "2.0.0"), 1)
	if ready.with("1.0.0") != 0 || ready.with("2.0.0") != 1 || ready.all() != 1 {
		t.Errorf("it went over to 2.0.0: %v", ready.versions)
	}
}
