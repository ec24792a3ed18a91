// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"bufio"
	"encoding/json"
	"io"
	"sync"
	"time"
)

// Kinds of truth.
const (
	Start   = "start"
	Stop    = "stop"
	Trades  = "trades"
	Archive = "archive"
	Arrive  = "arrive"
)

// Event is one thing that really happened to a simulated bot.
type Event struct {
	At         time.Time `json:"at"`
	Kind       string    `json:"kind"`
	Namespace  string    `json:"namespace"`
	Pod        string    `json:"pod"`
	PodUID     string    `json:"podUid"`
	Volume     string    `json:"volume"`
	Bot        string    `json:"bot"`
	UID        string    `json:"uid"`
	Mode       string    `json:"mode"`
	Digest     string    `json:"digest"`
	Database   Database  `json:"database"`
	Reason     string    `json:"reason"`
	PodRunsOn  bool      `json:"podRunsOn"`
	OpenTrades int       `json:"openTrades"`
}

// Truth is an append-only log with listeners that hear of each event before the bot goes on.
type Truth struct {
	mu        sync.Mutex
	out       *bufio.Writer
	listeners []func(Event)
}

// NewTruth writes JSON lines to out; nil keeps nothing.
func NewTruth(out io.Writer) *Truth {
	truth := &Truth{}
	if out != nil {
		truth.out = bufio.NewWriterSize(out, 1<<16)
	}
	return truth
}

// Listen adds a listener; it must not call the agents.
func (t *Truth) Listen(listener func(Event)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.listeners = append(t.listeners, listener)
}

func (t *Truth) add(event Event) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.out != nil {
		line, err := json.Marshal(event)
		if err == nil {
			_, _ = t.out.Write(append(line, '\n'))
		}
	}
	for _, listener := range t.listeners {
		listener(event)
	}
}

// Flush writes what is buffered.
func (t *Truth) Flush() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.out == nil {
		return nil
	}
	return t.out.Flush()
}
