// SPDX-License-Identifier: Apache-2.0

// Package address gives each pod its own loopback address.
package address

import (
	"fmt"
	"net/netip"
	"path/filepath"
	"sync"

	"cryptopilot.dev/local/node/internal/records"
)

// Pool hands out addresses of a subnet in turn, so that a freed one is used again late: a client
// that still holds the address of a pod that is gone finds nobody rather than somebody else.
type Pool struct {
	path   string
	subnet netip.Prefix

	mutex sync.Mutex
	last  netip.Addr
	used  map[netip.Addr]struct{}
}

// ExhaustedError says that every address of the subnet is in use.
type ExhaustedError struct{ Subnet string }

func (e *ExhaustedError) Error() string {
	return "no free address in " + e.Subnet + ": give --pod-subnet a larger one"
}

type state struct {
	Last netip.Addr `json:"last"`
}

// Open reads what is remembered in the directory. The subnet must lie in 127.0.0.0/8.
func Open(directory, subnet string, used []string) (*Pool, error) {
	prefix, err := netip.ParsePrefix(subnet)
	if err != nil || !prefix.Addr().Is4() || !prefix.Addr().IsLoopback() || prefix.Bits() < 8 || prefix.Bits() > 30 {
		return nil, fmt.Errorf("--pod-subnet %q: want an IPv4 loopback subnet such as 127.77.0.0/16", subnet)
	}
	pool := &Pool{
		path: filepath.Join(directory, "addresses.json"), subnet: prefix.Masked(),
		used: map[netip.Addr]struct{}{},
	}
	remembered, _, err := records.Read[state](pool.path)
	if err != nil {
		return nil, err
	}
	pool.last = remembered.Last
	for _, address := range used {
		if parsed, err := netip.ParseAddr(address); err == nil {
			pool.used[parsed] = struct{}{}
		}
	}
	return pool, nil
}

// Allocate gives out an address that no pod has.
func (p *Pool) Allocate() (string, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	candidate := p.last
	for range 1 << (32 - p.subnet.Bits()) {
		candidate = p.after(candidate)
		if _, taken := p.used[candidate]; taken || !usable(candidate) {
			continue
		}
		if err := records.Write(p.path, state{Last: candidate}); err != nil {
			return "", err
		}
		p.last = candidate
		p.used[candidate] = struct{}{}
		return candidate.String(), nil
	}
	return "", &ExhaustedError{Subnet: p.subnet.String()}
}

// Release takes an address back.
func (p *Pool) Release(address string) {
	parsed, err := netip.ParseAddr(address)
	if err != nil {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	delete(p.used, parsed)
}

func (p *Pool) after(address netip.Addr) netip.Addr {
	if next := address.Next(); address.IsValid() && p.subnet.Contains(next) {
		return next
	}
	return p.subnet.Addr()
}

// usable leaves out what looks like a network or broadcast address.
func usable(address netip.Addr) bool {
	last := address.As4()[3]
	return last != 0 && last != 255
}
