// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"context"
	"math/rand"
	"sync"
	"time"
)

// visit is what the web client asks for when somebody opens a page.
type visit func(ctx context.Context, c *client, who *person, bot string, think time.Duration)

// strategiesLater: the dashboard asks for strategies 3 s after the rest, a tenth of the usual time
// between two pages.
const strategiesLater = 10

// visits, each as often as it stands here. People begin at different ones, the first with the
// rarest: so a short run sees all of them.
var visits = []visit{
	settings, console, dashboard, account, provisioning, dashboard, console, dashboard, dashboard, dashboard,
}

// stay opens page after page until the context ends; think is the middle time between two pages.
func stay(ctx context.Context, c *client, who *person, think time.Duration, dice *rand.Rand) {
	// Not all at the same moment.
	pause(ctx, time.Duration(dice.Int63n(int64(think))))
	for turn := 0; ctx.Err() == nil; turn++ {
		get(ctx, c, who, "/api/auth/verify-token", "")
		visits[(who.number+turn)%len(visits)](ctx, c, who, who.bot(turn), think)
		pause(ctx, think*2/3+time.Duration(dice.Int63n(int64(think)*2/3)))
	}
}

func dashboard(ctx context.Context, c *client, who *person, bot string, think time.Duration) {
	together(
		func() { get(ctx, c, who, "/api/freqtrade/portfolio", "") },
		func() { get(ctx, c, who, "/api/freqtrade/charts/portfolio", "") },
		func() { get(ctx, c, who, "/api/freqtrade/bots", "") },
		func() { get(ctx, c, who, "/api/freqtrade/portfolio/positions", "") },
	)
	if bot != "" {
		together(
			func() { get(ctx, c, who, "/api/freqtrade/universal-settings/{id}", bot) },
			func() { get(ctx, c, who, "/api/freqtrade/proxy/{id}/api/v1/profit", bot) },
		)
	}
	pause(ctx, think/strategiesLater)
	get(ctx, c, who, "/api/freqtrade/strategies", "")
	if bot != "" {
		get(ctx, c, who, "/api/freqtrade/bots/{id}/strategy", bot)
	}
}

func console(ctx context.Context, c *client, who *person, bot string, _ time.Duration) {
	together(
		func() { get(ctx, c, who, "/api/freqtrade/bots", "") },
		func() { get(ctx, c, who, "/api/account/wallet", "") },
		func() { get(ctx, c, who, "/api/freqtrade/pool/my-pools", "") },
	)
	if bot != "" {
		get(ctx, c, who, "/api/freqtrade/proxy/{id}/api/v1/balance", bot)
	}
}

func provisioning(ctx context.Context, c *client, who *person, _ string, _ time.Duration) {
	_ = c.call(ctx, who, "POST /api/freqtrade/sync-wallet", "", map[string]any{}, nil)
	get(ctx, c, who, "/api/account/wallet", "")
	get(ctx, c, who, "/api/freqtrade/strategies/enhanced", "")
	get(ctx, c, who, "/api/freqtrade/bots", "")
}

// settings reads and saves what it has read.
func settings(ctx context.Context, c *client, who *person, bot string, _ time.Duration) {
	get(ctx, c, who, "/api/freqtrade/bots", "")
	if bot == "" {
		return
	}
	features := struct {
		Data map[string]any `json:"data"`
	}{}
	if c.call(ctx, who, "GET /api/freqtrade/universal-features/{id}", bot, nil, &features) != nil {
		return
	}
	get(ctx, c, who, "/api/freqtrade/universal-settings/{id}", bot)
	get(ctx, c, who, "/api/freqtrade/trade-monitor/status", "")
	_ = c.call(ctx, who, "PUT /api/freqtrade/universal-features/{id}", bot, features.Data, nil)
	risk := map[string]any{"riskLevel": time.Now().Second(), "autoRebalance": true, "dcaEnabled": true}
	_ = c.call(ctx, who, "PUT /api/freqtrade/universal-settings/{id}", bot, risk, nil)
}

func account(ctx context.Context, c *client, who *person, _ string, _ time.Duration) {
	together(
		func() { get(ctx, c, who, "/api/account/profile", "") },
		func() { get(ctx, c, who, "/api/account/wallet", "") },
		func() { get(ctx, c, who, "/api/account/sessions", "") },
		func() { get(ctx, c, who, "/api/freqtrade/pool/my-pools", "") },
	)
	deposit := map[string]any{"amount": 0.01, "description": "simulated"}
	_ = c.call(ctx, who, "POST /api/account/wallet/deposit", "", deposit, nil)
}

// get ignores how it went: the record has it.
func get(ctx context.Context, c *client, who *person, path, bot string) {
	_ = c.call(ctx, who, "GET "+path, bot, nil, nil)
}

func together(calls ...func()) {
	var all sync.WaitGroup
	for _, call := range calls {
		all.Go(call)
	}
	all.Wait()
}

func pause(ctx context.Context, span time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(span):
	}
}
