// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// Sizes of the simulated answers are those of a real bot with three pairs.
const (
	initialBalance = 1000.0
	stakeOfTrade   = 99.85
)

// botAPI answers for the freqtrade of a bot. The figures are made up, and so is the time it takes.
func (p *Pod) botAPI(w http.ResponseWriter, r *http.Request) {
	database, found := p.trader(w, r)
	if !found {
		return
	}
	time.Sleep(p.world.dice.in(p.world.timing.BotAnswer))
	switch r.PathValue("path") {
	case "status":
		answer(w, simulatedTrades(database))
	case "balance":
		answer(w, simulatedBalance(database))
	case "profit":
		answer(w, simulatedProfit(database))
	case "count":
		answer(w, map[string]any{"current": database.Open, "max": 3, "total_stake": float64(database.Open) * stakeOfTrade})
	case "ping":
		answer(w, map[string]string{"status": "pong"})
	default:
		refuse(w, http.StatusForbidden, "NotAllowed", "a simulated bot does not answer this")
	}
}

// worth is what the bot owns.
func (p *Pod) worth(w http.ResponseWriter, r *http.Request) {
	database, found := p.trader(w, r)
	if !found {
		return
	}
	time.Sleep(p.world.dice.in(p.world.timing.BotAnswer))
	equity := initialBalance + float64(database.Closed)
	answer(w, map[string]any{
		"equity": decimal(equity), "startingCapital": decimal(initialBalance), "currency": "USDT",
		"free": decimal(equity - float64(database.Open)*stakeOfTrade), "openTrades": database.Open, "at": time.Now().UTC(),
	})
}

// trader is the database of a bot with a process; else the caller is told why there is none.
func (p *Pod) trader(w http.ResponseWriter, r *http.Request) (Database, bool) {
	p.mu.Lock()
	one := p.bots[r.PathValue("id")]
	runs := one != nil && one.process != nil && one.process.ready
	p.mu.Unlock()
	switch database := p.database(r.PathValue("id")); {
	case one == nil:
		refuse(w, http.StatusNotFound, "NotFound", "no such bot")
	case !runs || database == nil:
		refuse(w, http.StatusConflict, "NotRunning", "the bot has no process")
	default:
		return *database, true
	}
	return Database{}, false
}

func decimal(amount float64) string { return strconv.FormatFloat(amount, 'f', 2, 64) }

func simulatedTrades(database Database) []map[string]any {
	trades := []map[string]any{}
	for number := range database.Open {
		pair := []string{"BTC/USDT", "ETH/USDT", "SOL/USDT"}[number%3]
		id := database.Closed + number + 1
		order := map[string]any{
			"pair": pair, "order_id": fmt.Sprintf("dry_run_buy_%s_%036d", pair, id), "status": "closed", "remaining": 0.0,
			"amount": 0.0309, "safe_price": 3231.52, "cost": 99.853968, "filled": 0.0309, "ft_order_side": "buy",
			"order_type": "limit", "is_open": false, "order_timestamp": 1795295353141, "order_filled_timestamp": 1795295353145,
			"ft_fee_base": nil, "ft_order_tag": "trend",
		}
		trade := map[string]any{
			"trade_id": id, "pair": pair, "base_currency": pair[:3], "quote_currency": "USDT", "is_open": true,
			"is_short": false, "exchange": "binance", "amount": 0.0309, "amount_requested": 0.03094514,
			"stake_amount": stakeOfTrade, "strategy": "Plain", "enter_tag": "trend", "timeframe": 1, "fee_open": 0.001,
			"open_date": "2026-11-21 21:09:13", "open_timestamp": 1795295353146, "open_rate": 3231.52,
			"open_trade_value": 99.95382197, "close_date": nil, "close_rate": nil, "close_profit": nil, "profit_ratio": -0.00248905,
			"profit_pct": -0.25, "profit_abs": -0.24878981, "realized_profit": 0.0, "stop_loss_abs": 3134.58, "stop_loss_ratio": -0.03,
			"min_rate": 3228.53, "max_rate": 3231.52, "has_open_orders": false, "orders": []any{order}, "leverage": 1.0,
			"funding_fees": 0.0, "trading_mode": "spot", "current_rate": 3229.93, "total_profit_abs": -0.24878981,
		}
		for filler := range 30 {
			trade[fmt.Sprintf("simulated_member_%d", filler)] = -0.02952076
		}
		trades = append(trades, trade)
	}
	return trades
}

func simulatedBalance(database Database) map[string]any {
	equity := initialBalance + float64(database.Closed)
	coins := []any{}
	for _, coin := range []string{"BTC", "ETH", "USDT"} {
		coins = append(coins, map[string]any{
			"currency": coin, "free": 0.0309, "balance": 0.0309, "used": 0.0, "bot_owned": 0.0309, "est_stake": 99.81627,
			"est_stake_bot": 99.81627, "stake": "USDT", "side": "long", "is_position": false, "position": 0.0, "is_bot_managed": true,
		})
	}
	return map[string]any{
		"currencies": coins, "total": equity, "total_bot": equity, "symbol": "", "value": 0.0, "stake": "USDT",
		"note": "Simulated balances", "starting_capital": 0.99 * initialBalance,
	}
}

func simulatedProfit(database Database) map[string]any {
	profit := map[string]any{
		"profit_closed_coin": float64(database.Closed), "profit_all_coin": float64(database.Closed), "profit_all_percent": 0.1,
		"trade_count": database.Open + database.Closed, "closed_trade_count": database.Closed, "winning_trades": database.Closed,
		"losing_trades": 0, "best_pair": "BTC/USDT", "bot_start_timestamp": 1795295351751,
	}
	for filler := range 30 {
		profit[fmt.Sprintf("simulated_member_%d", filler)] = 0.0
	}
	return profit
}
