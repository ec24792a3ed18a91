// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"context"
	"fmt"
	"sync"
)

const (
	password = "correct horse 1" // of accounts on a throw-away server
	budget   = 300
	// atOnce is how many sign up or order a bot at the same time: passwords cost processor time.
	atOnce = 4
)

// person is somebody with an account, perhaps with bots.
type person struct {
	number int
	token  string
	bots   []string
}

// bot is one of theirs, or empty.
func (p *person) bot(turn int) string {
	if len(p.bots) == 0 {
		return ""
	}
	return p.bots[turn%len(p.bots)]
}

// signUp makes accounts and signs them in.
func signUp(ctx context.Context, c *client, number int) ([]*person, error) {
	people := make([]*person, number)
	return people, each(number, func(index int) error {
		name := fmt.Sprintf("simulated%d", index)
		email := name + "@example.org"
		order := map[string]string{"username": name, "email": email, "password": password}
		if err := c.call(ctx, nil, "POST /api/auth/register", "", order, nil); err != nil {
			return err
		}
		answer := struct {
			Token string `json:"token"`
		}{}
		err := c.call(ctx, nil, "POST /api/auth/login", "", map[string]string{"email": email, "password": password}, &answer)
		people[index] = &person{number: index, token: answer.Token}
		return err
	})
}

// provision orders bots, as even as can be; it returns when all of them run.
func provision(ctx context.Context, c *client, people []*person, bots int) error {
	for index := range bots {
		who := people[index%len(people)]
		who.bots = append(who.bots, fmt.Sprintf("simulated%d-bot-%d", who.number, len(who.bots)+1))
	}
	return each(len(people), func(index int) error {
		for _, bot := range people[index].bots {
			if err := c.call(ctx, people[index], "POST /api/freqtrade/provision", "", order(bot), nil); err != nil {
				return err
			}
		}
		return nil
	})
}

// order has the ten fields that the web client sends.
func order(bot string) map[string]any {
	return map[string]any{
		"instanceId": bot, "strategy": Strategy, "exchange": "binance", "stake_currency": "USDT", "stake_amount": 100,
		"max_open_trades": 3, "dry_run": true, "tradingPairs": []string{"BTC/USD", "ETH/USD", "SOL/USD"},
		"initialBalance": budget, "timeframe": "1m",
	}
}

// each does something n times, some at once; the first error is returned when all are done.
func each(n int, do func(int) error) error {
	numbers := make(chan int)
	var workers sync.WaitGroup
	var once sync.Once
	var first error
	for range atOnce {
		workers.Go(func() {
			for number := range numbers {
				if err := do(number); err != nil {
					once.Do(func() { first = err })
				}
			}
		})
	}
	for number := range n {
		numbers <- number
	}
	close(numbers)
	workers.Wait()
	return first
}
