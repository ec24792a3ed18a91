// SPDX-License-Identifier: Apache-2.0

// Package faultproxy stands between the operator and the real API server and does to their talk
// what networks, restarts and lagging caches do.
package faultproxy

import (
	"net/http"
	"strings"
)

// call is what a request is about.
type call struct {
	verb     string // get, list, watch, create, update, patch, delete
	resource string // bots, botpools, secrets, ...; with /status for sub-resources
	named    bool
}

func callOf(r *http.Request) call {
	words := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	switch {
	case len(words) > 2 && words[0] == "api":
		words = words[2:]
	case len(words) > 3 && words[0] == "apis":
		words = words[3:]
	default:
		return call{verb: "other"}
	}
	if words[0] == "namespaces" && len(words) > 2 {
		words = words[2:]
	}
	found := call{resource: words[0], named: len(words) > 1}
	if len(words) > 2 {
		found.resource += "/" + words[2]
	}
	found.verb = verb(r, found.named)
	return found
}

func verb(r *http.Request, named bool) string {
	switch r.Method {
	case http.MethodPost:
		return "create"
	case http.MethodPut:
		return "update"
	case http.MethodPatch:
		return "patch"
	case http.MethodDelete:
		return "delete"
	}
	if watch := r.URL.Query().Get("watch"); watch == "true" || watch == "1" {
		return "watch"
	}
	if named {
		return "get"
	}
	return "list"
}

// isWrite: a write that the campaign counts. Leases and Events are heartbeat and narration; they
// decide nothing.
func (c call) isWrite() bool {
	switch c.verb {
	case "create", "update", "patch", "delete":
		return c.resource != "leases" && c.resource != "events"
	}
	return false
}
