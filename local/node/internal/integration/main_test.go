// SPDX-License-Identifier: Apache-2.0

// Package integration runs pilot-node under a real control plane.
package integration

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cryptopilot.dev/local/node/internal/testrig"
)

const basePort = 22600

var rig *world

// world is one control plane with one pilot-node.
type world struct {
	*testrig.Rig
	binary string
	state  string
	images string
	node   *testrig.Process
}

func TestMain(m *testing.M) {
	code, err := runAll(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func runAll(m *testing.M) (int, error) {
	directory, err := os.MkdirTemp("", "pn")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(directory)
	rig = &world{
		binary: filepath.Join(directory, "pilot-node"), state: filepath.Join(directory, "s"),
		images: filepath.Join(directory, "images.json"),
	}
	if err := rig.build(); err != nil {
		return 1, err
	}
	if err := os.WriteFile(rig.images, []byte(`{"sh:1": {"path": [], "env": {"FROM_IMAGE": "/data/stays"}}}`), 0o600); err != nil {
		return 1, err
	}
	flags, err := exec.Command(rig.binary, "certs", "--state-dir", rig.state).Output()
	if err != nil {
		return 1, err
	}
	if rig.Rig, err = testrig.Start(directory, basePort, strings.Fields(string(flags))); err != nil {
		return 1, err
	}
	defer rig.Stop()
	if err := rig.startNode(); err != nil {
		return 1, err
	}
	defer rig.stopPods()
	return m.Run(), nil
}

// build makes pilot-node, unless PILOT_NODE_BINARY names one.
func (w *world) build() error {
	if ready := os.Getenv("PILOT_NODE_BINARY"); ready != "" {
		w.binary = ready
		return nil
	}
	build := exec.Command("go", "build", "-o", w.binary, "../..")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build of pilot-node: %w: %s", err, output)
	}
	return nil
}

func (w *world) startNode() error {
	var err error
	w.node, err = testrig.StartProcess(w.Directory, "pilot-node", w.binary, []string{
		"--kubeconfig", w.Kubeconfig, "--state-dir", w.state, "--images", w.images, "--node-name", "pilot-test",
		"--pod-subnet", "127.226.0.0/16", "--listen", fmt.Sprintf("127.0.0.1:%d", basePort+6),
	}, os.Environ())
	return err
}

func (w *world) stopPods() {
	w.node.Kill(syscall.SIGTERM)
	_ = exec.Command(w.binary, "stop-pods", "--state-dir", w.state, "--grace", "1").Run()
}
