// SPDX-License-Identifier: Apache-2.0

package agents

import "encoding/json"

// Desired is desired.json of the pod protocol, as far as agents act on it.
type Desired struct {
	Version  int          `json:"version"`
	Pool     string       `json:"pool"`
	Pod      string       `json:"pod"`
	Revision int64        `json:"revision"`
	Bots     []DesiredBot `json:"bots"`
}

// DesiredBot is one slot.
type DesiredBot struct {
	ID        string            `json:"id"`
	Name      string            `json:"name"`
	UID       string            `json:"uid"`
	Goal      string            `json:"goal"`
	Digest    string            `json:"digest"`
	Mode      string            `json:"mode"`
	Files     map[string]string `json:"files"`
	Drain     Drain             `json:"drain"`
	Arrival   *Arrival          `json:"arrival,omitempty"`
	Departure *Departure        `json:"departure,omitempty"`
}

// Drain says what becomes of open positions.
type Drain struct {
	Positions string `json:"positions"`
}

// Arrival is the target's side of a move; before the commit only id and from are there.
type Arrival struct {
	ID     string   `json:"id"`
	From   *PodName `json:"from,omitempty"`
	URL    string   `json:"url,omitempty"`
	Ticket string   `json:"ticket,omitempty"`
	SHA256 string   `json:"sha256,omitempty"`
	Bytes  int64    `json:"bytes,omitempty"`
}

// Departure is the source's side of a move.
type Departure struct {
	ID string   `json:"id"`
	To *PodName `json:"to,omitempty"`
}

// PodName names a pod of a pool.
type PodName struct {
	Pool string `json:"pool"`
	Pod  string `json:"pod"`
}

// Goals of the protocol.
const (
	Running  = "running"
	Paused   = "paused"
	Drained  = "drained"
	Stopped  = "stopped"
	Sealed   = "sealed"
	Removed  = "removed"
	Expected = "expected"
)

// ParseDesired reads desired.json.
func ParseDesired(data []byte) (*Desired, error) {
	desired := &Desired{}
	return desired, json.Unmarshal(data, desired)
}

// Bot is the slot of that id, or nil.
func (d *Desired) Bot(id string) *DesiredBot {
	if d == nil {
		return nil
	}
	for index := range d.Bots {
		if d.Bots[index].ID == id {
			return &d.Bots[index]
		}
	}
	return nil
}
