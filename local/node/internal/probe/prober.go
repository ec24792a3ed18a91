// SPDX-License-Identifier: Apache-2.0

package probe

import (
	"context"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
)

// Verdict is what the probes of one run of a container say.
type Verdict struct {
	Started bool // no startup probe, or it succeeded
	Ready   bool // started, and no readiness probe or it succeeds
	// Doomed is why the run must be restarted ("" = it need not): liveness or startup failed.
	Doomed string
	// Trouble is the message of the last failed readiness check.
	Trouble string
}

// Prober watches one run of a container until its context ends.
type Prober struct {
	container *corev1.Container
	target    Target
	changed   func()

	mutex   sync.Mutex
	verdict Verdict
}

// Start begins to probe. Before says what an earlier pilot-node knew of the same run; changed is
// called after each change of the verdict.
func Start(ctx context.Context, container *corev1.Container, target Target, before Verdict, changed func()) *Prober {
	prober := &Prober{container: container, target: target, changed: changed}
	prober.verdict.Started = before.Started || container.StartupProbe == nil
	prober.verdict.Ready = prober.verdict.Started && (before.Ready || container.ReadinessProbe == nil)
	go prober.run(ctx)
	return prober
}

// Verdict as of now.
func (p *Prober) Verdict() Verdict {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.verdict
}

func (p *Prober) run(ctx context.Context) {
	if startup := p.container.StartupProbe; startup != nil && !p.Verdict().Started {
		p.loop(ctx, startup, NewTally(startup, true, false), p.onStartup, func() bool { return p.Verdict().Started })
	}
	if ctx.Err() != nil {
		return
	}
	never := func() bool { return false }
	var both sync.WaitGroup
	if liveness := p.container.LivenessProbe; liveness != nil {
		both.Go(func() { p.loop(ctx, liveness, NewTally(liveness, false, true), p.onLiveness, never) })
	}
	if readiness := p.container.ReadinessProbe; readiness != nil {
		tally := NewTally(readiness, true, p.Verdict().Ready)
		both.Go(func() { p.loop(ctx, readiness, tally, p.onReadiness, never) })
	}
	both.Wait()
}

func (p *Prober) loop(ctx context.Context, probe *corev1.Probe, tally *Tally, report func(bool, bool, error), finished func() bool) {
	for wait := seconds(probe.InitialDelaySeconds, 0); ; wait = tally.Pause() {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		checked, cancel := context.WithTimeout(ctx, timeout(probe))
		err := Check(checked, probe.ProbeHandler, p.target)
		cancel()
		if ctx.Err() != nil {
			return
		}
		verdict, changed := tally.Add(err == nil, time.Now())
		report(verdict, changed, err)
		if finished() {
			return
		}
	}
}

func (p *Prober) onStartup(verdict, changed bool, err error) {
	p.update(changed, func(v *Verdict) {
		switch {
		case verdict:
			v.Started, v.Ready = true, p.container.ReadinessProbe == nil
		default:
			v.Doomed = "startup probe failed: " + message(err)
		}
	})
}

func (p *Prober) onLiveness(verdict, changed bool, err error) {
	p.update(changed && !verdict, func(v *Verdict) { v.Doomed = "liveness probe failed: " + message(err) })
}

func (p *Prober) onReadiness(verdict, changed bool, err error) {
	p.update(changed, func(v *Verdict) {
		v.Ready, v.Trouble = verdict, ""
		if !verdict {
			v.Trouble = "readiness probe failed: " + message(err)
		}
	})
}

func (p *Prober) update(changed bool, set func(*Verdict)) {
	if !changed {
		return
	}
	p.mutex.Lock()
	set(&p.verdict)
	p.mutex.Unlock()
	p.changed()
}

func message(err error) string {
	if err == nil {
		return "unknown"
	}
	return err.Error()
}
