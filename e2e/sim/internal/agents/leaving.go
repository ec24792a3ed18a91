// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// drain closes or keeps the open trades, then ends the process for good.
func (p *Pod) drain(b *bot, want *DesiredBot) {
	if b.drained || want.Drain.Positions == "Keep" || p.openTrades(b) == 0 {
		if p.bringDown(b, Drained, "drained") {
			b.drained = true
		}
		return
	}
	if b.process == nil {
		p.start(b, want)
		return
	}
	if !b.process.ready {
		return
	}
	b.state, b.reason = "draining", "Draining"
	p.after(b, p.world.timing.Drain, func() {
		p.write(b, "close", func(database *Database) {
			database.Closed += database.Open
			database.Open = 0
		})
	})
	p.news()
}

func (p *Pod) openTrades(b *bot) int {
	if database := p.database(b.id); database != nil {
		return database.Open
	}
	return 0
}

// seal takes the digest of the database, once for each move.
func (p *Pod) seal(b *bot, want *DesiredBot) {
	move := ""
	if want.Departure != nil {
		move = want.Departure.ID
	}
	if b.sealed != nil && b.sealed.move == move {
		b.state, b.reason = Sealed, "Sealed"
		return
	}
	p.after(b, p.world.timing.Seal, func() {
		file := []byte{}
		if database := p.database(b.id); database != nil {
			file = database.Bytes()
		}
		sum := sha256.Sum256(file)
		b.sealed = &seal{ReportDatabase{hex.EncodeToString(sum[:]), int64(len(file)), time.Now().UTC()}, move}
		b.state, b.reason = Sealed, "Sealed"
	})
}

// archive moves the data away; a bot that comes back starts with nothing, so the truth tells it.
func (p *Pod) archive(b *bot) {
	if b.state == Removed {
		return
	}
	p.volume.mu.Lock()
	place := p.volume.directory(b.id)
	had := place.database != nil
	if had {
		p.volume.archive = append(p.volume.archive, *place.database)
	}
	place.database, place.arrived = nil, ""
	p.volume.mu.Unlock()
	b.state, b.reason, b.arrival = Removed, "Stopped", nil
	if had {
		p.tell(Archive, b, "", "removed")
	}
	p.news()
}
