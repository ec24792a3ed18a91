// SPDX-License-Identifier: Apache-2.0

package faultproxy

import (
	"context"
	"fmt"
	"testing"
	"time"
)

type heard struct{ lines chan string }

func (h heard) send(line []byte) error {
	h.lines <- string(line)
	return nil
}

func (h heard) close() {}

func line(kind, uid string, version int) event {
	return eventOf([]byte(fmt.Sprintf(`{"type":%q,"object":{"metadata":{"uid":%q,"resourceVersion":"%d"}}}`, kind, uid, version)))
}

// passed are the versions that a client gets.
func passed(t *testing.T, faults *Faults, count int, events ...event) []string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out := heard{make(chan string, 100)}
	queue := newQueue("bots", faults, out)
	for _, one := range events {
		queue.add(one)
	}
	go queue.deliver(ctx)
	versions := []string{}
	for range count {
		select {
		case text := <-out.lines:
			versions = append(versions, eventOf([]byte(text)).version)
		case <-time.After(10 * time.Second):
			t.Fatalf("only %v came", versions)
		}
	}
	return versions
}

func TestEventsKeepTheirOrder(t *testing.T) {
	got := passed(t, NewFaults(), 3, line("ADDED", "x", 1), line("MODIFIED", "y", 2), line("DELETED", "x", 3))
	if fmt.Sprint(got) != "[1 2 3]" {
		t.Fatal(got)
	}
}

func TestALaggingWatchIsLateNotWrong(t *testing.T) {
	faults := NewFaults()
	faults.Lag("bots", 200*time.Millisecond, time.Minute)
	started := time.Now()
	got := passed(t, faults, 2, line("ADDED", "x", 1), line("MODIFIED", "x", 2))
	if fmt.Sprint(got) != "[1 2]" || time.Since(started) < 200*time.Millisecond {
		t.Fatalf("%v after %s", got, time.Since(started))
	}
}

func TestOnlySuperfluousEventsAreHidden(t *testing.T) {
	faults := NewFaults()
	faults.Hide("all", time.Minute)
	got := passed(t, faults, 3, line("ADDED", "x", 1), line("MODIFIED", "x", 2), line("MODIFIED", "y", 3),
		line("MODIFIED", "x", 4), line("DELETED", "x", 5))
	if fmt.Sprint(got) != "[1 3 5]" {
		t.Fatal(got)
	}
}

func TestDoubledEventsComeTwice(t *testing.T) {
	faults := NewFaults()
	faults.Double("bots", time.Minute)
	if got := passed(t, faults, 3, line("ADDED", "x", 1), line("MODIFIED", "x", 2)); fmt.Sprint(got) != "[1 2 2]" {
		t.Fatal(got)
	}
}
