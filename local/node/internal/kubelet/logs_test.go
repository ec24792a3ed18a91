// SPDX-License-Identifier: Apache-2.0

package kubelet

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"cryptopilot.dev/local/node/internal/crilog"
)

func TestLogOptions(t *testing.T) {
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	for query, want := range map[string]crilog.Options{
		"":                               {Tail: -1},
		"tailLines=0":                    {Tail: 0},
		"tailLines=7&follow=true":        {Tail: 7, Follow: true},
		"timestamps=true&limitBytes=9":   {Tail: -1, Timestamps: true, LimitBytes: 9},
		"sinceSeconds=60":                {Tail: -1, Since: now.Add(-time.Minute)},
		"sinceTime=2026-11-21T11:00:00Z": {Tail: -1, Since: now.Add(-time.Hour)},
	} {
		values, _ := url.ParseQuery(query)
		want.Poll = followPoll
		got, err := logOptions(values, now)
		if err != nil || got.Tail != want.Tail || got.Follow != want.Follow || got.Timestamps != want.Timestamps ||
			got.LimitBytes != want.LimitBytes || !got.Since.Equal(want.Since) || got.Poll != want.Poll {
			t.Errorf("%q: %+v, %v", query, got, err)
		}
	}
	for _, query := range []string{"tailLines=x", "tailLines=-1", "limitBytes=x", "sinceSeconds=x", "sinceTime=x"} {
		values, _ := url.ParseQuery(query)
		name, _, _ := strings.Cut(query, "=")
		if _, err := logOptions(values, now); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%q gives %v", query, err)
		}
	}
}
