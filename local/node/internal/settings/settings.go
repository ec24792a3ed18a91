// SPDX-License-Identifier: Apache-2.0

// Package settings is pilot-node's command line.
package settings

import (
	"flag"
	"fmt"
	"net"
	"path/filepath"
	"strconv"
)

// Node is what pilot-node needs to run.
type Node struct {
	Kubeconfig string
	NodeName   string
	StateDir   string
	PodSubnet  string
	Listen     string
	Images     string
	MaxPods    int64
	// HostIP and KubeletPort are the two halves of Listen.
	HostIP      string
	KubeletPort int
}

// Parse reads the flags; an error names the flag and the fix.
func Parse(args []string) (Node, error) {
	var node Node
	flags := flag.NewFlagSet("pilot-node", flag.ContinueOnError)
	flags.StringVar(&node.Kubeconfig, "kubeconfig", "", "kubeconfig with an administrator's rights")
	flags.StringVar(&node.NodeName, "node-name", "pilot-local", "name of the Node object")
	flags.StringVar(&node.StateDir, "state-dir", "", "directory for pods, volumes and certificates")
	flags.StringVar(&node.PodSubnet, "pod-subnet", "127.77.0.0/16", "loopback subnet for the pods' addresses")
	flags.StringVar(&node.Listen, "listen", "127.0.0.1:21006", "address of the kubelet API")
	flags.StringVar(&node.Images, "images", "", "JSON file that says what stands for each image")
	flags.Int64Var(&node.MaxPods, "max-pods", 250, "number of pods that the scheduler may put here")
	if err := flags.Parse(args); err != nil {
		return node, err
	}
	for name, value := range map[string]string{"--kubeconfig": node.Kubeconfig, "--state-dir": node.StateDir, "--images": node.Images} {
		if value == "" {
			return node, fmt.Errorf("%s is missing", name)
		}
	}
	return node.complete()
}

func (n Node) complete() (Node, error) {
	host, port, err := net.SplitHostPort(n.Listen)
	if err != nil || net.ParseIP(host) == nil {
		return n, fmt.Errorf("--listen %q: want IP:PORT, such as 127.0.0.1:21006", n.Listen)
	}
	if n.KubeletPort, err = strconv.Atoi(port); err != nil || n.KubeletPort < 1 || n.KubeletPort > 65535 {
		return n, fmt.Errorf("--listen %q: want a port from 1 to 65535", n.Listen)
	}
	n.HostIP = host
	n.StateDir, err = filepath.Abs(n.StateDir)
	return n, err
}
