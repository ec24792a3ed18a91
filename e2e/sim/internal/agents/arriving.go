// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

const fetchTimeout = 5 * time.Second

// arrived is true when the bot's database is here: it never moved, or the move was fetched and
// verified. Until then no process is started.
func (p *Pod) arrived(b *bot, want *DesiredBot) bool {
	if want.Arrival == nil {
		return true
	}
	if p.marker(b) == want.Arrival.ID {
		b.arrival = &ReportArrival{ID: want.Arrival.ID, State: "verified"}
		return true
	}
	if b.process != nil {
		p.bringDown(b, "", "a database arrives")
		return false
	}
	arrival := *want.Arrival
	b.arrival = &ReportArrival{ID: arrival.ID, State: "fetching"}
	b.state, b.reason, b.busy = "pending", "Arriving", true
	go p.fetch(b, arrival)
	return false
}

// expect waits for a bot without touching anything; a move that was received before is told.
func (p *Pod) expect(b *bot, want *DesiredBot) {
	b.state, b.reason, b.arrival = Expected, "Expected", nil
	if want.Arrival == nil {
		return
	}
	b.arrival = &ReportArrival{ID: want.Arrival.ID, State: "fetching"}
	if p.marker(b) == want.Arrival.ID {
		b.arrival.State = "verified"
	}
}

func (p *Pod) marker(b *bot) string {
	p.volume.mu.Lock()
	defer p.volume.mu.Unlock()
	if place := p.volume.bots[b.id]; place != nil {
		return place.arrived
	}
	return ""
}

// fetch downloads and verifies; a failure is tried again.
func (p *Pod) fetch(b *bot, arrival Arrival) {
	time.Sleep(p.world.dice.in(p.world.timing.Fetch))
	var database *Database
	var err error
	if arrival.Bytes > 0 {
		database, err = download(b.id, arrival)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	b.busy = false
	if p.dead {
		return
	}
	if err != nil {
		b.arrival = &ReportArrival{ID: arrival.ID, State: "failed", Message: err.Error()}
		p.after(b, Span{100 * time.Millisecond, 300 * time.Millisecond}, func() {})
		p.news()
		return
	}
	p.volume.mu.Lock()
	place := p.volume.directory(b.id)
	if place.database != nil {
		p.volume.archive = append(p.volume.archive, *place.database)
	}
	place.database, place.arrived = database, arrival.ID
	p.volume.mu.Unlock()
	b.arrival = &ReportArrival{ID: arrival.ID, State: "verified"}
	p.tell(Arrive, b, "", arrival.ID)
	p.step(b)
	p.news()
}

func download(id string, arrival Arrival) (*Database, error) {
	ctx, cancel := context.WithTimeout(context.Background(), fetchTimeout)
	defer cancel()
	address := fmt.Sprintf("%s/v1/bots/%s/database?move=%s", arrival.URL, id, url.QueryEscape(arrival.ID))
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+arrival.Ticket)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the source answers %d", response.StatusCode)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != arrival.SHA256 {
		return nil, fmt.Errorf("the database does not have the digest that was promised")
	}
	database := &Database{}
	return database, json.Unmarshal(data, database)
}
