// SPDX-License-Identifier: Apache-2.0

package faultproxy

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// scene is a proxy before a made-up API server.
type scene struct {
	proxy   *Proxy
	front   *httptest.Server
	reached atomic.Int64
	kills   atomic.Int64
}

func newScene(t *testing.T) *scene {
	t.Helper()
	made := &scene{}
	back := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		made.reached.Add(1)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"metadata":{"resourceVersion":"7"},"query":"` + r.URL.RawQuery + `"}`))
	}))
	made.proxy = New(back.URL)
	made.proxy.Kill = func() { made.kills.Add(1) }
	made.front = httptest.NewServer(made.proxy)
	t.Cleanup(func() { made.front.Close(); back.Close() })
	return made
}

const bot = "/apis/crypto-pilot.dev/v1alpha1/namespaces/n/bots/b1"

// send is one request on a connection of its own: a client must not try again by itself.
func (s *scene) send(method, path string) int {
	request, err := http.NewRequest(method, s.front.URL+path, strings.NewReader("{}"))
	if err != nil {
		return -1
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		return 0
	}
	defer response.Body.Close()
	return response.StatusCode
}

func TestWhatHappensToAWrite(t *testing.T) {
	for what, want := range map[string]struct {
		status         int
		reached, kills int64
	}{
		KillBefore: {0, 0, 1}, KillAfter: {0, 1, 1}, Lost: {0, 1, 0}, Conflict: {409, 0, 0}, TooMany: {429, 0, 0},
		Broken: {500, 0, 0}, Hang: {200, 1, 0},
	} {
		t.Run(what, func(t *testing.T) {
			s := newScene(t)
			s.proxy.Faults.AtWrite(2, what)
			if first := s.send(http.MethodPatch, bot); first != 200 {
				t.Fatalf("the first write is answered %d", first)
			}
			got := s.send(http.MethodPatch, bot)
			if got != want.status || s.reached.Load() != want.reached+1 || s.kills.Load() != want.kills {
				t.Fatalf("answered %d, reached %d, kills %d", got, s.reached.Load(), s.kills.Load())
			}
		})
	}
}

func TestLeasesEventsAndReadsAreNotCounted(t *testing.T) {
	s := newScene(t)
	s.proxy.Faults.AtWrite(1, KillBefore)
	s.send(http.MethodPut, "/apis/coordination.k8s.io/v1/namespaces/crypto-pilot/leases/l")
	s.send(http.MethodPost, "/api/v1/namespaces/n/events")
	s.send(http.MethodGet, bot)
	if s.kills.Load() != 0 || s.proxy.Faults.Writes() != 0 {
		t.Fatalf("%d kills, %d writes", s.kills.Load(), s.proxy.Faults.Writes())
	}
}

func TestCallsAreReadFromPaths(t *testing.T) {
	for path, want := range map[string]string{
		"GET " + bot: "get bots", "GET /apis/crypto-pilot.dev/v1alpha1/bots?watch=true": "watch bots",
		"PATCH " + bot + "/status": "patch bots/status", "GET /api/v1/namespaces/n/secrets": "list secrets",
		"DELETE /api/v1/namespaces/n/secrets/s": "delete secrets", "GET /version": "other ",
		"POST /apis/apps/v1/namespaces/n/statefulsets": "create statefulsets",
	} {
		method, target, _ := strings.Cut(path, " ")
		found := callOf(httptest.NewRequest(method, target, nil))
		if got := found.verb + " " + found.resource; got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
}
