// SPDX-License-Identifier: Apache-2.0

package testrig

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// Process is a running program of the rig.
type Process struct {
	Name    string
	command *exec.Cmd
	ended   chan struct{}
}

// StartProcess starts a program with its output in directory/name.log.
func StartProcess(directory, name, path string, args, env []string) (*Process, error) {
	log, err := os.OpenFile(filepath.Join(directory, name+".log"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	command := exec.Command(path, args...)
	command.Stdout, command.Stderr, command.Env = log, log, env
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	process := &Process{Name: name, command: command, ended: make(chan struct{})}
	go func() { _ = command.Wait(); close(process.ended) }()
	return process, nil
}

// Kill ends the process with the signal and waits for it.
func (p *Process) Kill(signal syscall.Signal) {
	_ = p.command.Process.Signal(signal)
	select {
	case <-p.ended:
	case <-time.After(10 * time.Second):
		_ = p.command.Process.Kill()
		<-p.ended
	}
}
