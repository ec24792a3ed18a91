// SPDX-License-Identifier: Apache-2.0

// Package execution runs extra commands inside a container's environment: exec probes, hooks,
// kubectl exec.
package execution

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"syscall"
	"time"

	"cryptopilot.dev/local/node/internal/environment"
)

// Streams of a command; nil ones are empty or thrown away.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Run executes the command and waits for it. When the context ends, the whole session of the
// command is killed. A non-zero exit is an *exec.ExitError.
func Run(ctx context.Context, process environment.Process, streams Streams) error {
	command := build(ctx, process)
	command.Stdout, command.Stderr = streams.Out, streams.Err
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if streams.In != nil {
		// Not command.Stdin: Wait would then wait for the reader to end.
		input, err := command.StdinPipe()
		if err != nil {
			return err
		}
		go func() {
			_, _ = io.Copy(input, streams.In)
			input.Close()
		}()
	}
	return command.Run()
}

func build(ctx context.Context, process environment.Process) *exec.Cmd {
	command := exec.CommandContext(ctx, process.Path)
	command.Args, command.Env, command.Dir = process.Args, process.Env, process.WorkDir
	command.WaitDelay = time.Second
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
	return command
}

// ExitCode is the code of a command that ran and failed; ok is false for other errors.
func ExitCode(err error) (code int, ok bool) {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return 0, false
	}
	if status, known := exit.Sys().(syscall.WaitStatus); known && status.Signaled() {
		return 128 + int(status.Signal()), true
	}
	return exit.ExitCode(), true
}
