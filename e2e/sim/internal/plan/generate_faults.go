// SPDX-License-Identifier: Apache-2.0

package plan

const killPoints = 14

// fault adds something that goes wrong from here on.
func (m *maker) fault() {
	if m.kills == 0 || m.chance(30) {
		m.kill()
	}
	resource := []string{"bots", "secrets", "pods", "botpools", "all"}[m.random.Intn(5)]
	switch m.random.Intn(9) {
	case 0, 1:
		m.add("lag", resource, 100+m.random.Intn(900), 500+m.random.Intn(2500))
	case 2:
		m.add("hide", resource, 500+m.random.Intn(2000))
	case 3:
		m.add("double", resource, 500+m.random.Intn(2000))
	case 4:
		m.add([]string{"cut", "gone"}[m.random.Intn(2)], resource)
	case 5:
		m.add("stale", 200+m.random.Intn(1500), 3000)
	case 6, 7:
		what := []string{"409", "429", "500", "lost", "hang"}[m.random.Intn(5)]
		m.add("at", 1+m.random.Intn(8), what)
	case 8:
		m.rare()
	}
}

// kill walks over the writes: before the first, after the first, before the second and so on.
func (m *maker) kill() {
	point := (m.number + m.kills*5) % (2 * killPoints)
	m.kills++
	m.add("at", 1+point/2, []string{"kill-before", "kill-after"}[point%2])
}

func (m *maker) rare() {
	switch {
	case m.chance(25) && !m.apiDown:
		m.apiDown = true
		m.add("restart-api")
	case m.chance(50):
		m.add("refuse", 100+m.random.Intn(600))
	default:
		m.add("kill")
	}
}
