// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestARunningBotAnswersForItsTrades(t *testing.T) {
	pod := podWithTrades(t, 2)
	trades := []map[string]any{}
	askBot(t, pod, "/v1/bots/one/api/status", http.StatusOK, &trades)
	if len(trades) != 2 || trades[0]["trade_id"] == trades[1]["trade_id"] {
		t.Errorf("two trades of their own, not %v", trades)
	}
	worth := map[string]any{}
	askBot(t, pod, "/v1/bots/one/worth", http.StatusOK, &worth)
	if worth["equity"] != "1000.00" || worth["free"] != "800.30" {
		t.Errorf("worth %v", worth)
	}
}

func TestABotWithoutProcessAnswersNothing(t *testing.T) {
	pod := podWithTrades(t, 0)
	pod.mu.Lock()
	pod.bots["one"].process = nil
	pod.mu.Unlock()
	refusal := map[string]map[string]string{}
	askBot(t, pod, "/v1/bots/one/api/profit", http.StatusConflict, &refusal)
	if refusal["error"]["code"] != "NotRunning" {
		t.Errorf("refused with %v", refusal)
	}
	askBot(t, pod, "/v1/bots/other/api/profit", http.StatusNotFound, &refusal)
}

func podWithTrades(t *testing.T, open int) *Pod {
	t.Helper()
	world, err := NewWorld(NewTruth(io.Discard), Timing{}, NewDice(1), "127.90.0.0/16", 1)
	if err != nil {
		t.Fatal(err)
	}
	volume := newVolume("v")
	volume.directory("one").database = &Database{Open: open}
	pod := newPod(world, "default", "p-0-0", "u", "p", "127.90.0.1", "secret", volume)
	pod.bots["one"] = newBot(&DesiredBot{ID: "one", Name: "one"})
	pod.bots["one"].process = &process{ready: true, startedAt: time.Now()}
	return pod
}

func askBot(t *testing.T, pod *Pod, path string, status int, into any) {
	t.Helper()
	request := httptest.NewRequest(http.MethodGet, path, nil)
	request.Header.Set("Authorization", "Bearer secret")
	recorder := httptest.NewRecorder()
	pod.handler().ServeHTTP(recorder, request)
	if recorder.Code != status {
		t.Fatalf("%s: %d, not %d: %s", path, recorder.Code, status, recorder.Body)
	}
	if err := json.Unmarshal(recorder.Body.Bytes(), into); err != nil {
		t.Fatal(err)
	}
}
