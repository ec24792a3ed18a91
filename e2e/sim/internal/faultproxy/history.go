// SPDX-License-Identifier: Apache-2.0

package faultproxy

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// history knows which version the store had when.
type history struct {
	mu    sync.Mutex
	notes []noted
}

type noted struct {
	at      time.Time
	version int64
}

const remembered = 5000

// note remembers the version in an answer of the API server.
func (h *history) note(header http.Header, body []byte) {
	if !strings.HasPrefix(header.Get("Content-Type"), "application/json") {
		return
	}
	var object struct {
		Metadata struct {
			ResourceVersion string `json:"resourceVersion"`
		} `json:"metadata"`
	}
	if json.Unmarshal(body, &object) == nil {
		h.seen(object.Metadata.ResourceVersion)
	}
}

func (h *history) seen(text string) {
	version, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if count := len(h.notes); count > 0 && h.notes[count-1].version >= version {
		return
	}
	h.notes = append(h.notes, noted{time.Now(), version})
	if len(h.notes) > remembered {
		h.notes = h.notes[len(h.notes)-remembered:]
	}
}

// ago is the newest version that was seen at least so long ago; 0 = none.
func (h *history) ago(by time.Duration) int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	limit := time.Now().Add(-by)
	for index := len(h.notes) - 1; index >= 0; index-- {
		if h.notes[index].at.Before(limit) {
			return h.notes[index].version
		}
	}
	return 0
}

// makeStale turns a list that may be old (resourceVersion=0: "any version will do") into an exact
// older one, as a lagging API server would answer it. Lists without a version are always fresh.
func (p *Proxy) makeStale(r *http.Request) {
	by, active := p.Faults.staleness()
	query := r.URL.Query()
	if !active || query.Get("resourceVersion") != "0" || query.Get("continue") != "" {
		return
	}
	if version := p.history.ago(by); version > 0 {
		query.Set("resourceVersion", strconv.FormatInt(version, 10))
		query.Set("resourceVersionMatch", "Exact")
		r.URL.RawQuery = query.Encode()
	}
}
