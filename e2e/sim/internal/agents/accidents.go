// SPDX-License-Identifier: Apache-2.0

package agents

// Silence cuts the pod's agent off, or brings it back. Its bots go on.
func (p *Pod) Silence(silent bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.silent = silent
}

// Crash ends the process of a bot; the agent starts it again. False when it has none.
func (p *Pod) Crash(name string) bool {
	return p.with(name, func(b *bot) { b.exit = "crash" })
}

// Open has a live bot open or close trades. False when it has no process here.
func (p *Pod) Open(name string, trades int) bool {
	return p.with(name, func(b *bot) {
		p.write(b, "trade", func(database *Database) {
			database.Closed += max(0, database.Open-trades)
			database.Open = trades
		})
	})
}

func (p *Pod) with(name string, do func(*bot)) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, one := range p.sorted() {
		if one.name == name && one.process != nil && one.process.ready && !one.busy && !p.dead {
			do(one)
			p.step(one)
			p.news()
			return true
		}
	}
	return false
}
