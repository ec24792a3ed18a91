// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"math/rand"
	"sync"
	"time"
)

// Span is a time between two bounds.
type Span struct{ From, To time.Duration }

// Timing says how long things take in a simulated pod.
type Timing struct {
	PodStart, PodStop    Span
	MountFast, MountSlow Span
	BotStart, BotStop    Span
	Drain, Seal          Span
	Fetch                Span
	// BotAnswer is what a bot's own API takes for an answer.
	BotAnswer Span
}

// Quick is the timing of campaigns: everything takes some time, nothing takes long.
func Quick() Timing {
	ms := func(from, to int) Span {
		return Span{time.Duration(from) * time.Millisecond, time.Duration(to) * time.Millisecond}
	}
	return Timing{
		PodStart: ms(20, 150), PodStop: ms(10, 100), MountFast: ms(10, 120), MountSlow: ms(700, 2000),
		BotStart: ms(20, 120), BotStop: ms(10, 80), Drain: ms(20, 150), Seal: ms(10, 60), Fetch: ms(20, 120),
	}
}

// Real is the timing that was measured with real kubelets and real bots.
func Real() Timing {
	ms := func(from, to int) Span {
		return Span{time.Duration(from) * time.Millisecond, time.Duration(to) * time.Millisecond}
	}
	return Timing{
		PodStart: ms(1000, 2000), PodStop: ms(100, 500), MountFast: ms(130, 850), MountSlow: ms(40000, 58000),
		BotStart: ms(400, 700), BotStop: ms(100, 300), Drain: ms(100, 1000), Seal: ms(20, 200), Fetch: ms(20, 200),
		BotAnswer: ms(4, 12),
	}
}

// Dice are random numbers for many goroutines.
type Dice struct {
	mu     sync.Mutex
	random *rand.Rand
}

// NewDice starts from a seed.
func NewDice(seed int64) *Dice { return &Dice{random: rand.New(rand.NewSource(seed))} }

func (d *Dice) in(span Span) time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	if span.To <= span.From {
		return span.From
	}
	return span.From + time.Duration(d.random.Int63n(int64(span.To-span.From)))
}

func (d *Dice) number() int64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.random.Int63()
}
