// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"strconv"
	"sync"
	"time"
)

// botWish is what people ask of one bot.
type botWish struct {
	uid, pool, state string
	live             bool
	stake            int
	open             int // trades that people have seen it open
	deleted          bool
}

// mayWait: moves and updates of a live bot wait for the end of its open trades.
func (w botWish) mayWait() bool { return w.live && w.open > 0 }

func (w botWish) mode() string {
	if w.live {
		return "Live"
	}
	return "Paper"
}

func (w botWish) stakeText() string { return strconv.Itoa(w.stake) }

// wishes are what people ask of a plan's namespace. The observer looks in while steps go on.
type wishes struct {
	mu       sync.Mutex
	bots     map[string]*botWish // by name
	gone     map[string]*botWish // by uid: deleted ones
	podEnds  map[string]time.Time
	restored time.Time
	strategy int
	template int
}

func newWishes() *wishes {
	return &wishes{bots: map[string]*botWish{}, gone: map[string]*botWish{}, podEnds: map[string]time.Time{}}
}

func (w *wishes) change(name string, change func(*botWish)) botWish {
	w.mu.Lock()
	defer w.mu.Unlock()
	wish := w.bots[name]
	if wish == nil {
		return botWish{}
	}
	change(wish)
	return *wish
}

func (w *wishes) add(name string, wish botWish) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.bots[name] = &wish
}

func (w *wishes) remove(name string) (botWish, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	wish := w.bots[name]
	if wish == nil {
		return botWish{}, false
	}
	delete(w.bots, name)
	wish.deleted = true
	w.gone[wish.uid] = wish
	return *wish, true
}

func (w *wishes) all() map[string]botWish {
	w.mu.Lock()
	defer w.mu.Unlock()
	copied := map[string]botWish{}
	for name, wish := range w.bots {
		copied[name] = *wish
	}
	return copied
}

func (w *wishes) deletedUIDs() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	uids := []string{}
	for uid := range w.gone {
		uids = append(uids, uid)
	}
	return uids
}

// podDies notes that a person ended a pod, or put an old Secret in its place.
func (w *wishes) podDies(pod string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.podEnds[pod] = time.Now()
}

// permits: a person asked for the end of that process, whatever is open.
func (w *wishes) permits(uid, pod string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.gone[uid] != nil || time.Since(w.podEnds[pod]) < 15*time.Second {
		return true
	}
	for _, wish := range w.bots {
		if wish.uid == uid {
			return wish.state == "Stopped"
		}
	}
	return false
}
