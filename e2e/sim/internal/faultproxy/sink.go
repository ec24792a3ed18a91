// SPDX-License-Identifier: Apache-2.0

package faultproxy

import (
	"context"
	"net/http"

	"github.com/gorilla/websocket"
)

// sink is where the events of a watch go.
type sink interface {
	send(line []byte) error
	close()
}

// sink of the kind that the client asked for; cancel is called when the client goes.
func (p *Proxy) sink(w http.ResponseWriter, r *http.Request, cancel context.CancelFunc) (sink, error) {
	if !websocket.IsWebSocketUpgrade(r) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusOK)
		flusher, _ := w.(http.Flusher)
		flusher.Flush()
		return plainSink{w, flusher}, nil
	}
	connection, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return nil, err
	}
	go func() {
		defer cancel()
		for {
			if _, _, err := connection.ReadMessage(); err != nil {
				return
			}
		}
	}()
	return socketSink{connection}, nil
}

type plainSink struct {
	writer  http.ResponseWriter
	flusher http.Flusher
}

func (s plainSink) send(line []byte) error {
	_, err := s.writer.Write(append(line, '\n'))
	s.flusher.Flush()
	return err
}

func (s plainSink) close() {}

type socketSink struct{ connection *websocket.Conn }

func (s socketSink) send(line []byte) error {
	return s.connection.WriteMessage(websocket.TextMessage, line)
}

func (s socketSink) close() { _ = s.connection.Close() }
