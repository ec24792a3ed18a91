// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Turn is what it took until so many bots were Ready with a version.
type Turn struct {
	// Bots that changed their version, and seconds until the last of them was Ready.
	Bots int     `json:"bots"`
	S    float64 `json:"s"`
	// Writes of the operator for each bot that changed, and how many of them were of the Strategy.
	WritesPerBot   float64 `json:"writes_per_bot"`
	StrategyWrites int     `json:"strategy_writes"`
	// Requests of the product that are no watch, in the second with the most of them.
	PeakRequestsPerS float64 `json:"peak_requests_per_s"`
	// Most bots whose process was down or not ready at once, by their agents.
	MostRestarting int            `json:"most_restarting"`
	Writes         map[string]int `json:"writes"`
}

// longestStandstill of a turn: nothing of the product waits that long for a bot that answers.
const longestStandstill = 3 * time.Minute

// turns measures changes of the one strategy.
type turns struct {
	rig   Rig
	load  *load
	ready *readiness
}

// until does the change and waits until so many bots are Ready with the version; changing is how
// many of them have another one now.
func (t turns) until(ctx context.Context, change func() error, version string, wanted, changing int) (Turn, error) {
	before, err := requests(ctx, t.rig.Client)
	if err != nil {
		return Turn{}, err
	}
	found := Turn{Bots: changing, Writes: map[string]int{}}
	started := time.Now()
	if err := change(); err != nil {
		return found, err
	}
	last, at := before, started
	most, moved := -1, started
	for t.ready.with(version) < wanted {
		select {
		case <-ctx.Done():
			return found, t.short(context.WithoutCancel(ctx), version, wanted, ctx.Err())
		case <-time.After(10 * time.Millisecond):
		}
		if have := t.ready.with(version); have > most {
			most, moved = have, time.Now()
		}
		if time.Since(moved) > longestStandstill {
			return found, t.short(ctx, version, wanted, fmt.Errorf("no further bot for %s", longestStandstill))
		}
		found.MostRestarting = max(found.MostRestarting, t.rig.Restarting(t.load.namespace))
		if passed := time.Since(at); passed >= time.Second {
			now, err := requests(ctx, t.rig.Client)
			if err != nil {
				return found, err
			}
			found.PeakRequestsPerS = max(found.PeakRequestsPerS, products(last, now)/passed.Seconds())
			t.rig.Progress(fmt.Sprintf("%.0f s: %d of %d have %s", time.Since(started).Seconds(), t.ready.with(version),
				wanted, version))
			last, at = now, time.Now()
			if said, err := t.load.told(ctx); err == nil && said.refuses(version) {
				return found, t.short(ctx, version, wanted, errors.New("it was taken back"))
			}
		}
	}
	found.S = time.Since(started).Seconds()
	after, err := requests(ctx, t.rig.Client)
	if err != nil {
		return found, err
	}
	found.count(before, after)
	t.rig.Progress(fmt.Sprintf("%d bots with %s after %.1f s; at once %d without a ready process at most; %.1f writes a bot",
		wanted, version, found.S, found.MostRestarting, found.WritesPerBot))
	return found, nil
}

// short is the error of a turn that does not come to its end; it says what the Strategy says.
func (t turns) short(ctx context.Context, version string, wanted int, why error) error {
	where := "the Strategy cannot be read"
	if said, err := t.load.told(ctx); err == nil {
		where = said.String()
	}
	return fmt.Errorf("only %d of %d bots are Ready with %s: %w; %s", t.ready.with(version), wanted, version, why, where)
}

func (t *Turn) count(before, after counters) {
	all := 0
	for key, now := range after {
		number := int(now - before[key])
		if number == 0 || !key.isWrite() || !key.isOperators() {
			continue
		}
		t.Writes[key.String()] += number
		all += number
		if key.resource == "strategies" {
			t.StrategyWrites += number
		}
	}
	t.WritesPerBot = float64(all) / float64(t.Bots)
}

// products is how many requests of the product were served between two looks.
func products(before, after counters) float64 {
	number := 0.0
	for key, now := range after {
		if key.isProducts() {
			number += now - before[key]
		}
	}
	return number
}
