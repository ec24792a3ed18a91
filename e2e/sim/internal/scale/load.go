// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"context"
	"fmt"
	"sync"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

const (
	botsOfPod = 10
	inFlight  = 16
	strategy  = "plain"

	plainSource = "from freqtrade.strategy import IStrategy\n\n\nclass Plain(IStrategy):\n    timeframe = \"1m\"\n"
)

var (
	botResource      = schema.GroupVersionResource{Group: "crypto-pilot.dev", Version: "v1alpha1", Resource: "bots"}
	poolResource     = schema.GroupVersionResource{Group: "crypto-pilot.dev", Version: "v1alpha1", Resource: "botpools"}
	strategyResource = schema.GroupVersionResource{Group: "crypto-pilot.dev", Version: "v1alpha1", Resource: "strategies"}
)

type fields = map[string]any

// load is what is created: pools of one owner each, full of bots.
type load struct {
	rig       Rig
	namespace string
	bots      int
	pools     int
	podsOf    int
}

func newLoad(rig Rig, bots, podsOfPool int) *load {
	each := botsOfPod * podsOfPool
	return &load{rig: rig, namespace: "scale", bots: bots, pools: (bots + each - 1) / each, podsOf: podsOfPool}
}

// prepare makes everything but the Bots; pools begin without pods.
func (l *load) prepare(ctx context.Context) error {
	_, err := l.rig.Client.CoreV1().Namespaces().Create(ctx,
		&corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: l.namespace}}, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	plain := object("Strategy", strategy, fields{"className": "Plain", "version": "1.0.0", "source": fields{"inline": plainSource}})
	if _, err := l.rig.Dynamic.Resource(strategyResource).Namespace(l.namespace).Create(ctx, plain, metav1.CreateOptions{}); err != nil {
		return err
	}
	return each(ctx, l.pools, func(ctx context.Context, number int) error {
		pool := object("BotPool", l.pool(number), fields{
			"tenancy": fields{"owner": l.owner(number)}, "slotsPerPod": int64(botsOfPod),
			"pods": fields{"min": int64(0), "max": int64(l.podsOf)},
		})
		_, err := l.rig.Dynamic.Resource(poolResource).Namespace(l.namespace).Create(ctx, pool, metav1.CreateOptions{})
		return err
	})
}

func (l *load) create(ctx context.Context) error {
	return each(ctx, l.bots, func(ctx context.Context, number int) error {
		_, err := l.rig.Dynamic.Resource(botResource).Namespace(l.namespace).Create(ctx, l.bot(number), metav1.CreateOptions{})
		return err
	})
}

func (l *load) bot(number int) *unstructured.Unstructured {
	pool := number % l.pools
	return object("Bot", fmt.Sprintf("bot-%d", number), fields{
		"owner": l.owner(pool), "mode": "Paper",
		"strategy": fields{"name": strategy}, "exchange": fields{"name": "binance"},
		"market": fields{
			"pairs": []any{"BTC/USDT", "ETH/USDT", "SOL/USDT"}, "stakeCurrency": "USDT", "stakeAmount": "50",
			"maxOpenTrades": int64(3), "timeframe": "1m",
		},
		"wallet": fields{"initial": "1000"}, "placement": fields{"pool": l.pool(pool)},
	})
}

func (l *load) pool(number int) string  { return fmt.Sprintf("pool-%d", number) }
func (l *load) owner(number int) string { return fmt.Sprintf("owner-%d", number) }

func object(kind, name string, spec fields) *unstructured.Unstructured {
	return &unstructured.Unstructured{Object: fields{
		"apiVersion": "crypto-pilot.dev/v1alpha1", "kind": kind, "metadata": fields{"name": name}, "spec": spec,
	}}
}

// each does something n times, inFlight at once; the first error ends it.
func each(ctx context.Context, n int, do func(context.Context, int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	numbers := make(chan int)
	var workers sync.WaitGroup
	for range inFlight {
		workers.Go(func() {
			for number := range numbers {
				if err := do(ctx, number); err != nil {
					cancel(err)
				}
			}
		})
	}
	for number := range n {
		if ctx.Err() != nil {
			break
		}
		numbers <- number
	}
	close(numbers)
	workers.Wait()
	return context.Cause(ctx)
}
