// SPDX-License-Identifier: Apache-2.0

package kubelet

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"k8s.io/cri-streaming/pkg/streaming/remotecommand"
	utilexec "k8s.io/utils/exec"

	"cryptopilot.dev/local/node/internal/execution"
	"cryptopilot.dev/local/node/internal/pod"
)

const (
	streamIdle     = 4 * time.Hour
	streamCreation = 30 * time.Second
)

func (s *Server) exec(response http.ResponseWriter, request *http.Request) {
	worker, found := s.find(response, request)
	if !found {
		return
	}
	options, err := remotecommand.NewOptions(request)
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	remotecommand.ServeExec(response, request, &executor{worker: worker}, request.PathValue("pod"), "",
		request.PathValue("container"), request.URL.Query()["command"], options, streamIdle, streamCreation,
		remotecommand.SupportedStreamingProtocols)
}

type executor struct{ worker *pod.Worker }

// ExecInContainer runs the command for kubectl exec.
func (e *executor) ExecInContainer(ctx context.Context, _, _, container string, command []string,
	in io.Reader, out, errors io.WriteCloser, tty bool, resize <-chan remotecommand.TerminalSize, _ time.Duration) error {
	process, err := e.worker.Process(container, command)
	if err != nil {
		return fmt.Errorf("exec %s: %w", strings.Join(command[:min(1, len(command))], " "), err)
	}
	streams := execution.Streams{In: in}
	if out != nil {
		streams.Out = out
	}
	if errors != nil {
		streams.Err = errors
	}
	if tty {
		err = execution.RunTerminal(ctx, process, streams, sizes(ctx, resize))
	} else {
		err = execution.Run(ctx, process, streams)
	}
	if code, ok := execution.ExitCode(err); ok {
		return utilexec.CodeExitError{Err: err, Code: code}
	}
	return err
}

func sizes(ctx context.Context, resize <-chan remotecommand.TerminalSize) <-chan execution.Size {
	converted := make(chan execution.Size)
	go func() {
		defer close(converted)
		for {
			select {
			case <-ctx.Done():
				return
			case size, open := <-resize:
				if !open {
					return
				}
				select {
				case converted <- execution.Size{Width: size.Width, Height: size.Height}:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return converted
}
