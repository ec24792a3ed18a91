// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"sync"
	"time"

	"cryptopilot.dev/e2e/sim/internal/agents"
	"cryptopilot.dev/e2e/sim/internal/apiserver"
	"cryptopilot.dev/e2e/sim/internal/usage"
)

const (
	kib = 1024.0
	mib = kib * kib
	// tradeEvery is how often each bot begins or ends a trade.
	tradeEvery = time.Minute
)

// Strategy is the class that simulated bots are ordered with; the cluster must have it.
const Strategy = "Plain"

// Load is what is done to the server.
type Load struct {
	People, Clients, Bots int
	// Think is the middle time between two pages of one person.
	Think time.Duration
	// Rest is how long nothing is done before memory is measured; Settle, how long streams are open
	// before anything is measured; Warm, how long people call before it counts; For, how long it
	// counts.
	Rest, Settle, Warm, For time.Duration
	Starts                  int
	Seed                    int64
}

// Rig is what is measured.
type Rig struct {
	Server   *apiserver.Server
	World    *agents.World
	Progress func(string)
}

// Measure starts the server, fills it with people and bots, and measures it under their calls.
func Measure(ctx context.Context, rig Rig, load Load) (Figures, error) {
	figures := Figures{People: load.People, Clients: load.Clients, Bots: load.Bots}
	if err := figures.start(ctx, rig, load.Starts); err != nil {
		return figures, err
	}
	prologue := newClient(rig.Server.Address(), NewRecord())
	people, err := signUp(ctx, prologue, load.People)
	if err != nil {
		return figures, err
	}
	rig.Progress(fmt.Sprintf("%d people signed up", load.People))
	if err := provision(ctx, prologue, people, load.Bots); err != nil {
		return figures, err
	}
	figures.Provisioning = prologue.record.byRoute()["POST /api/freqtrade/provision"]
	rig.Progress(fmt.Sprintf("%d bots run", load.Bots))
	return figures, figures.underLoad(ctx, rig, load, people)
}

// start is the middle of some starts; the last one stays.
func (f *Figures) start(ctx context.Context, rig Rig, starts int) error {
	taken := []float64{}
	for number := range starts {
		if number > 0 {
			rig.Server.Stop()
		}
		span, err := rig.Server.Start(ctx)
		if err != nil {
			return err
		}
		taken = append(taken, span.Seconds())
	}
	slices.Sort(taken)
	f.StartS = percentile(taken, 50)
	return nil
}

func (f *Figures) underLoad(ctx context.Context, rig Rig, load Load, people []*person) error {
	// What the sign-ups left behind, password hashes above all, must be gone.
	pause(ctx, load.Rest)
	before, err := liveBytes(ctx, rig.Server)
	if err != nil {
		return err
	}
	streams, err := openStreams(ctx, rig.Server.Address(), people, load.Clients)
	if err != nil {
		return err
	}
	defer streams.close()
	pause(ctx, load.Settle)
	opened, err := liveBytes(ctx, rig.Server)
	if err != nil {
		return err
	}
	f.SSEKBPerClient = (opened - before) / kib / float64(load.Clients)
	rig.Progress(fmt.Sprintf("%d streams open: %.1f KiB each", load.Clients, f.SSEKBPerClient))
	record := NewRecord()
	if err := f.callAndCount(ctx, rig, load, people, streams, record); err != nil {
		return err
	}
	after, err := liveBytes(ctx, rig.Server)
	f.LiveGrowthMB = (after - opened) / mib
	f.note(record, streams)
	return err
}

// callAndCount has the people call, first without and then with counting.
func (f *Figures) callAndCount(
	ctx context.Context, rig Rig, load Load, people []*person, streams *Streams, record *Record,
) error {
	calling, stop := context.WithCancel(ctx)
	c := newClient(rig.Server.Address(), NewRecord())
	counted := newClient(rig.Server.Address(), record)
	go trade(calling, rig.World, tradeEvery, rand.New(rand.NewSource(load.Seed)))
	callFor(calling, c, people, load.Warm, load)
	cpu, bytes, began := usage.CPUSeconds(rig.Server.Pid()), streams.bytes.Load(), time.Now()
	callFor(calling, counted, people, load.For, load)
	stop()
	seconds := time.Since(began).Seconds()
	f.CPUPercent = 100 * (usage.CPUSeconds(rig.Server.Pid()) - cpu) / seconds
	f.SSEKBsPerClient = float64(streams.bytes.Load()-bytes) / kib / seconds / float64(load.Clients)
	f.CallsPerS = float64(record.of(func(string) bool { return true }).Calls) / seconds
	f.RSSMB, f.PeakRSSMB = usage.MemoryMB(rig.Server.Pid())
	return ctx.Err()
}

// callFor lets all people use the web client for a while.
func callFor(ctx context.Context, c *client, people []*person, span time.Duration, load Load) {
	ctx, stop := context.WithTimeout(ctx, span)
	defer stop()
	var all sync.WaitGroup
	for _, who := range people {
		dice := rand.New(rand.NewSource(load.Seed + int64(who.number)))
		all.Go(func() { stay(ctx, c, who, load.Think, dice) })
	}
	all.Wait()
}

// note sums up what people and streams saw.
func (f *Figures) note(record *Record, streams *Streams) {
	f.Reads, f.Commands, f.Proxied = record.of(isRead), record.of(isCommand), record.of(isProxied)
	f.Routes = record.byRoute()
	f.Events = streams.heard()
	f.DroppedStreams = int(streams.dropped.Load() + streams.refused.Load())
	record.mu.Lock()
	defer record.mu.Unlock()
	f.ServerErrors, f.RefusedCalls, f.Unanswered = record.errors, record.refused, record.unanswered
	f.Complaints = record.complaints
}
