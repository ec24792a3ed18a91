// SPDX-License-Identifier: Apache-2.0

package crilog

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// clock moves a second with each line.
func clock() func() time.Time {
	at := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	return func() time.Time { at = at.Add(time.Second); return at }
}

func written(t *testing.T, text string, maxBytes int64) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "log")
	writer := &Writer{Path: path, MaxBytes: maxBytes, Keep: 3, Now: clock()}
	writer.Pump("stdout", strings.NewReader(text))
	return path
}

func read(t *testing.T, path string, options Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := Copy(t.Context(), path, options, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCopyShowsTheWantedPart(t *testing.T) {
	path := written(t, "one\ntwo\n\nfour\nno end", 1<<20)
	second := time.Date(2026, 11, 21, 12, 0, 3, 0, time.UTC)
	for name, one := range map[string]struct {
		options Options
		want    string
	}{
		"all":        {Options{Tail: -1}, "one\ntwo\n\nfour\nno end\n"},
		"last two":   {Options{Tail: 2}, "four\nno end\n"},
		"none":       {Options{Tail: 0}, ""},
		"more":       {Options{Tail: 99}, "one\ntwo\n\nfour\nno end\n"},
		"since":      {Options{Tail: -1, Since: second}, "\nfour\nno end\n"},
		"too late":   {Options{Tail: -1, Since: second.Add(time.Hour)}, ""},
		"since+tail": {Options{Tail: 1, Since: second}, "no end\n"},
		"stamped":    {Options{Tail: 1, Timestamps: true}, "2026-11-21T12:00:05.000000000Z no end\n"},
		"limited":    {Options{Tail: -1, LimitBytes: 6}, "one\ntw"},
	} {
		if got := read(t, path, one.options); got != one.want {
			t.Errorf("%s: got %q, want %q", name, got, one.want)
		}
	}
}

func TestLongLinesAreWholeAgain(t *testing.T) {
	long := strings.Repeat("x", 3*maxLine+5)
	path := written(t, "before\n"+long+"\nafter\n", 1<<20)
	if got := read(t, path, Options{Tail: 2}); got != long+"\nafter\n" {
		t.Errorf("got %d bytes", len(got))
	}
}

func TestRotationKeepsTheNewestFiles(t *testing.T) {
	var text strings.Builder
	for number := range 100 {
		fmt.Fprintf(&text, "line %03d\n", number)
	}
	path := written(t, text.String(), 500)
	lines := strings.Fields(strings.ReplaceAll(read(t, path, Options{Tail: -1}), "line ", ""))
	if len(lines) < 30 || len(lines) > 60 || lines[len(lines)-1] != "099" {
		t.Fatalf("kept %d lines: %v", len(lines), lines)
	}
	for index := 1; index < len(lines); index++ {
		if lines[index-1] >= lines[index] {
			t.Fatalf("out of order: %v", lines)
		}
	}
	if got := read(t, path, Options{Tail: 20}); strings.Count(got, "\n") != 20 {
		t.Errorf("a tail across files is %q", got)
	}
}

// shared is a buffer for two goroutines.
type shared struct {
	mutex  sync.Mutex
	buffer bytes.Buffer
}

func (s *shared) Write(data []byte) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.buffer.Write(data)
}

func TestFollowerSeesEveryLineAcrossRotationsUntilTheEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	writer := &Writer{Path: path, MaxBytes: 2000, Keep: 50, Now: time.Now}
	source, feed := io.Pipe()
	pumped := make(chan struct{})
	go func() { writer.Pump("stdout", source); close(pumped) }()
	var ended atomic.Bool
	out := &shared{}
	copied := make(chan error)
	go func() {
		copied <- Copy(context.Background(), path, Options{Tail: -1, Follow: true, Ended: ended.Load, Poll: time.Millisecond}, out)
	}()
	for number := range 300 {
		fmt.Fprintf(feed, "line %d\n", number)
		if number%10 == 0 {
			time.Sleep(5 * time.Millisecond) // slower than the follower, so that it never misses two rotations
		}
	}
	feed.Close()
	<-pumped
	ended.Store(true)
	if err := <-copied; err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.buffer.String(), "\n"); got != 300 {
		t.Errorf("followed %d lines of 300", got)
	}
}

func TestFollowerEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	never := func() bool { return false }
	if err := Copy(ctx, filepath.Join(t.TempDir(), "none"), Options{Tail: -1, Follow: true, Ended: never, Poll: time.Millisecond}, io.Discard); err != nil {
		t.Error(err)
	}
}

func TestDamagedLinesAreLeftOut(t *testing.T) {
	for _, line := range []string{"", "x", "2026-11-21T12:00:00Z stdout", "yesterday stdout F text"} {
		if _, ok := ParseEntry([]byte(line)); ok {
			t.Errorf("%q is an entry", line)
		}
	}
	entry, ok := ParseEntry([]byte("2026-11-21T12:00:00Z stderr P a b"))
	if !ok || entry.Stream != "stderr" || !entry.Partial || string(entry.Text) != "a b" {
		t.Errorf("got %+v", entry)
	}
}

func TestADiskThatRefusesNeverBlocks(t *testing.T) {
	writer := &Writer{Path: "/no/such/directory/log", MaxBytes: 10, Now: time.Now}
	writer.Pump("stdout", strings.NewReader("one\ntwo\n"))
}
