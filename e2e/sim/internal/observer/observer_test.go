// SPDX-License-Identifier: Apache-2.0

package observer

import (
	"testing"
	"time"

	"cryptopilot.dev/e2e/sim/internal/agents"
)

func observed(permits bool, events ...agents.Event) []string {
	observer := New("n", agents.NewTruth(nil), func(string, string) bool { return permits })
	for _, event := range events {
		event.Namespace, event.UID, event.Bot = "n", "u", "b1"
		observer.hear(event)
	}
	found := []string{}
	for _, violation := range observer.Violations() {
		found = append(found, violation.Invariant)
	}
	return found
}

func expect(t *testing.T, found []string, wanted ...string) {
	t.Helper()
	if len(found) != len(wanted) {
		t.Fatalf("found %v, want %v", found, wanted)
	}
	for index := range found {
		if found[index] != wanted[index] {
			t.Fatalf("found %v, want %v", found, wanted)
		}
	}
}

func TestASecondProcessIsSeen(t *testing.T) {
	first, second := agents.Event{Kind: agents.Start, Pod: "p", PodUID: "1"}, agents.Event{Kind: agents.Start, Pod: "q", PodUID: "2"}
	expect(t, observed(false, first, second), OneProcess)
	expect(t, observed(false, first, agents.Event{Kind: agents.Stop, PodUID: "1"}, second))
}

func TestAnOlderDatabaseIsSeen(t *testing.T) {
	written := agents.Event{Kind: agents.Trades, Database: agents.Database{Entries: 3, Head: "c"}}
	onOld := agents.Event{Kind: agents.Start, Database: agents.Database{Entries: 2, Head: "b"}}
	onNone := agents.Event{Kind: agents.Start}
	onLast := agents.Event{Kind: agents.Start, Database: agents.Database{Entries: 3, Head: "c"}}
	expect(t, observed(false, written, onOld), DatabaseFollows)
	expect(t, observed(false, written, onNone), DatabaseFollows)
	expect(t, observed(false, written, onLast))
}

func TestOpenPositionsAreCutOnlyByPeople(t *testing.T) {
	long := time.Now().Add(-time.Minute)
	opened := agents.Event{Kind: agents.Trades, At: long, OpenTrades: 2}
	stop := agents.Event{Kind: agents.Stop, Mode: "Live", OpenTrades: 2, Reason: "restarted for a change"}
	crash, paper := stop, stop
	crash.Reason, paper.Mode = "crashed", "Paper"
	expect(t, observed(false, opened, stop), OpenPositions)
	expect(t, observed(true, opened, stop))
	expect(t, observed(false, opened, crash))
	expect(t, observed(false, opened, paper))
	justNow := agents.Event{Kind: agents.Trades, At: time.Now(), OpenTrades: 2}
	expect(t, observed(false, justNow, stop))
}
