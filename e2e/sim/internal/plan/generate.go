// SPDX-License-Identifier: Apache-2.0

package plan

import (
	"fmt"
	"math/rand"
	"strconv"
)

// Features say what today's operator can do; plans ask for nothing else.
type Features struct {
	// Moves: a bot's placement may change.
	Moves bool
}

// Generate makes the plan of a seed. Number counts the plans of a campaign: the point at which the
// operator is killed walks over the first writes, so that none is left out by chance.
func Generate(seed int64, number int, features Features) Plan {
	made := &maker{random: rand.New(rand.NewSource(seed)), features: features, number: number}
	made.world()
	for range 2 + made.random.Intn(4) {
		made.fault()
		made.work()
		made.rest()
	}
	made.end()
	return Plan{Seed: seed, Steps: made.steps}
}

type maker struct {
	random   *rand.Rand
	features Features
	number   int
	kills    int
	steps    []Step
	pools    []*poolPlan
	bots     []*botPlan
	made     int
	lost     bool
	backups  []string
	apiDown  bool
}

type poolPlan struct {
	name       string
	slots      int
	pods, most int
}

type botPlan struct {
	name, pool, state string
	live              bool
	open              bool
}

func (m *maker) add(verb string, args ...any) {
	words := make([]string, 0, len(args))
	for _, arg := range args {
		words = append(words, fmt.Sprint(arg))
	}
	m.steps = append(m.steps, Step{verb, words})
}

func (m *maker) chance(percent int) bool { return m.random.Intn(100) < percent }

// world begins with one or two pools and some bots.
func (m *maker) world() {
	pools := 1
	if m.features.Moves || m.chance(40) {
		pools = 2
	}
	for index := range pools {
		pool := &poolPlan{name: string(rune('a' + index)), slots: 2 + m.random.Intn(2), pods: 1, most: 3}
		m.pools = append(m.pools, pool)
		m.add("pool", pool.name, pool.slots, pool.pods, pool.most)
	}
	if m.chance(50) {
		m.kill()
	}
	for range 1 + m.random.Intn(3) {
		m.newBot()
	}
}

func (m *maker) room(pool *poolPlan) bool {
	used := 0
	for _, bot := range m.bots {
		if bot.pool == pool.name {
			used++
		}
	}
	// One pod's worth stays free: a bot that leaves holds its slot for a while.
	return used < pool.slots*(pool.most-1)
}

func (m *maker) newBot() {
	pool := m.pools[m.random.Intn(len(m.pools))]
	if !m.room(pool) {
		return
	}
	m.made++
	bot := &botPlan{name: "b" + strconv.Itoa(m.made), pool: pool.name, state: "Running", live: m.chance(40)}
	mode := "paper"
	if bot.live {
		mode = "live"
	}
	m.bots = append(m.bots, bot)
	m.add("bot", bot.name, bot.pool, mode)
}

func (m *maker) rest() {
	switch {
	case m.chance(35):
		m.add("settle")
	case m.chance(60):
		m.add("wait", 10+m.random.Intn(400))
	}
}

// end puts right what no operator could: open trades hold updates back, lost nodes come back.
func (m *maker) end() {
	if m.lost {
		m.add("find-nodes")
	}
	for _, bot := range m.bots {
		if bot.open {
			m.add("trades", bot.name, 0)
		}
	}
}
