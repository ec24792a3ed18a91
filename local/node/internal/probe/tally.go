// SPDX-License-Identifier: Apache-2.0

package probe

import (
	"time"

	corev1 "k8s.io/api/core/v1"
)

// eager is how often readiness and startup are asked until they succeed for the first time:
// a pod should be Ready when it is, not when the next period begins.
const eager = 200 * time.Millisecond

// Tally turns the outcomes of checks into a verdict by the probe's thresholds.
type Tally struct {
	Probe *corev1.Probe
	// Eager probes are asked quickly until the first success; failures until then count once a period.
	Eager bool

	good, bad   int32
	verdict     bool
	succeeded   bool
	lastCounted time.Time
}

// NewTally begins with a verdict: false for readiness and startup, true for liveness.
func NewTally(probe *corev1.Probe, eagerly, verdict bool) *Tally {
	return &Tally{Probe: probe, Eager: eagerly, verdict: verdict, succeeded: verdict}
}

// Add takes one outcome and returns the verdict, and whether it has just changed. A failing
// verdict is reported as changed each time the failure threshold is reached.
func (t *Tally) Add(success bool, at time.Time) (verdict, changed bool) {
	if success {
		t.bad = 0
		t.good++
		if t.good >= atLeastOne(t.Probe.SuccessThreshold, 1) {
			changed = !t.verdict
			t.verdict, t.succeeded = true, true
		}
		return t.verdict, changed
	}
	t.good = 0
	if t.Eager && !t.succeeded && at.Sub(t.lastCounted) < t.period() {
		return t.verdict, false
	}
	t.lastCounted = at
	t.bad++
	if t.bad >= atLeastOne(t.Probe.FailureThreshold, 3) {
		t.verdict = false
		return false, true
	}
	return t.verdict, false
}

// Pause is how long to wait before the next check.
func (t *Tally) Pause() time.Duration {
	if t.Eager && !t.succeeded {
		return min(eager, t.period())
	}
	return t.period()
}

func (t *Tally) period() time.Duration { return seconds(t.Probe.PeriodSeconds, 10) }

func atLeastOne(value, fallback int32) int32 {
	if value <= 0 {
		return fallback
	}
	return value
}
