// SPDX-License-Identifier: Apache-2.0

package probe

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
)

func execProbe(name string) *corev1.Probe {
	return &corev1.Probe{
		PeriodSeconds: 1, FailureThreshold: 1,
		ProbeHandler: corev1.ProbeHandler{Exec: &corev1.ExecAction{Command: []string{name}}},
	}
}

// wait returns when the verdict is as wanted.
func wait(t *testing.T, prober *Prober, changed <-chan struct{}, wanted func(Verdict) bool) {
	t.Helper()
	limit := time.After(30 * time.Second)
	for !wanted(prober.Verdict()) {
		select {
		case <-changed:
		case <-limit:
			t.Fatalf("verdict stays %+v", prober.Verdict())
		}
	}
}

func start(t *testing.T, container *corev1.Container, before Verdict, exec func(string) error) (*Prober, <-chan struct{}) {
	t.Helper()
	changed := make(chan struct{}, 100)
	target := Target{Exec: func(_ context.Context, command []string) (string, error) { return "", exec(command[0]) }}
	return Start(t.Context(), container, target, before, func() { changed <- struct{}{} }), changed
}

func TestWithoutProbesAContainerIsReady(t *testing.T) {
	prober, _ := start(t, &corev1.Container{}, Verdict{}, nil)
	if got := prober.Verdict(); !got.Started || !got.Ready || got.Doomed != "" {
		t.Errorf("got %+v", got)
	}
}

func TestStartupHoldsBackReadinessAndLiveness(t *testing.T) {
	var started atomic.Bool
	prober, changed := start(t, &corev1.Container{StartupProbe: withThreshold(execProbe("startup"), 1000), ReadinessProbe: execProbe("ready"), LivenessProbe: execProbe("live")},
		Verdict{}, func(name string) error {
			if name != "startup" {
				if !started.Load() {
					t.Errorf("%s was asked before startup", name)
				}
				return nil
			}
			if started.Load() {
				return nil
			}
			started.Store(true)
			return errors.New("not yet")
		})
	if prober.Verdict().Started {
		t.Error("started before the startup probe")
	}
	wait(t, prober, changed, func(v Verdict) bool { return v.Started && v.Ready })
}

func withThreshold(probe *corev1.Probe, failures int32) *corev1.Probe {
	probe.FailureThreshold = failures
	return probe
}

func TestFailedStartupAndLivenessDoom(t *testing.T) {
	bad := func(string) error { return errors.New("bad") }
	prober, changed := start(t, &corev1.Container{StartupProbe: execProbe("x")}, Verdict{}, bad)
	wait(t, prober, changed, func(v Verdict) bool { return v.Doomed == "startup probe failed: bad: " })
	prober, changed = start(t, &corev1.Container{LivenessProbe: execProbe("x")}, Verdict{}, bad)
	wait(t, prober, changed, func(v Verdict) bool { return v.Doomed == "liveness probe failed: bad: " && v.Ready })
}

func TestReadinessComesAndGoes(t *testing.T) {
	var good atomic.Bool
	prober, changed := start(t, &corev1.Container{ReadinessProbe: execProbe("x")}, Verdict{}, func(string) error {
		if good.Load() {
			return nil
		}
		return errors.New("bad")
	})
	wait(t, prober, changed, func(v Verdict) bool { return !v.Ready && v.Trouble != "" })
	good.Store(true)
	wait(t, prober, changed, func(v Verdict) bool { return v.Ready && v.Trouble == "" })
	good.Store(false)
	wait(t, prober, changed, func(v Verdict) bool { return !v.Ready && v.Doomed == "" })
}

func TestAdoptedReadinessStays(t *testing.T) {
	prober, _ := start(t, &corev1.Container{StartupProbe: execProbe("x"), ReadinessProbe: execProbe("x")},
		Verdict{Started: true, Ready: true}, func(string) error { return nil })
	if got := prober.Verdict(); !got.Started || !got.Ready {
		t.Errorf("got %+v", got)
	}
}
