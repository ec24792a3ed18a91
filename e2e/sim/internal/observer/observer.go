// SPDX-License-Identifier: Apache-2.0

// Package observer judges a plan from outside: it reads agents and Secrets, and shares no code with
// the operator.
package observer

import (
	"fmt"
	"sync"
	"time"

	"cryptopilot.dev/e2e/sim/internal/agents"
)

// Invariants that can be violated, as numbered in the design.
const (
	OneProcess      = "1 at most one process"
	DatabaseFollows = "2 the database follows"
	Converges       = "4 level-triggered: converges"
	OpenPositions   = "8 open positions"
)

// justOpened: trades opened so shortly before a stop that no report could have told of them.
const justOpened = 1500 * time.Millisecond

// Violation is one broken invariant.
type Violation struct {
	Invariant string    `json:"invariant"`
	Message   string    `json:"message"`
	At        time.Time `json:"at"`
}

// Permission says whether a person asked for the end of that bot's process, whatever is open.
type Permission func(uid, pod string) bool

// Observer follows the bots of one namespace.
type Observer struct {
	namespace string
	permits   Permission

	mu         sync.Mutex
	live       map[string][]agents.Event // uid to the starts of processes that run
	last       map[string]agents.Database
	openSince  map[string]time.Time
	deleted    map[string]bool
	violations []Violation
	starts     int
}

// New observes a namespace from now on.
func New(namespace string, truth *agents.Truth, permits Permission) *Observer {
	observer := &Observer{
		namespace: namespace, permits: permits, live: map[string][]agents.Event{}, last: map[string]agents.Database{},
		openSince: map[string]time.Time{}, deleted: map[string]bool{},
	}
	truth.Listen(observer.hear)
	return observer
}

// Deleted tells that no process of that bot is worth anything any more: its Bot is gone.
func (o *Observer) Deleted(uid string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.deleted[uid] = true
}

// Violations so far.
func (o *Observer) Violations() []Violation {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]Violation(nil), o.violations...)
}

// Starts of processes so far.
func (o *Observer) Starts() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.starts
}

// Live is how many processes a bot has now.
func (o *Observer) Live(uid string) int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.live[uid])
}

// Last is the newest database of a bot.
func (o *Observer) Last(uid string) (agents.Database, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	database, known := o.last[uid]
	return database, known
}

func (o *Observer) hear(event agents.Event) {
	if event.Namespace != o.namespace {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	switch event.Kind {
	case agents.Start:
		o.started(event)
	case agents.Stop:
		o.stopped(event)
	case agents.Trades:
		o.last[event.UID] = event.Database
		o.trades(event)
	}
}

func (o *Observer) started(event agents.Event) {
	o.starts++
	for _, other := range o.live[event.UID] {
		o.violate(OneProcess, "%s starts in %s while it runs in %s (pod %s)", event.Bot, event.Pod, other.Pod, other.PodUID)
	}
	o.live[event.UID] = append(o.live[event.UID], event)
	last, known := o.last[event.UID]
	if known && !o.deleted[event.UID] && last.Head != event.Database.Head {
		o.violate(DatabaseFollows, "%s starts in %s on a database with %d entries (%s); its last had %d (%s)",
			event.Bot, event.Pod, event.Database.Entries, event.Database.Head, last.Entries, last.Head)
	}
}

func (o *Observer) stopped(event agents.Event) {
	kept := o.live[event.UID][:0]
	for _, other := range o.live[event.UID] {
		if other.PodUID != event.PodUID {
			kept = append(kept, other)
		}
	}
	o.live[event.UID] = kept
	o.cut(event)
}

// cut checks that no process of a Live bot was ended by us while it had open trades.
func (o *Observer) cut(event agents.Event) {
	since, open := o.openSince[event.UID]
	if event.Mode != "Live" || event.OpenTrades == 0 || !open || time.Since(since) < justOpened {
		return
	}
	if event.Reason == "crashed" || o.permits(event.UID, event.Pod) {
		return
	}
	o.violate(OpenPositions, "%s in %s is ended (%s) with %d open trades", event.Bot, event.Pod, event.Reason, event.OpenTrades)
}

func (o *Observer) trades(event agents.Event) {
	if event.OpenTrades == 0 {
		delete(o.openSince, event.UID)
	} else if _, open := o.openSince[event.UID]; !open {
		o.openSince[event.UID] = event.At
	}
}

func (o *Observer) violate(invariant, format string, args ...any) {
	o.violations = append(o.violations, Violation{invariant, fmt.Sprintf(format, args...), time.Now()})
}

// Violate adds what a look at agents and Secrets found.
func (o *Observer) Violate(invariant, format string, args ...any) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.violate(invariant, format, args...)
}
