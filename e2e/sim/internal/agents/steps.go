// SPDX-License-Identifier: Apache-2.0

package agents

import "time"

// step does the next thing for a bot; the pod's lock is held.
func (p *Pod) step(b *bot) {
	if b.busy || p.dead || p.desired == nil {
		return
	}
	want := p.desired.Bot(b.id)
	if want == nil {
		p.unwanted(b)
		return
	}
	if want.Goal != Sealed {
		b.sealed = nil
	}
	if want.Goal != Expected && want.Goal != Removed && !p.arrived(b, want) {
		return
	}
	switch want.Goal {
	case Running, Paused:
		b.drained = false
		p.keepUp(b, want)
	case Drained:
		p.drain(b, want)
	case Stopped:
		p.bringDown(b, Stopped, "asked to stop")
	case Sealed:
		if p.bringDown(b, "", "asked to seal") {
			p.seal(b, want)
		}
	case Removed:
		if p.bringDown(b, "", "asked to remove") {
			p.archive(b)
		}
	case Expected:
		if p.bringDown(b, "", "only expected") {
			p.expect(b, want)
		}
	}
}

func (p *Pod) unwanted(b *bot) {
	if b.process != nil {
		p.bringDown(b, Stopped, "no longer in the slots")
		return
	}
	delete(p.bots, b.id)
	p.news()
}

func (p *Pod) keepUp(b *bot, want *DesiredBot) {
	if b.process == nil {
		p.start(b, want)
		return
	}
	if b.process.digest != want.Digest {
		p.bringDown(b, "", "restarted for a change")
		return
	}
	if b.exit != "" {
		p.crash(b)
		return
	}
	if b.process.ready {
		b.process.paused = want.Goal == Paused
		b.state, b.reason = want.Goal, "Trading"
		if b.process.paused {
			b.reason = "Paused"
		}
	}
}

// start begins a process on the bot's database, which is made if there is none.
func (p *Pod) start(b *bot, want *DesiredBot) {
	if wait := time.Until(b.nextStart); wait > 0 {
		b.state, b.reason = "backoff", "BackOff"
		p.after(b, Span{wait, wait}, func() {})
		return
	}
	p.nextPid++
	b.process = &process{pid: 1000 + p.nextPid, digest: want.Digest, startedAt: time.Now().UTC()}
	b.state, b.reason, b.mode, b.nextStart = "starting", "Starting", want.Mode, time.Time{}
	p.open(b)
	p.tell(Start, b, want.Digest, "")
	p.write(b, "start", func(*Database) {})
	p.news()
	started := b.process
	p.after(b, p.world.timing.BotStart, func() {
		if b.process == started {
			now := time.Now().UTC()
			b.process.ready, b.readyAt = true, &now
		}
	})
}

// open makes the database of a bot that has none.
func (p *Pod) open(b *bot) {
	p.volume.mu.Lock()
	defer p.volume.mu.Unlock()
	place := p.volume.directory(b.id)
	if place.database == nil {
		place.database = &Database{UID: b.uid}
	}
}

// write adds an entry to the database and tells it.
func (p *Pod) write(b *bot, what string, change func(*Database)) {
	p.volume.mu.Lock()
	if place := p.volume.bots[b.id]; place != nil && place.database != nil {
		change(place.database)
		place.database.append(what + p.UID)
	}
	p.volume.mu.Unlock()
	digest := ""
	if b.process != nil {
		digest = b.process.digest
	}
	p.tell(Trades, b, digest, what)
}

// bringDown ends the process, if there is one; true when there is none.
func (p *Pod) bringDown(b *bot, state, reason string) bool {
	if b.process == nil {
		if state != "" {
			b.state, b.reason = state, "Stopped"
		}
		return true
	}
	b.state, b.reason = "stopping", "Stopping"
	p.after(b, p.world.timing.BotStop, func() { p.stopped(b, reason, "Asked") })
	p.news()
	return false
}

func (p *Pod) stopped(b *bot, reason, exit string) {
	if b.process == nil {
		return
	}
	digest := b.process.digest
	b.process = nil
	p.tell(Stop, b, digest, reason)
	now := time.Now().UTC()
	code := 0
	p.noteStop(b.id)
	b.state, b.reason, b.readyAt = Stopped, "Stopped", nil
	b.lastExit = &ReportExit{Code: &code, Reason: exit, At: now}
}

func (p *Pod) crash(b *bot) {
	p.stopped(b, "crashed", "Crashed")
	b.exit = ""
	b.restarts++
	b.nextStart = time.Now().Add(100 * time.Millisecond)
	p.start(b, p.desired.Bot(b.id))
	p.news()
}
