// SPDX-License-Identifier: Apache-2.0

package probe

import (
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
)

// outcomes: one letter a check, g = good, b = bad; upper case in want: the verdict is good;
// a star: the verdict was reported as changed.
func TestTally(t *testing.T) {
	cases := []struct {
		name           string
		probe          corev1.Probe
		eager, verdict bool
		every          time.Duration
		checks, want   string
	}{
		{"readiness turns good at once", corev1.Probe{}, true, false, 200 * time.Millisecond, "bbg", "b b G*"},
		{"readiness needs the success threshold", corev1.Probe{SuccessThreshold: 2}, true, false, time.Second, "gg", "b G*"},
		{"readiness turns bad after three", corev1.Probe{}, true, false, 10 * time.Second, "gbbb", "G* G G b*"},
		{"a good one in between forgives", corev1.Probe{FailureThreshold: 2}, true, true, 10 * time.Second, "bgbgb", "G G G G G"},
		{"liveness", corev1.Probe{FailureThreshold: 2}, false, true, 10 * time.Second, "gbb", "G G b*"},
		{"liveness goes on saying so", corev1.Probe{FailureThreshold: 1}, false, true, 10 * time.Second, "bb", "b* b*"},
		{"eager failures count once a period", corev1.Probe{PeriodSeconds: 1, FailureThreshold: 2}, true, false, 500 * time.Millisecond, "bbb", "b b b*"},
	}
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			tally, now, got := NewTally(&one.probe, one.eager, one.verdict), time.Unix(1000, 0), ""
			for _, check := range one.checks {
				verdict, changed := tally.Add(check == 'g', now)
				got += map[bool]string{true: "G", false: "b"}[verdict] + map[bool]string{true: "*"}[changed] + " "
				now = now.Add(one.every)
			}
			if got != one.want+" " {
				t.Errorf("got %q, want %q", got, one.want)
			}
		})
	}
}

func TestPauseIsShortUntilTheFirstSuccess(t *testing.T) {
	tally := NewTally(&corev1.Probe{PeriodSeconds: 7}, true, false)
	if tally.Pause() != eager {
		t.Errorf("first pause is %s", tally.Pause())
	}
	tally.Add(true, time.Unix(1, 0))
	if tally.Pause() != 7*time.Second {
		t.Errorf("pause after success is %s", tally.Pause())
	}
	if pause := NewTally(&corev1.Probe{}, false, true).Pause(); pause != 10*time.Second {
		t.Errorf("pause of liveness is %s", pause)
	}
}
