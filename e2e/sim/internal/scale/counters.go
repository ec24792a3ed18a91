// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"bufio"
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"k8s.io/client-go/kubernetes"
)

// what is one kind of request: verb, resource, sub-resource.
type what struct{ verb, resource, sub string }

type counters map[what]float64

func (w what) String() string {
	if w.sub != "" {
		return w.verb + " " + w.resource + "/" + w.sub
	}
	return w.verb + " " + w.resource
}

var label = regexp.MustCompile(`(\w+)="([^"]*)"`)

// requests that the API server has served, by its own count.
func requests(ctx context.Context, client kubernetes.Interface) (counters, error) {
	text, err := client.Discovery().RESTClient().Get().AbsPath("/metrics").DoRaw(ctx)
	if err != nil {
		return nil, err
	}
	found := counters{}
	scanner := bufio.NewScanner(strings.NewReader(string(text)))
	scanner.Buffer(make([]byte, 1<<16), 1<<20)
	for scanner.Scan() {
		line := scanner.Text()
		if !strings.HasPrefix(line, "apiserver_request_total{") {
			continue
		}
		labels := map[string]string{}
		for _, match := range label.FindAllStringSubmatch(line, -1) {
			labels[match[1]] = match[2]
		}
		value, err := strconv.ParseFloat(line[strings.LastIndex(line, " ")+1:], 64)
		if err != nil {
			return nil, err
		}
		found[what{labels["verb"], labels["resource"], labels["subresource"]}] += value
	}
	return found, scanner.Err()
}

func (w what) isWrite() bool {
	return slices.Contains([]string{"POST", "PUT", "PATCH", "APPLY", "DELETE"}, w.verb) && w.resource != "leases" &&
		w.resource != "selfsubjectaccessreviews"
}

// isOperators: nobody but the operator writes these while Bots are created.
func (w what) isOperators() bool {
	switch w.resource {
	case "bots":
		return w.verb != "POST"
	case "pods":
		return w.sub == "" && w.verb == "PATCH"
	case "statefulsets":
		return w.sub == ""
	case "botpools", "strategies", "secrets", "configmaps", "events":
		return true
	}
	return false
}

// isProducts: requests that the operator makes when idle.
func (w what) isProducts() bool {
	resources := []string{"bots", "botpools", "strategies", "secrets", "configmaps", "pods", "statefulsets", "events", "leases",
		"persistentvolumeclaims"}
	return w.verb != "WATCH" && slices.Contains(resources, w.resource)
}
