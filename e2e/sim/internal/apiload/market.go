// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"context"
	"math/rand"
	"time"

	"cryptopilot.dev/e2e/sim/internal/agents"
)

const mostTrades = 3

// trade has each simulated bot begin or end a trade about once in the given time.
func trade(ctx context.Context, world *agents.World, every time.Duration, dice *rand.Rand) {
	for ctx.Err() == nil {
		pods := world.Pods("")
		pause(ctx, every/time.Duration(max(1, len(pods))))
		if len(pods) == 0 {
			continue
		}
		pod := pods[dice.Intn(len(pods))]
		for _, bot := range pod.Report().Bots {
			pod.Open(bot.Name, dice.Intn(mostTrades+1))
		}
	}
}
