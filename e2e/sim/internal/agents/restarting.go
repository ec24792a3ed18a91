// SPDX-License-Identifier: Apache-2.0

package agents

// Restarting is how many bots of a namespace are to run, did so before, and do not now.
func (w *World) Restarting(namespace string) int {
	number := 0
	for _, pod := range w.Pods(namespace) {
		number += pod.restarting()
	}
	return number
}

func (p *Pod) restarting() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.dead || p.desired == nil {
		return 0
	}
	number := 0
	for _, one := range p.bots {
		want := p.desired.Bot(one.id)
		asked := want != nil && (want.Goal == Running || want.Goal == Paused)
		if asked && one.lastExit != nil && (one.process == nil || !one.process.ready) {
			number++
		}
	}
	return number
}
