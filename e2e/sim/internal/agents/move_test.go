// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"time"
)

const moveID = "b-0-0.3.4.5"

func ticket(id string) string {
	mac := hmac.New(sha256.New, []byte("token"))
	_, _ = mac.Write([]byte("move\n" + id + "\nb1-id"))
	return hex.EncodeToString(mac.Sum(nil))
}

// sealed is a pod whose bot has traded and is sealed for a move, and its arrival elsewhere.
func (p *place) sealed() (*Pod, Arrival) {
	p.t.Helper()
	source := p.pod("a-0-0")
	source.mount(desired(1, slot(Running)))
	p.until(source, Running)
	leaving := slot(Sealed)
	leaving.Departure = &Departure{ID: moveID}
	source.mount(desired(2, leaving))
	report := p.until(source, Sealed)
	if report.Departure == nil || report.Departure.ID != moveID {
		p.t.Fatalf("it is sealed for %+v", report.Departure)
	}
	server, address := serve(p.t, source)
	p.t.Cleanup(func() { _ = server.Close() })
	return source, Arrival{ID: moveID, URL: address, Ticket: ticket(moveID), SHA256: report.Database.SHA256, Bytes: report.Database.Bytes}
}

func TestADatabaseArrivesBeforeTheBotStarts(t *testing.T) {
	p := newPlace(t)
	source, arrival := p.sealed()
	target := p.pod("b-0-0")
	reserved := slot(Expected)
	reserved.Arrival = &Arrival{ID: moveID}
	target.mount(desired(1, reserved))
	p.until(target, Expected)
	coming := slot(Running)
	coming.Arrival = &arrival
	target.mount(desired(2, coming))
	report := p.until(target, Running)
	if report.Arrival == nil || report.Arrival.State != "verified" {
		t.Fatalf("the arrival is %+v", report.Arrival)
	}
	p.expect(Start, Stop, Arrive, Start)
	if source.database("b1-id").Head == "" || p.events[len(p.events)-2].Database.Entries != 1 {
		t.Fatal("the bot did not start on the database that came")
	}
}

func TestAWrongTicketOrDigestStartsNothing(t *testing.T) {
	for name, spoil := range map[string]func(*Arrival){
		"ticket": func(arrival *Arrival) { arrival.Ticket = ticket("another") },
		"digest": func(arrival *Arrival) { arrival.SHA256 = "00" },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			_, arrival := p.sealed()
			spoil(&arrival)
			target := p.pod("b-0-0")
			coming := slot(Running)
			coming.Arrival = &arrival
			target.mount(desired(1, coming))
			for range 500 {
				if said := target.Report().Bots[0].Arrival; said != nil && said.State == "failed" {
					break
				}
				time.Sleep(2 * time.Millisecond)
			}
			p.expect(Start, Stop)
			target.end("test")
		})
	}
}
