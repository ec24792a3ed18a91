// SPDX-License-Identifier: Apache-2.0

package execution

import (
	"context"
	"io"
	"syscall"

	"github.com/creack/pty"

	"cryptopilot.dev/local/node/internal/environment"
)

// Size of a terminal in characters.
type Size struct{ Width, Height uint16 }

// RunTerminal executes the command on a terminal of its own.
func RunTerminal(ctx context.Context, process environment.Process, streams Streams, sizes <-chan Size) error {
	command := build(ctx, process)
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	terminal, err := pty.Start(command)
	if err != nil {
		return err
	}
	defer terminal.Close()
	go func() {
		for size := range sizes {
			_ = pty.Setsize(terminal, &pty.Winsize{Cols: size.Width, Rows: size.Height})
		}
	}()
	if streams.In != nil {
		go func() { _, _ = io.Copy(terminal, streams.In) }()
	}
	copied := make(chan struct{})
	go func() {
		defer close(copied)
		if streams.Out != nil {
			// Ends with an error when the last process leaves the terminal.
			_, _ = io.Copy(streams.Out, terminal)
		}
	}()
	err = command.Wait()
	<-copied
	return err
}
