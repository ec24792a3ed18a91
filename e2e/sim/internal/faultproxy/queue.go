// SPDX-License-Identifier: Apache-2.0

package faultproxy

import (
	"context"
	"encoding/json"
	"sync"
	"time"
)

// event is one line of a watch.
type event struct {
	line    []byte
	kind    string // ADDED, MODIFIED, DELETED, BOOKMARK, ERROR
	object  string // uid of the object
	version string
	at      time.Time
}

func eventOf(line []byte) event {
	var parsed struct {
		Type   string `json:"type"`
		Object struct {
			Metadata struct {
				UID             string `json:"uid"`
				ResourceVersion string `json:"resourceVersion"`
			} `json:"metadata"`
		} `json:"object"`
	}
	_ = json.Unmarshal(line, &parsed)
	return event{
		line: line, kind: parsed.Type, object: parsed.Object.Metadata.UID,
		version: parsed.Object.Metadata.ResourceVersion, at: time.Now(),
	}
}

// queue holds the events of one watch back as long as the faults of the moment say. Their order
// stays: an API server never changes it.
type queue struct {
	resource string
	faults   *Faults
	out      sink

	mu     sync.Mutex
	events []event
	more   chan struct{}
}

func newQueue(resource string, faults *Faults, out sink) *queue {
	return &queue{resource: resource, faults: faults, out: out, more: make(chan struct{}, 1)}
}

func (q *queue) add(one event) {
	q.mu.Lock()
	q.events = append(q.events, one)
	q.mu.Unlock()
	select {
	case q.more <- struct{}{}:
	default:
	}
}

// deliver sends events until the context ends or the client is gone.
func (q *queue) deliver(ctx context.Context) {
	for {
		one, wait, any := q.next()
		if any && wait <= 0 {
			if q.send(one) != nil {
				return
			}
			continue
		}
		if !any {
			wait = time.Minute
		}
		timer := time.NewTimer(min(wait, 20*time.Millisecond+wait/4))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-q.more:
			timer.Stop()
		case <-timer.C:
		}
	}
}

// next takes the first event whose time has come; else says how long to wait.
func (q *queue) next() (event, time.Duration, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.events) > 0 {
		first := q.events[0]
		lag := q.faults.lagOf(q.resource)
		hides := q.faults.hides(q.resource)
		if hides {
			lag = max(lag, hideFor)
		}
		if wait := lag - time.Since(first.at); wait > 0 {
			return first, wait, true
		}
		q.events = q.events[1:]
		if hides && first.kind == "MODIFIED" && q.comesAgain(first.object) {
			continue
		}
		return first, 0, true
	}
	return event{}, 0, false
}

// hideFor is how long an event waits for a later one that replaces it.
const hideFor = 150 * time.Millisecond

func (q *queue) comesAgain(object string) bool {
	for _, later := range q.events {
		if later.object == object {
			return true
		}
	}
	return false
}

func (q *queue) send(one event) error {
	if err := q.out.send(one.line); err != nil {
		return err
	}
	if one.kind == "MODIFIED" && q.faults.doubles(q.resource) {
		return q.out.send(one.line)
	}
	return nil
}
