// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

func strategyThatSays(wanted, stable, phase, version string) told {
	return toldBy(&unstructured.Unstructured{Object: fields{
		"spec": fields{"version": wanted},
		"status": fields{"stable": stable, "rollout": fields{
			"phase": phase, "version": version, "message": "waits for bot-7",
		}},
	}})
}

func TestAVersionIsPromotedOnceItIsStableAndNothingIsOnItsWay(t *testing.T) {
	if strategyThatSays("2.0.0", "1.0.0", "Progressing", "2.0.0").promoted("2.0.0") {
		t.Error("all bots may have it, and it is not promoted")
	}
	if !strategyThatSays("2.0.0", "2.0.0", "Promoted", "2.0.0").promoted("2.0.0") {
		t.Error("it is promoted")
	}
	if strategyThatSays("3.0.0", "2.0.0", "Progressing", "3.0.0").promoted("3.0.0") {
		t.Error("the next one is on its way")
	}
}

func TestAWaitEndsWhenTheVersionWasTakenBack(t *testing.T) {
	back := strategyThatSays("2.0.0", "1.0.0", "RolledBack", "2.0.0")
	if !back.refuses("2.0.0") || back.refuses("1.0.0") {
		t.Errorf("2.0.0 was taken back, 1.0.0 was not: %v", back)
	}
	if strategyThatSays("2.0.0", "1.0.0", "Progressing", "2.0.0").refuses("2.0.0") {
		t.Error("it is on its way")
	}
	for _, word := range []string{"2.0.0", "1.0.0", "RolledBack", "waits for bot-7"} {
		if !strings.Contains(back.String(), word) {
			t.Errorf("%q is not in %q", word, back)
		}
	}
}
