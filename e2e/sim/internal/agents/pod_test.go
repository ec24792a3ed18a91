// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"
)

// place is a world of its own with instant timing.
type place struct {
	t      *testing.T
	world  *World
	events []Event
}

func newPlace(t *testing.T) *place {
	t.Helper()
	truth := NewTruth(nil)
	world, err := NewWorld(truth, Timing{}, NewDice(1), "127.99.0.0/16", 0)
	if err != nil {
		t.Fatal(err)
	}
	made := &place{t: t, world: world}
	truth.Listen(func(event Event) { made.events = append(made.events, event) })
	return made
}

func (p *place) pod(name string) *Pod {
	return newPod(p.world, "n", name, "uid-"+name, "a", "127.99.0.1", "token", newVolume("n/"+name+"/1"))
}

func slot(goal string) DesiredBot {
	return DesiredBot{ID: "b1-id", Name: "b1", UID: "u1", Goal: goal, Digest: "d1", Mode: "Live", Drain: Drain{"Close"}}
}

func desired(revision int64, bots ...DesiredBot) *Desired {
	return &Desired{Revision: revision, Bots: bots}
}

// until waits for the bot's state.
func (p *place) until(pod *Pod, state string) BotReport {
	p.t.Helper()
	var report Report
	for range 500 {
		if report = pod.Report(); len(report.Bots) == 1 && report.Bots[0].State == state {
			return report.Bots[0]
		}
		time.Sleep(2 * time.Millisecond)
	}
	p.t.Fatalf("no bot is %s: %+v", state, report.Bots)
	return BotReport{}
}

func (p *place) kinds() []string {
	kinds := []string{}
	for _, event := range p.events {
		if event.Kind != Trades {
			kinds = append(kinds, event.Kind)
		}
	}
	return kinds
}

func (p *place) expect(kinds ...string) {
	p.t.Helper()
	if found := p.kinds(); fmt.Sprint(found) != fmt.Sprint(kinds) {
		p.t.Fatalf("the truth is %v, want %v", found, kinds)
	}
}

func TestABotFollowsItsGoals(t *testing.T) {
	p := newPlace(t)
	pod := p.pod("a-0-0")
	for revision, goal := range []string{Running, Paused, Running, Stopped, Removed} {
		pod.mount(desired(int64(revision+1), slot(goal)))
		report := p.until(pod, goal)
		if (report.Pid == nil) != (goal == Stopped || goal == Removed) {
			t.Fatalf("%s has pid %v", goal, report.Pid)
		}
	}
	p.expect(Start, Stop, Archive)
}

func TestAnotherDigestIsARestartOnTheSameDatabase(t *testing.T) {
	p := newPlace(t)
	pod := p.pod("a-0-0")
	pod.mount(desired(1, slot(Running)))
	p.until(pod, Running)
	changed := slot(Running)
	changed.Digest = "d2"
	pod.mount(desired(2, changed))
	for range 500 {
		if said := pod.Report().Bots[0]; said.Ready && *said.Digest == "d2" {
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	p.expect(Start, Stop, Start)
	if again := p.events[len(p.events)-2]; again.Kind != Start || again.Database.Entries != 1 {
		t.Fatalf("the second start is %+v", again)
	}
}

func TestADrainClosesTradesFirst(t *testing.T) {
	p := newPlace(t)
	pod := p.pod("a-0-0")
	pod.mount(desired(1, slot(Running)))
	p.until(pod, Running)
	if !pod.Open("b1", 2) {
		t.Fatal("b1 opens no trades")
	}
	pod.mount(desired(2, slot(Drained)))
	if report := p.until(pod, Drained); report.Trading.OpenTrades != 0 || report.Pid != nil {
		t.Fatalf("drained is %+v", report)
	}
}

func TestABotThatIsNoLongerListedKeepsItsData(t *testing.T) {
	p := newPlace(t)
	pod := p.pod("a-0-0")
	pod.mount(desired(1, slot(Running)))
	p.until(pod, Running)
	pod.mount(desired(2))
	for range 500 {
		if len(pod.Report().Bots) == 0 {
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	p.expect(Start, Stop)
	if len(pod.volume.Copies()) != 1 {
		t.Fatal("the data is gone")
	}
}

func TestOlderSlotsAreRefused(t *testing.T) {
	p := newPlace(t)
	p.world.RefusesOlder = true
	pod := p.pod("a-0-0")
	pod.mount(desired(5, slot(Stopped)))
	p.until(pod, Stopped)
	pod.mount(desired(4, slot(Running)))
	report := pod.Report()
	if report.Desired.Revision != 5 || report.Desired.Error == nil {
		t.Fatalf("the report says %+v", report.Desired)
	}
	p.expect()
}

func TestTheLongPollAnswersAtAChange(t *testing.T) {
	p := newPlace(t)
	pod := p.pod("a-0-0")
	server, address := serve(t, pod)
	defer server.Close()
	first := ask(t, address, "")
	go pod.mount(desired(1, slot(Stopped)))
	second := ask(t, address, fmt.Sprintf("?since=%d&agent=%s&wait=20", first.Revision, first.AgentID))
	if second.Revision <= first.Revision || second.Desired.Revision != 1 {
		t.Fatalf("first %+v, then %+v", first, second)
	}
}

func serve(t *testing.T, pod *Pod) (*http.Server, string) {
	t.Helper()
	pod.world.port = 25690
	listener, address, err := pod.world.listen()
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: pod.handler(), ReadHeaderTimeout: time.Second}
	go func() { _ = server.Serve(listener) }()
	return server, fmt.Sprintf("http://%s:%d", address, pod.world.port)
}

func ask(t *testing.T, address, query string) Report {
	t.Helper()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address+"/v1/status"+query, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer token")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%d %v", response.StatusCode, err)
	}
	report := Report{}
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	return report
}
