// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"math"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Record is what many people noted of their calls.
type Record struct {
	mu         sync.Mutex
	routes     map[string][]float64
	errors     int // answers with 5xx
	refused    int // answers with 4xx
	unanswered int
	complaints []string
}

const keptComplaints = 20

// NewRecord is empty.
func NewRecord() *Record { return &Record{routes: map[string][]float64{}} }

// add notes a call; status 0 = no answer came.
func (r *Record) add(route string, status int, took time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case status == 0:
		r.unanswered++
	case status >= http.StatusInternalServerError:
		r.errors++
	case status >= http.StatusBadRequest:
		r.refused++
	}
	r.routes[route] = append(r.routes[route], float64(took.Microseconds())/1000)
}

// complain keeps the first answers that were not good.
func (r *Record) complain(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.complaints) < keptComplaints {
		r.complaints = append(r.complaints, text)
	}
}

// Times of one or many routes, milliseconds.
type Times struct {
	Calls int     `json:"calls"`
	P50   float64 `json:"p50_ms"`
	P95   float64 `json:"p95_ms"`
	P99   float64 `json:"p99_ms"`
}

// byRoute sums up each route.
func (r *Record) byRoute() map[string]Times {
	r.mu.Lock()
	defer r.mu.Unlock()
	times := map[string]Times{}
	for route, taken := range r.routes {
		times[route] = timesOf(taken)
	}
	return times
}

// of sums up all routes that are chosen.
func (r *Record) of(chosen func(route string) bool) Times {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := []float64{}
	for route, taken := range r.routes {
		if chosen(route) {
			all = append(all, taken...)
		}
	}
	return timesOf(all)
}

// isRead: answered from what the server knows, or by asking bots on its own account.
func isRead(route string) bool { return strings.HasPrefix(route, "GET ") && !isProxied(route) }

// isCommand: changes something.
func isCommand(route string) bool { return !strings.HasPrefix(route, "GET ") }

// isProxied: takes as long as the bot takes.
func isProxied(route string) bool { return strings.Contains(route, "/proxy/") }

func timesOf(taken []float64) Times {
	sorted := slices.Sorted(slices.Values(taken))
	return Times{Calls: len(sorted), P50: percentile(sorted, 50), P95: percentile(sorted, 95), P99: percentile(sorted, 99)}
}

// percentile by the nearest rank; 0 of nothing.
func percentile(sorted []float64, percent float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	rank := int(math.Ceil(percent/100*float64(len(sorted)))) - 1
	return sorted[max(0, rank)]
}
