// SPDX-License-Identifier: Apache-2.0

// Package controlplane runs a real etcd, kube-apiserver and kube-controller-manager as processes on
// loopback, for campaigns and benchmarks.
package controlplane

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// Process is a running program whose output goes to a log file.
type Process struct {
	Name    string
	command *exec.Cmd
	ended   chan struct{}
}

// StartProcess starts a program that dies with this one; its output is appended to log.
func StartProcess(name, log string, words, env []string) (*Process, error) {
	if err := os.MkdirAll(filepath.Dir(log), 0o700); err != nil {
		return nil, err
	}
	out, err := os.OpenFile(log, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	command := exec.Command(words[0], words[1:]...)
	command.Stdout, command.Stderr, command.Env = out, out, env
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	process := &Process{Name: name, command: command, ended: make(chan struct{})}
	started := make(chan error)
	// The thread that starts a child with Pdeathsig must live as long as the child.
	go func() {
		lockThread()
		err := command.Start()
		started <- err
		if err == nil {
			_ = command.Wait()
			close(process.ended)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("%s cannot be started: %w", name, err)
	}
	return process, nil
}

// Pid of the process.
func (p *Process) Pid() int { return p.command.Process.Pid }

// Ended is closed when the process is gone.
func (p *Process) Ended() <-chan struct{} { return p.ended }

// Kill ends it with SIGKILL and waits until it is gone.
func (p *Process) Kill() {
	_ = p.command.Process.Signal(syscall.SIGKILL)
	<-p.ended
}

// Stop asks it to end, and kills it after the patience.
func (p *Process) Stop(patience time.Duration) {
	_ = p.command.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.ended:
	case <-time.After(patience):
		p.Kill()
	}
}
