// SPDX-License-Identifier: Apache-2.0

package faultproxy

import (
	"context"
	"sync"
)

// streams are the open watches.
type streams struct {
	mu       sync.Mutex
	next     int
	watching map[int]openStream
	gone     map[string]bool
}

type openStream struct {
	resource string
	cancel   context.CancelFunc
}

func newStreams() *streams { return &streams{watching: map[int]openStream{}, gone: map[string]bool{}} }

// open registers a watch; gone = it is to be told that its version is too old.
func (s *streams) open(resource string, cancel context.CancelFunc) (int, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next++
	s.watching[s.next] = openStream{resource, cancel}
	gone := s.gone[resource] || s.gone["all"]
	delete(s.gone, resource)
	return s.next, gone
}

func (s *streams) closed(number int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.watching, number)
}

func (s *streams) cut(resource string, gone bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, one := range s.watching {
		if resource == "all" || one.resource == resource {
			one.cancel()
			if gone {
				s.gone[one.resource] = true
			}
		}
	}
}
