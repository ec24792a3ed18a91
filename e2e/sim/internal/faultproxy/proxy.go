// SPDX-License-Identifier: Apache-2.0

package faultproxy

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// hangFor is how late an answer comes that hangs; longer than clients like, shorter than they wait.
const hangFor = 1500 * time.Millisecond

// Proxy passes the operator's requests on to the API server.
type Proxy struct {
	Faults *Faults
	// Kill ends the operator at once and returns when it is gone.
	Kill func()
	// Wrote hears of each write that the server did, for the log of a plan.
	Wrote func(what string)

	upstream string
	client   *http.Client
	streams  *streams
	history  *history
	requests atomic.Int64
	server   *http.Server
}

// New passes on to the API server at that URL.
func New(upstream string) *Proxy {
	transport := &http.Transport{
		TLSClientConfig:     &tls.Config{InsecureSkipVerify: true}, //nolint:gosec // loopback, made by us
		MaxIdleConnsPerHost: 200,
	}
	return &Proxy{
		Faults: NewFaults(), Kill: func() {}, Wrote: func(string) {}, upstream: upstream,
		client: &http.Client{Transport: transport}, streams: newStreams(), history: &history{},
	}
}

// Listen serves TLS on that loopback port until Close.
func (p *Proxy) Listen(port int) error {
	certificate, err := selfSigned()
	if err != nil {
		return err
	}
	listener, err := tls.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port), &tls.Config{Certificates: []tls.Certificate{certificate}})
	if err != nil {
		return err
	}
	p.server = &http.Server{
		Handler: p, ReadHeaderTimeout: 10 * time.Second,
		// A killed operator breaks connections; that is no news.
		ErrorLog:    log.New(io.Discard, "", 0),
		BaseContext: func(net.Listener) context.Context { return context.Background() },
	}
	go func() { _ = p.server.Serve(listener) }()
	return nil
}

// Close ends all connections.
func (p *Proxy) Close() { _ = p.server.Close() }

// Requests passed on so far, without watches.
func (p *Proxy) Requests() int64 { return p.requests.Load() }

// CutWatches ends the watches of a resource, or all. With gone, the next one is told that its
// version is too old.
func (p *Proxy) CutWatches(resource string, gone bool) { p.streams.cut(resource, gone) }

// ServeHTTP passes one request on.
func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p.Faults.refusing() {
		hangUp(w)
		return
	}
	asked := callOf(r)
	if asked.verb == "watch" {
		p.watch(w, r, asked)
		return
	}
	p.requests.Add(1)
	what := ""
	if asked.isWrite() {
		what = p.Faults.write()
	}
	if p.refuse(w, what) {
		return
	}
	if asked.verb == "list" {
		p.makeStale(r)
	}
	p.pass(w, r, asked, what)
}

// refuse does what happens before the server hears of a write; true when it must not.
func (p *Proxy) refuse(w http.ResponseWriter, what string) bool {
	switch what {
	case KillBefore:
		p.Kill()
		hangUp(w)
	case Conflict:
		status(w, http.StatusConflict, "Conflict", "the object has been modified")
	case TooMany:
		status(w, http.StatusTooManyRequests, "TooManyRequests", "slow down")
	case Broken:
		status(w, http.StatusInternalServerError, "InternalError", "etcdserver: request timed out")
	default:
		return false
	}
	return true
}

func (p *Proxy) pass(w http.ResponseWriter, r *http.Request, asked call, what string) {
	// The server must get the whole write, whatever becomes of the operator.
	ctx := r.Context()
	if asked.isWrite() {
		ctx = context.WithoutCancel(ctx)
	}
	request, err := http.NewRequestWithContext(ctx, r.Method, p.upstream+r.URL.RequestURI(), r.Body)
	if err != nil {
		hangUp(w)
		return
	}
	request.Header = r.Header.Clone()
	request.ContentLength = r.ContentLength
	response, err := p.client.Do(request)
	if err != nil {
		hangUp(w)
		return
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		hangUp(w)
		return
	}
	p.history.note(response.Header, body)
	if asked.isWrite() {
		p.Wrote(fmt.Sprintf("%s %s %s %d %s", asked.verb, asked.resource, r.URL.Path, response.StatusCode, what))
	}
	switch what {
	case KillAfter:
		p.Kill()
		hangUp(w)
		return
	case Lost:
		hangUp(w)
		return
	case Hang:
		time.Sleep(hangFor)
	}
	for name, values := range response.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(response.StatusCode)
	_, _ = w.Write(body)
}
