// SPDX-License-Identifier: Apache-2.0

// Package testrig starts a real control plane for tests: etcd, kube-apiserver,
// kube-controller-manager and kube-scheduler as processes on loopback.
package testrig

import (
	"fmt"
	"os"
	"path/filepath"
)

var needed = []string{"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl"}

// findBinaries looks into PILOT_KUBE_BIN (directories joined by a colon) or the product's cache.
func findBinaries() (map[string]string, error) {
	found := map[string]string{}
	for _, directory := range directories() {
		for _, name := range needed {
			path := filepath.Join(directory, name)
			if info, err := os.Stat(path); err == nil && !info.IsDir() && found[name] == "" {
				found[name] = path
			}
		}
	}
	for _, name := range needed {
		if found[name] == "" {
			return nil, fmt.Errorf("no %s in %v: run ./pilot build kube first, or set PILOT_KUBE_BIN", name, directories())
		}
	}
	return found, nil
}

func directories() []string {
	if set := os.Getenv("PILOT_KUBE_BIN"); set != "" {
		return filepath.SplitList(set)
	}
	cache := os.Getenv("XDG_CACHE_HOME")
	if cache == "" {
		home, _ := os.UserHomeDir()
		cache = filepath.Join(home, ".cache")
	}
	return []string{filepath.Join(cache, "crypto-pilot", "kube-1.36.3"), filepath.Join(cache, "crypto-pilot", "etcd-3.6.14")}
}
