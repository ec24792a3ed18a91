// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"
	"time"
)

// Database stands for trades.sqlite. Each entry hashes the one before, so that an older, emptier or
// other database shows.
type Database struct {
	UID     string `json:"uid"`
	Entries int64  `json:"entries"`
	Head    string `json:"head"`
	Open    int    `json:"open"`
	Closed  int    `json:"closed"`
}

// append adds an entry.
func (d *Database) append(what string) {
	sum := sha256.Sum256([]byte(d.Head + what))
	d.Entries++
	d.Head = hex.EncodeToString(sum[:8])
}

// Bytes is the file.
func (d Database) Bytes() []byte {
	data, err := json.Marshal(d)
	if err != nil {
		panic(fmt.Sprintf("a database cannot be written: %v", err))
	}
	return data
}

// Digest of the file, hex.
func (d Database) Digest() string {
	sum := sha256.Sum256(d.Bytes())
	return hex.EncodeToString(sum[:])
}

// directory is what a volume holds for one bot id.
type directory struct {
	database  *Database
	arrived   string     // id of the last move that brought it here
	stoppedAt *time.Time // end of its last process
}

// Volume is the disk behind one claim. It outlives pods.
type Volume struct {
	mu      sync.Mutex
	name    string
	bots    map[string]*directory
	archive []Database
	obeyed  int64 // highest revision of the slots that an agent on this volume worked for
}

func newVolume(name string) *Volume { return &Volume{name: name, bots: map[string]*directory{}} }

func (v *Volume) directory(id string) *directory {
	if v.bots[id] == nil {
		v.bots[id] = &directory{}
	}
	return v.bots[id]
}

// Copies are the databases in use on the volume, not those in its archive, by bot uid.
func (v *Volume) Copies() map[string]Database {
	v.mu.Lock()
	defer v.mu.Unlock()
	copies := map[string]Database{}
	for _, one := range v.bots {
		if one.database != nil {
			copies[one.database.UID] = *one.database
		}
	}
	return copies
}
