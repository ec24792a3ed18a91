// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"bufio"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const longestEvent = 4 << 20

// Streams are open event streams of many clients, read as EventSource does.
type Streams struct {
	address string
	http    *http.Client
	done    sync.WaitGroup
	stop    context.CancelFunc

	open    atomic.Int64
	dropped atomic.Int64
	refused atomic.Int64
	bytes   atomic.Int64
	mu      sync.Mutex
	events  map[string]int
}

// openStreams opens so many, spread over the people, and waits until all are open.
func openStreams(ctx context.Context, address string, people []*person, clients int) (*Streams, error) {
	ctx, stop := context.WithCancel(ctx)
	s := &Streams{
		address: address, stop: stop, events: map[string]int{},
		http: &http.Client{Transport: &http.Transport{MaxIdleConns: 0, DisableCompression: true}},
	}
	for number := range clients {
		who := people[number%len(people)]
		s.done.Go(func() { s.follow(ctx, who) })
		// As people come, not as a flood: a listening socket has a queue of its own.
		time.Sleep(time.Millisecond)
	}
	for deadline := time.Now().Add(time.Minute); s.open.Load() < int64(clients); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) || ctx.Err() != nil {
			s.close()
			return nil, errors.New("not all event streams could be opened")
		}
	}
	return s, nil
}

// follow reads one stream to its end, and opens it again where it was.
func (s *Streams) follow(ctx context.Context, who *person) {
	lastID := ""
	for ctx.Err() == nil {
		lastID = s.read(ctx, who, lastID)
		if ctx.Err() == nil {
			s.dropped.Add(1)
			pause(ctx, 2*time.Second)
		}
	}
}

func (s *Streams) read(ctx context.Context, who *person, lastID string) string {
	address := s.address + "/api/freqtrade/stream?token=" + url.QueryEscape(who.token)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return lastID
	}
	request.Header.Set("Accept", "text/event-stream")
	request.Header.Set("Origin", "http://localhost:5173")
	if lastID != "" {
		request.Header.Set("Last-Event-ID", lastID)
	}
	response, err := s.http.Do(request)
	if err != nil {
		return lastID
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		s.refused.Add(1)
		return lastID
	}
	s.open.Add(1)
	defer s.open.Add(-1)
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(make([]byte, 4096), longestEvent)
	for lines.Scan() {
		s.bytes.Add(int64(len(lines.Bytes()) + 1))
		if name, found := strings.CutPrefix(lines.Text(), "event: "); found {
			s.count(name)
		}
		if id, found := strings.CutPrefix(lines.Text(), "id: "); found {
			lastID = id
		}
	}
	return lastID
}

func (s *Streams) count(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events[name]++
}

// heard is how many events came, by name.
func (s *Streams) heard() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	copied := map[string]int{}
	for name, number := range s.events {
		copied[name] = number
	}
	return copied
}

func (s *Streams) close() {
	s.stop()
	s.done.Wait()
}
