// SPDX-License-Identifier: Apache-2.0

package faultproxy

import (
	"sync"
	"time"
)

// What can be done to one write.
const (
	KillBefore = "kill-before" // the operator is killed; the write never reaches the server
	KillAfter  = "kill-after"  // the server did it; the operator is killed before it hears
	Conflict   = "409"
	TooMany    = "429"
	Broken     = "500"
	Lost       = "lost" // the server did it; the connection breaks before the answer
	Hang       = "hang" // the server did it; the answer comes late
)

// Faults are what is wrong at the moment. Safe for use by many goroutines.
type Faults struct {
	mu      sync.Mutex
	writes  int64
	atWrite map[int64]string
	lag     map[string]lag
	hide    map[string]time.Time
	double  map[string]time.Time
	stale   time.Time
	staleBy time.Duration
	refuse  time.Time
}

type lag struct {
	by    time.Duration
	until time.Time
}

// NewFaults has none.
func NewFaults() *Faults {
	faults := &Faults{}
	faults.Clear()
	return faults
}

// Clear ends all faults.
func (f *Faults) Clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.atWrite, f.lag = map[int64]string{}, map[string]lag{}
	f.hide, f.double = map[string]time.Time{}, map[string]time.Time{}
	f.stale, f.refuse = time.Time{}, time.Time{}
}

// AtWrite does something to the n-th counted write from now, n from 1.
func (f *Faults) AtWrite(n int64, what string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.atWrite[f.writes+n] = what
}

// Lag delays the watch events of a resource, or of all when it is "all", for some time.
func (f *Faults) Lag(resource string, by, during time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.lag[resource] = lag{by, time.Now().Add(during)}
}

// Hide leaves out watch events that a later event of the same object makes superfluous.
func (f *Faults) Hide(resource string, during time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.hide[resource] = time.Now().Add(during)
}

// Double sends watch events twice.
func (f *Faults) Double(resource string, during time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.double[resource] = time.Now().Add(during)
}

// Stale answers lists, where the API allows it, as they would have been some time ago.
func (f *Faults) Stale(by, during time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stale, f.staleBy = time.Now().Add(during), by
}

// Refuse breaks every connection for some time.
func (f *Faults) Refuse(during time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refuse = time.Now().Add(during)
}

// Writes counted so far.
func (f *Faults) Writes() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.writes
}

// Pending faults at writes that have not come yet.
func (f *Faults) Pending() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.atWrite)
}

// write counts a write and says what is to be done to it.
func (f *Faults) write() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.writes++
	what := f.atWrite[f.writes]
	delete(f.atWrite, f.writes)
	return what
}

func (f *Faults) refusing() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return time.Now().Before(f.refuse)
}

func (f *Faults) lagOf(resource string) time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	longest := time.Duration(0)
	for _, name := range []string{resource, "all"} {
		if one := f.lag[name]; time.Now().Before(one.until) {
			longest = max(longest, one.by)
		}
	}
	return longest
}

func (f *Faults) hides(resource string) bool   { return f.during(f.hide, resource) }
func (f *Faults) doubles(resource string) bool { return f.during(f.double, resource) }

func (f *Faults) during(times map[string]time.Time, resource string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := time.Now()
	return now.Before(times[resource]) || now.Before(times["all"])
}

func (f *Faults) staleness() (time.Duration, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.staleBy, time.Now().Before(f.stale)
}
