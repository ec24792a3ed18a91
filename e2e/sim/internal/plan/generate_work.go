// SPDX-License-Identifier: Apache-2.0

package plan

// work adds one thing that a person, or the world, does.
func (m *maker) work() {
	if len(m.bots) == 0 {
		m.newBot()
		return
	}
	bot := m.bots[m.random.Intn(len(m.bots))]
	pool := m.pools[m.random.Intn(len(m.pools))]
	if m.features.Moves && m.chance(45) {
		m.move(bot)
		return
	}
	switch m.random.Intn(13) {
	case 0, 1:
		m.newBot()
	case 2, 3:
		m.deleteBot(bot)
	case 4:
		bot.state = []string{"Running", "Paused", "Stopped"}[m.random.Intn(3)]
		m.add("state", bot.name, bot.state)
	case 5, 6:
		m.add("edit", bot.name)
	case 7:
		m.trades(bot)
	case 8:
		m.add("delete-pod", pool.name, 0)
	case 9:
		m.add("crash", bot.name)
	case 10:
		m.renew(pool)
	case 11:
		m.backup(pool)
	case 12:
		m.cutOff(pool)
	}
}

func (m *maker) move(bot *botPlan) {
	target := m.pools[m.random.Intn(len(m.pools))]
	if target.name == bot.pool || !m.room(target) {
		return
	}
	if m.chance(30) && bot.live && !bot.open {
		m.trades(bot)
	}
	bot.pool = target.name
	m.add("place", bot.name, bot.pool)
	if m.chance(30) {
		m.kill()
	}
}

func (m *maker) deleteBot(bot *botPlan) {
	for index, one := range m.bots {
		if one == bot {
			m.bots = append(m.bots[:index:index], m.bots[index+1:]...)
			m.add("delete", bot.name)
			return
		}
	}
}

func (m *maker) trades(bot *botPlan) {
	if bot.open {
		bot.open = false
		m.add("trades", bot.name, 0)
		return
	}
	m.add("settle")
	bot.open = bot.state == "Running"
	m.add("trades", bot.name, 1+m.random.Intn(3))
}

func (m *maker) renew(pool *poolPlan) {
	if m.chance(50) {
		m.add("strategy")
		return
	}
	m.add("template", pool.name)
}

func (m *maker) backup(pool *poolPlan) {
	for index, name := range m.backups {
		if name == pool.name {
			m.add("restore", pool.name, 0)
			m.backups = append(m.backups[:index:index], m.backups[index+1:]...)
			return
		}
	}
	if m.features.Moves && m.chance(25) {
		m.add("delete-slots", pool.name, 0)
		return
	}
	m.backups = append(m.backups, pool.name)
	m.add("settle")
	m.add("backup", pool.name, 0)
}

func (m *maker) cutOff(pool *poolPlan) {
	if m.chance(50) {
		m.add("silence", pool.name, 0, 300+m.random.Intn(900))
		return
	}
	m.lost = true
	m.add("lose-node", pool.name, 0)
	if m.chance(50) {
		m.add("delete-pod", pool.name, 0)
	}
	m.add("wait", 200)
	m.add("find-nodes")
}
