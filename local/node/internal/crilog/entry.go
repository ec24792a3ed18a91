// SPDX-License-Identifier: Apache-2.0

package crilog

import (
	"bytes"
	"time"
)

// Entry is one line of a log file.
type Entry struct {
	At      time.Time
	Stream  string
	Partial bool // the text goes on in the next entry of the same stream
	Text    []byte
}

// ParseEntry reads a line without its line feed; ok is false for a damaged one.
func ParseEntry(line []byte) (entry Entry, ok bool) {
	parts := bytes.SplitN(line, []byte{' '}, 4)
	if len(parts) != 4 {
		return Entry{}, false
	}
	at, err := time.Parse(time.RFC3339Nano, string(parts[0]))
	if err != nil {
		return Entry{}, false
	}
	return Entry{At: at, Stream: string(parts[1]), Partial: string(parts[2]) == "P", Text: parts[3]}, true
}

// Render is the entry as kubectl logs shows it.
func (e Entry) Render(timestamps bool) []byte {
	var out []byte
	if timestamps {
		out = append(out, e.At.UTC().Format("2006-01-02T15:04:05.000000000Z")...)
		out = append(out, ' ')
	}
	out = append(out, e.Text...)
	if !e.Partial {
		out = append(out, '\n')
	}
	return out
}
