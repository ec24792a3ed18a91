// SPDX-License-Identifier: Apache-2.0

package cluster

import (
	"errors"
	"net/http"
	"syscall"
	"time"
)

// Patient is a transport for informers: while nobody listens at the API server's address, reads
// wait instead of failing. An informer that fails backs off for up to a minute, which is far too
// long for a server that is back on the same machine.
type Patient struct {
	Next  http.RoundTripper
	Pause time.Duration
}

// RoundTrip tries a read until somebody answers or its context ends.
func (p *Patient) RoundTrip(request *http.Request) (*http.Response, error) {
	for {
		response, err := p.Next.RoundTrip(request)
		if err == nil || request.Method != http.MethodGet || !errors.Is(err, syscall.ECONNREFUSED) {
			return response, err
		}
		select {
		case <-request.Context().Done():
			return nil, request.Context().Err()
		case <-time.After(p.Pause):
		}
	}
}
