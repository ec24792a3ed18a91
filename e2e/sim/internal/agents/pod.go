// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"fmt"
	"sort"
	"sync"
	"time"
)

// Pod is one simulated pool pod: its agent and its bots.
type Pod struct {
	Namespace, Name, UID, Pool, Address string

	world   *World
	volume  *Volume
	token   string
	agentID string

	mu       sync.Mutex
	desired  *Desired
	mounted  string // resource version of the Secret behind desired
	bots     map[string]*bot
	revision int64
	changed  chan struct{}
	refused  bool // the mounted slots are older than what was obeyed
	dead     bool
	silent   bool
	nextPid  int64
}

func newPod(world *World, namespace, name, uid, pool, address, token string, volume *Volume) *Pod {
	return &Pod{
		Namespace: namespace, Name: name, UID: uid, Pool: pool, Address: address, world: world, volume: volume,
		token: token, agentID: fmt.Sprintf("%x", world.dice.number()), bots: map[string]*bot{},
		changed: make(chan struct{}), revision: 1, nextPid: world.dice.number() % 30000,
	}
}

// mount is a new version of the slots directory.
func (p *Pod) mount(desired *Desired) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.dead {
		return
	}
	if !p.obeys(desired) {
		p.news()
		return
	}
	p.desired = desired
	for index := range desired.Bots {
		want := &desired.Bots[index]
		if p.bots[want.ID] == nil {
			p.bots[want.ID] = newBot(want)
		}
	}
	for _, one := range p.sorted() {
		p.step(one)
	}
	p.news()
}

// obeys notes the revision on the volume, or refuses one that is older than what it has noted: a
// stale mount, or a Secret out of a backup.
func (p *Pod) obeys(desired *Desired) bool {
	p.volume.mu.Lock()
	defer p.volume.mu.Unlock()
	if p.refused = p.world.RefusesOlder && desired.Revision < p.volume.obeyed; !p.refused {
		p.volume.obeyed = desired.Revision
	}
	return !p.refused
}

// news wakes long polls; the lock is held.
func (p *Pod) news() {
	p.revision++
	close(p.changed)
	p.changed = make(chan struct{})
}

func (p *Pod) sorted() []*bot {
	all := make([]*bot, 0, len(p.bots))
	for _, one := range p.bots {
		all = append(all, one)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].id < all[j].id })
	return all
}

// after makes the bot busy for a while; then does what is to be done and looks for the next step.
func (p *Pod) after(b *bot, span Span, done func()) {
	b.busy = true
	time.AfterFunc(p.world.dice.in(span), func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		b.busy = false
		if p.dead {
			return
		}
		done()
		p.step(b)
		p.news()
	})
}

// Report is the agent's report as it is now.
func (p *Pod) Report() Report {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.report()
}

func (p *Pod) report() Report {
	now := time.Now().UTC()
	report := Report{
		Version: 1, AgentID: p.agentID, Revision: p.revision, Pod: p.Name, At: now,
		Runtime: ReportRuntime{Preloaded: true, Immortal: true, Python: "3.13.0", Freqtrade: "2026.9"},
		Memory:  ReportMemory{PodPSSBytes: 100_000_000 + 30_000_000*int64(len(p.bots))},
		Bots:    []BotReport{},
	}
	p.volume.mu.Lock()
	report.Desired.Revision = p.volume.obeyed
	p.volume.mu.Unlock()
	if p.refused {
		older := "the mounted slots are older than what was obeyed before"
		report.Desired.Error = &older
	}
	for _, one := range p.sorted() {
		said := one.report(p.desired.Bot(one.id), p.database(one.id), now)
		if said.Pid == nil {
			said.StoppedAt = p.stoppedAt(one.id)
		}
		report.Bots = append(report.Bots, said)
	}
	return report
}

func (p *Pod) stoppedAt(id string) *time.Time {
	p.volume.mu.Lock()
	defer p.volume.mu.Unlock()
	if one := p.volume.bots[id]; one != nil {
		return one.stoppedAt
	}
	return nil
}

func (p *Pod) database(id string) *Database {
	p.volume.mu.Lock()
	defer p.volume.mu.Unlock()
	if one := p.volume.bots[id]; one != nil && one.database != nil {
		copied := *one.database
		return &copied
	}
	return nil
}

// end is the end of the pod: all processes end with it.
func (p *Pod) end(reason string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.dead {
		return
	}
	p.dead = true
	for _, one := range p.sorted() {
		if one.process != nil {
			p.tell(Stop, one, one.process.digest, reason)
			p.noteStop(one.id)
			one.process = nil
		}
	}
	close(p.changed)
}

func (p *Pod) noteStop(id string) {
	p.volume.mu.Lock()
	defer p.volume.mu.Unlock()
	now := time.Now().UTC()
	p.volume.directory(id).stoppedAt = &now
}

func (p *Pod) tell(kind string, b *bot, digest, reason string) {
	event := Event{
		At: time.Now(), Kind: kind, Namespace: p.Namespace, Pod: p.Name, PodUID: p.UID, Volume: p.volume.name,
		Bot: b.name, UID: b.uid, Mode: b.mode, Digest: digest, Reason: reason, PodRunsOn: !p.dead,
	}
	if database := p.database(b.id); database != nil {
		event.Database, event.OpenTrades = *database, database.Open
	}
	p.world.truth.add(event)
}
