// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"cryptopilot.dev/e2e/sim/internal/apiserver"
)

// liveBytes is what the server holds after a garbage collection: its heap and its buffers.
func liveBytes(ctx context.Context, server *apiserver.Server) (float64, error) {
	if err := server.CollectGarbage(); err != nil {
		return 0, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.Address()+"/metrics", http.NoBody)
	if err != nil {
		return 0, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, err
	}
	if live := liveIn(string(text)); live > 0 {
		return live, nil
	}
	return 0, errors.New("the server's metrics do not tell of its memory")
}

// liveIn sums up heap and direct buffers in the text of Prometheus metrics.
func liveIn(metrics string) float64 {
	sum := 0.0
	for line := range strings.SplitSeq(metrics, "\n") {
		heap := strings.HasPrefix(line, `jvm_memory_used_bytes{area="heap"`)
		if heap || strings.HasPrefix(line, `jvm_buffer_memory_used_bytes{id="direct"}`) {
			value, _ := strconv.ParseFloat(line[strings.LastIndexByte(line, ' ')+1:], 64)
			sum += value
		}
	}
	return sum
}
