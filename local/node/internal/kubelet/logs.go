// SPDX-License-Identifier: Apache-2.0

package kubelet

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"cryptopilot.dev/local/node/internal/crilog"
)

const followPoll = 100 * time.Millisecond

func (s *Server) logs(response http.ResponseWriter, request *http.Request) {
	worker, found := s.find(response, request)
	if !found {
		return
	}
	query := request.URL.Query()
	options, err := logOptions(query, s.Now())
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	source, err := worker.Log(request.PathValue("container"), query.Get("previous") == "true")
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	options.Ended = source.Ended
	response.Header().Set("Content-Type", "text/plain")
	response.WriteHeader(http.StatusOK)
	out := flushing{response}
	out.flush()
	_ = crilog.Copy(request.Context(), source.Path, options, out)
}

func logOptions(query url.Values, now time.Time) (crilog.Options, error) {
	options := crilog.Options{Tail: -1, Poll: followPoll}
	options.Follow = query.Get("follow") == "true"
	options.Timestamps = query.Get("timestamps") == "true"
	if err := number(query, "tailLines", func(value int64) { options.Tail = int(value) }); err != nil {
		return options, err
	}
	if err := number(query, "limitBytes", func(value int64) { options.LimitBytes = value }); err != nil {
		return options, err
	}
	err := number(query, "sinceSeconds", func(value int64) { options.Since = now.Add(-time.Duration(value) * time.Second) })
	if err != nil {
		return options, err
	}
	if since := query.Get("sinceTime"); since != "" {
		if options.Since, err = time.Parse(time.RFC3339, since); err != nil {
			return options, fmt.Errorf("sinceTime: %w", err)
		}
	}
	return options, nil
}

func number(query url.Values, name string, set func(int64)) error {
	text := query.Get(name)
	if text == "" {
		return nil
	}
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil || value < 0 {
		return fmt.Errorf("%s=%q: want a number that is not negative", name, text)
	}
	set(value)
	return nil
}

// flushing sends each line at once.
type flushing struct{ response http.ResponseWriter }

func (f flushing) Write(data []byte) (int, error) {
	written, err := f.response.Write(data)
	f.flush()
	return written, err
}

func (f flushing) flush() {
	if flusher, ok := f.response.(http.Flusher); ok {
		flusher.Flush()
	}
}
