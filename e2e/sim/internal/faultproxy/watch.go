// SPDX-License-Identifier: Apache-2.0

package faultproxy

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"

	"github.com/gorilla/websocket"
)

const longestLine = 8 << 20

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// watch passes a watch on, event by event, over a WebSocket or a plain answer.
func (p *Proxy) watch(w http.ResponseWriter, r *http.Request, asked call) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	out, err := p.sink(w, r, cancel)
	if err != nil {
		return
	}
	defer out.close()
	stream, gone := p.streams.open(asked.resource, cancel)
	defer p.streams.closed(stream)
	if gone {
		_ = out.send(expired())
		return
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.upstream+r.URL.RequestURI(), nil)
	if err != nil {
		return
	}
	for _, name := range []string{"Authorization", "Accept", "User-Agent"} {
		if value := r.Header.Get(name); value != "" {
			request.Header.Set(name, value)
		}
	}
	request.Header.Set("Accept", "application/json")
	response, err := p.client.Do(request)
	if err != nil {
		return
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		var object json.RawMessage
		if json.NewDecoder(response.Body).Decode(&object) == nil {
			line, _ := json.Marshal(map[string]any{"type": "ERROR", "object": object})
			_ = out.send(line)
		}
		return
	}
	queue := newQueue(asked.resource, p.Faults, out)
	go func() {
		queue.deliver(ctx)
		cancel()
	}()
	scanner := bufio.NewScanner(response.Body)
	scanner.Buffer(make([]byte, 1<<16), longestLine)
	for scanner.Scan() {
		one := eventOf(append([]byte(nil), scanner.Bytes()...))
		p.history.seen(one.version)
		queue.add(one)
	}
}

func expired() []byte {
	line, _ := json.Marshal(map[string]any{
		"type": "ERROR", "object": statusObject(http.StatusGone, "Expired", "too old resource version"),
	})
	return line
}
