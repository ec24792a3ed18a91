// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"fmt"
	"time"
)

const (
	calmFor   = 700 * time.Millisecond
	lookEvery = 60 * time.Millisecond
)

// settle waits until everything is as asked; else says what is not.
func (r *run) settle(ctx context.Context, patience time.Duration) []string {
	var why []string
	for deadline := time.Now().Add(patience); ; time.Sleep(lookEvery) {
		if why = r.unlike(ctx); len(why) == 0 {
			r.note("settled")
			return nil
		}
		if time.Now().After(deadline) || ctx.Err() != nil {
			r.note("does not settle")
			return why
		}
	}
}

// calm: once settled, nothing is written and nothing changes.
func (r *run) calm(ctx context.Context) []string {
	deadline := time.Now().Add(r.stage.Settings.Patience)
	for {
		before, starts := r.stage.Proxy.Faults.Writes(), r.observer.Starts()
		time.Sleep(calmFor)
		writes, more := r.stage.Proxy.Faults.Writes()-before, r.observer.Starts()-starts
		why := r.unlike(ctx)
		if writes == 0 && more == 0 && len(why) == 0 {
			r.note("calm")
			return nil
		}
		if time.Now().After(deadline) {
			return append(why, fmt.Sprintf("%d writes and %d starts in %s of calm", writes, more, calmFor))
		}
	}
}
