// SPDX-License-Identifier: Apache-2.0

// Package scale measures the real operator with thousands of Bots and simulated agents.
package scale

import (
	"context"
	"fmt"
	"time"

	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"

	"cryptopilot.dev/e2e/sim/internal/controlplane"
	"cryptopilot.dev/e2e/sim/internal/operator"
	"cryptopilot.dev/e2e/sim/internal/usage"
)

const (
	idleSettle    = 10 * time.Second
	idleFor       = 30 * time.Second
	longestSettle = 3 * time.Minute
	longest       = 30 * time.Minute
)

// Rig is what is measured.
type Rig struct {
	Plane    *controlplane.Plane
	Operator *operator.Operator
	Client   kubernetes.Interface
	Dynamic  dynamic.Interface
	Progress func(string)
	// Restarting is how many bots of a namespace are without a ready process for a moment.
	Restarting func(namespace string) int
	// WithRollouts: other versions of the strategy come after the idle time.
	WithRollouts bool
}

// Figures of one run. Times in seconds, memory in MiB.
type Figures struct {
	Bots             int            `json:"bots"`
	Pools            int            `json:"pools"`
	ConvergeS        float64        `json:"converge_s"`
	RawS             float64        `json:"raw_s"`
	RawPerS          float64        `json:"raw_writes_per_s"`
	ConvergeRatio    float64        `json:"converge_ratio"`
	WritesPerBot     float64        `json:"writes_per_bot"`
	AllWrites        int64          `json:"all_writes"`
	OperatorRSSMB    float64        `json:"operator_rss_mb"`
	OperatorPeakMB   float64        `json:"operator_peak_mb"`
	OperatorCPUS     float64        `json:"operator_cpu_s"`
	IdleRequestsPerS float64        `json:"idle_requests_per_s"`
	IdleCPUPercent   float64        `json:"idle_operator_cpu_percent"`
	Writes           map[string]int `json:"writes"`
	// SettleS is how long after the last Bot was Ready Events were still written about it all.
	SettleS float64 `json:"settle_s"`
	// Idle requests by kind, in half a minute.
	Idle map[string]int `json:"idle_requests"`
	// Absent unless they were asked for.
	Rollouts *Rollouts `json:"rollouts,omitempty"`
}

// Measure creates the Bots and everything around them, and waits until all are Ready.
func Measure(ctx context.Context, rig Rig, bots, podsOfPool int) (Figures, error) {
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	load := newLoad(rig, bots, podsOfPool)
	if err := load.prepare(ctx); err != nil {
		return Figures{}, err
	}
	ready, err := watchReady(ctx, rig.Dynamic, load.namespace)
	if err != nil {
		return Figures{}, err
	}
	before, err := requests(ctx, rig.Client)
	if err != nil {
		return Figures{}, err
	}
	cpu := usage.CPUSeconds(rig.Operator.Pid())
	started := time.Now()
	failed := make(chan error, 1)
	go func() { failed <- load.create(ctx) }()
	if err := ready.await(ctx, bots, rig.Progress); err != nil {
		return Figures{}, err
	}
	if err := <-failed; err != nil {
		return Figures{}, err
	}
	figures := Figures{Bots: bots, Pools: load.pools, ConvergeS: time.Since(started).Seconds()}
	figures.OperatorCPUS = usage.CPUSeconds(rig.Operator.Pid()) - cpu
	after, err := requests(ctx, rig.Client)
	if err != nil {
		return figures, err
	}
	figures.count(before, after)
	rig.Progress(fmt.Sprintf("converged in %.1f s; %d writes", figures.ConvergeS, figures.AllWrites))
	if err := figures.idle(ctx, rig); err != nil {
		return figures, err
	}
	if rig.WithRollouts {
		if err := figures.rollouts(ctx, rig, load, ready); err != nil {
			return figures, err
		}
	}
	rig.Operator.Stop()
	return figures, figures.raw(ctx, rig, load)
}

// count sums the writes between two looks at the API server's own counters.
func (f *Figures) count(before, after counters) {
	f.Writes = map[string]int{}
	own := 0
	for key, now := range after {
		number := int(now - before[key])
		if number == 0 || !key.isWrite() {
			continue
		}
		f.Writes[key.String()] += number
		f.AllWrites += int64(number)
		if key.isOperators() {
			own += number
		}
	}
	f.WritesPerBot = float64(own) / float64(f.Bots)
}

// settle waits until nobody writes Events any more: they have the lowest priority, and those of
// thousands of new Bots and pods are told long after.
func (f *Figures) settle(ctx context.Context, rig Rig) error {
	started := time.Now()
	seen := -1.0
	for time.Since(started) < longestSettle {
		now, err := requests(ctx, rig.Client)
		if err != nil {
			return err
		}
		events := now[what{"POST", "events", ""}]
		if events == seen {
			break
		}
		seen = events
		time.Sleep(idleSettle)
	}
	f.SettleS = time.Since(started).Seconds()
	return nil
}

// idle measures what the operator does when there is nothing to do.
func (f *Figures) idle(ctx context.Context, rig Rig) error {
	if err := f.settle(ctx, rig); err != nil {
		return err
	}
	before, err := requests(ctx, rig.Client)
	if err != nil {
		return err
	}
	cpu := usage.CPUSeconds(rig.Operator.Pid())
	time.Sleep(idleFor)
	after, err := requests(ctx, rig.Client)
	if err != nil {
		return err
	}
	number := 0.0
	f.Idle = map[string]int{}
	for key, now := range after {
		if more := now - before[key]; more > 0 && key.isProducts() {
			number += more
			f.Idle[key.String()] = int(more)
		}
	}
	f.IdleRequestsPerS = number / idleFor.Seconds()
	f.IdleCPUPercent = 100 * (usage.CPUSeconds(rig.Operator.Pid()) - cpu) / idleFor.Seconds()
	f.OperatorRSSMB, f.OperatorPeakMB = usage.MemoryMB(rig.Operator.Pid())
	return nil
}
