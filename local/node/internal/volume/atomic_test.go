// SPDX-License-Identifier: Apache-2.0

package volume

import (
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
)

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(data)
}

func publish(t *testing.T, directory string, payload Payload) bool {
	t.Helper()
	changed, err := Publish(directory, payload)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

func TestPublishReplacesEverythingAndKeepsNames(t *testing.T) {
	directory := filepath.Join(t.TempDir(), "v")
	first := Payload{"a": {[]byte("1"), 0o400}, "sub/b": {[]byte("2"), 0o644}, "old": {[]byte("3"), 0o600}}
	if !publish(t, directory, first) {
		t.Error("the first publish changed nothing")
	}
	if publish(t, directory, first) {
		t.Error("the same payload counts as a change")
	}
	second := Payload{"a": {[]byte("9"), 0o600}, "sub/b": {[]byte("2"), 0o644}, "new": {[]byte("4"), 0o600}}
	if !publish(t, directory, second) {
		t.Error("a new payload counts as none")
	}
	for name, want := range map[string]string{"a": "9", "sub/b": "2", "new": "4", "old": ""} {
		if got := content(t, filepath.Join(directory, name)); got != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
	info, err := os.Stat(filepath.Join(directory, "a"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode of a: %v, %v", info, err)
	}
	if entries, _ := os.ReadDir(directory); len(entries) != 5 { // a, sub, new, ..data, ..pilot_*
		t.Errorf("left over: %v", entries)
	}
}

func TestPublishRepairsAModeAndAMissingName(t *testing.T) {
	directory := t.TempDir()
	payload := Payload{"a": {[]byte("1"), 0o600}}
	publish(t, directory, payload)
	if err := os.Remove(filepath.Join(directory, "a")); err != nil {
		t.Fatal(err)
	}
	publish(t, directory, payload)
	if content(t, filepath.Join(directory, "a")) != "1" {
		t.Error("the name did not come back")
	}
	if !publish(t, directory, Payload{"a": {[]byte("1"), 0o400}}) {
		t.Error("another mode counts as no change")
	}
}

func TestReadersSeeAllOldOrAllNewFiles(t *testing.T) {
	directory := t.TempDir()
	both := func(text string) Payload { return Payload{"x": {[]byte(text), 0o600}, "y": {[]byte(text), 0o600}} }
	publish(t, directory, both("0"))
	var stop atomic.Bool
	torn := make(chan string, 1)
	go func() {
		defer close(torn)
		for !stop.Load() {
			link, err := os.Readlink(filepath.Join(directory, "..data"))
			if err != nil {
				torn <- "no ..data"
				return
			}
			x, y := content(t, filepath.Join(directory, link, "x")), content(t, filepath.Join(directory, link, "y"))
			if x != y && x != "" && y != "" {
				torn <- x + " beside " + y
				return
			}
		}
	}()
	for round := range 200 {
		publish(t, directory, both(string(rune('a'+round%26))))
	}
	stop.Store(true)
	if text, found := <-torn; found {
		t.Error(text)
	}
}

func TestEmptyPayloadIsAnEmptyDirectory(t *testing.T) {
	directory := t.TempDir()
	publish(t, directory, Payload{"a": {[]byte("1"), 0o600}})
	publish(t, directory, Payload{})
	if _, err := os.Lstat(filepath.Join(directory, "a")); !os.IsNotExist(err) {
		t.Errorf("a is still there: %v", err)
	}
}
