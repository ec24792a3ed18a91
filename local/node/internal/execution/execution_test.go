// SPDX-License-Identifier: Apache-2.0

package execution

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"cryptopilot.dev/local/node/internal/environment"
)

func shell(script string) environment.Process {
	return environment.Process{Path: "/bin/sh", Args: []string{"sh", "-c", script}, Env: []string{"PATH=/usr/bin:/bin", "WHO=me"}, WorkDir: "/tmp"}
}

func TestRunHandsOverStreamsAndCode(t *testing.T) {
	var out, err bytes.Buffer
	failed := Run(t.Context(), shell("cat; echo $WHO in $PWD; echo trouble >&2; exit 4"), Streams{In: strings.NewReader("given\n"), Out: &out, Err: &err})
	if out.String() != "given\nme in /tmp\n" || err.String() != "trouble\n" {
		t.Errorf("out %q, err %q", out.String(), err.String())
	}
	if code, ok := ExitCode(failed); !ok || code != 4 {
		t.Errorf("code is %d, %v", code, ok)
	}
}

func TestRunDoesNotWaitForAnOpenInput(t *testing.T) {
	reader, writer := io.Pipe()
	defer writer.Close()
	if err := Run(t.Context(), shell("exit 0"), Streams{In: reader}); err != nil {
		t.Error(err)
	}
}

func TestTheWholeSessionEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var out bytes.Buffer
	err := Run(ctx, shell("sleep 1000 & sleep 1001; echo survived"), Streams{Out: &out})
	if code, ok := ExitCode(err); !ok || code != 137 || out.Len() > 0 {
		t.Errorf("%v, out %q", err, out.String())
	}
}

func TestExitCodeOfOtherErrors(t *testing.T) {
	if _, ok := ExitCode(errors.New("other")); ok {
		t.Error("any error is an exit")
	}
	err := Run(t.Context(), environment.Process{Path: "/no/such", Args: []string{"x"}}, Streams{})
	if _, ok := ExitCode(err); ok || err == nil {
		t.Errorf("a program that does not start: %v", err)
	}
}

func TestTerminalHasASize(t *testing.T) {
	sizes := make(chan Size, 1)
	sizes <- Size{Width: 77, Height: 11}
	close(sizes)
	var out bytes.Buffer
	err := RunTerminal(t.Context(), shell("while test \"$(stty size)\" != '11 77'; do sleep 0.01; done; test -t 0 && test -t 1 && echo both; exit 6"), Streams{Out: &out}, sizes)
	if code, ok := ExitCode(err); !ok || code != 6 || strings.TrimSpace(out.String()) != "both" {
		t.Errorf("%v, out %q", err, out.String())
	}
}
