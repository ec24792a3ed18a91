// SPDX-License-Identifier: Apache-2.0

package controlplane

import (
	"fmt"
	"os"
	"path/filepath"
)

// Settings say where the programs are and which ports to take.
type Settings struct {
	// Binaries are directories that hold etcd, kube-apiserver and kube-controller-manager.
	Binaries []string
	// Directory gets data, certificates and logs.
	Directory string
	// PortBase and the 20 ports after it are ours.
	PortBase int
}

// Ports, at fixed distances from the base.
func (s Settings) etcdPort() int    { return s.PortBase + 1 }
func (s Settings) peerPort() int    { return s.PortBase + 2 }
func (s Settings) apiPort() int     { return s.PortBase + 3 }
func (s Settings) managerPort() int { return s.PortBase + 4 }

// ProxyPort is where the operator finds its API server.
func (s Settings) ProxyPort() int { return s.PortBase + 5 }

// OperatorPort is the operator's own HTTP port.
func (s Settings) OperatorPort() int { return s.PortBase + 6 }

// AgentPort is the port of every simulated agent, each on an address of its own.
func (s Settings) AgentPort() int { return s.PortBase + 7 }

// ServerPort is the HTTP port of our own API server.
func (s Settings) ServerPort() int { return s.PortBase + 8 }

func (s Settings) find(program string) (string, error) {
	for _, directory := range s.Binaries {
		path := filepath.Join(directory, program)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path, nil
		}
	}
	return "", fmt.Errorf("%s is in none of %v: run `./pilot build kube`", program, s.Binaries)
}
