// SPDX-License-Identifier: Apache-2.0

package shim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"

	"cryptopilot.dev/local/node/internal/records"
)

// launchTimeout is how long a shim may take to say that its container runs.
const launchTimeout = 20 * time.Second

// Launch starts a shim in its own session and returns when the container's main process runs.
func Launch(spec Spec) error {
	input, err := json.Marshal(spec)
	if err != nil {
		return fmt.Errorf("shim specification: %w", err)
	}
	answers, report, err := os.Pipe()
	if err != nil {
		return err
	}
	defer answers.Close()
	defer report.Close()
	trouble, err := os.OpenFile(records.RunDir(spec.RunDir).ShimLog(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer trouble.Close()
	// The program's own file, even when a rebuild has replaced it on disk.
	command := exec.Command("/proc/self/exe", "shim", spec.ContainerID)
	command.Args[0] = "pilot-node"
	command.Env = []string{"GOMAXPROCS=2", "GOGC=50"}
	command.Dir = "/"
	command.Stdin = bytes.NewReader(input)
	command.Stderr = trouble
	command.ExtraFiles = []*os.File{report}
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := command.Start(); err != nil {
		return fmt.Errorf("shim: %w", err)
	}
	report.Close()
	go func() { _ = command.Wait() }()
	return readReport(answers)
}

func readReport(answers *os.File) error {
	_ = answers.SetReadDeadline(time.Now().Add(launchTimeout))
	var report Report
	if err := json.NewDecoder(answers).Decode(&report); err != nil {
		return fmt.Errorf("the container's shim ended before it could start the container: %w", err)
	}
	if report.Error != "" {
		return errors.New(report.Error)
	}
	return nil
}
