// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestAStreamIsCountedAndGoesOnWhereItWas(t *testing.T) {
	resumed := make(chan string, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("token") != "t" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		last := r.Header.Get("Last-Event-ID")
		fmt.Fprint(w, "id: e-7\nevent: portfolio\ndata: {}\n\n")
		w.(http.Flusher).Flush()
		if last != "" {
			resumed <- last
			<-r.Context().Done()
			return
		}
		// The first connection stays until it was seen to be open, then breaks.
		time.Sleep(100 * time.Millisecond)
	}))
	defer server.Close()
	streams, err := openStreams(context.Background(), server.URL, []*person{{token: "t"}}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if last := <-resumed; last != "e-7" {
		t.Errorf("it went on after %q", last)
	}
	streams.close()
	if streams.heard()["portfolio"] < 1 || streams.dropped.Load() != 1 {
		t.Errorf("heard %v, dropped %d", streams.heard(), streams.dropped.Load())
	}
}
