// SPDX-License-Identifier: Apache-2.0

// Package campaign runs plans against the real operator and judges what comes of them.
package campaign

import (
	"fmt"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

const (
	group    = "crypto-pilot.dev"
	version  = "v1alpha1"
	owner    = "campaign"
	strategy = "plain"
)

var (
	botResource      = schema.GroupVersionResource{Group: group, Version: version, Resource: "bots"}
	poolResource     = schema.GroupVersionResource{Group: group, Version: version, Resource: "botpools"}
	strategyResource = schema.GroupVersionResource{Group: group, Version: version, Resource: "strategies"}
)

type fields = map[string]any

func object(kind, name string, spec fields) *unstructured.Unstructured {
	return &unstructured.Unstructured{Object: fields{
		"apiVersion": group + "/" + version, "kind": kind, "metadata": fields{"name": name}, "spec": spec,
	}}
}

func poolObject(name string, slots, least, most int) *unstructured.Unstructured {
	return object("BotPool", name, fields{
		"tenancy": fields{"owner": owner}, "slotsPerPod": int64(slots),
		"pods": fields{"min": int64(least), "max": int64(most)},
	})
}

func botObject(name string, wish botWish) *unstructured.Unstructured {
	spec := fields{
		"owner": owner, "mode": wish.mode(), "state": wish.state,
		"strategy": fields{"name": strategy},
		"exchange": fields{"name": "binance"},
		"market": fields{
			"pairs": []any{"BTC/USDT"}, "stakeCurrency": "USDT", "stakeAmount": wish.stakeText(),
			"maxOpenTrades": int64(3), "timeframe": "1m",
		},
		"placement": fields{"pool": wish.pool},
		"onDelete":  fields{"positions": "Close", "timeout": "30s"},
	}
	if wish.live {
		spec["exchange"] = fields{"name": "binance", "credentialsSecret": keysName(name)}
	} else {
		spec["wallet"] = fields{"initial": "1000"}
	}
	return object("Bot", name, spec)
}

func strategyObject(number int) *unstructured.Unstructured {
	source := fmt.Sprintf("from freqtrade.strategy import IStrategy\n\n\nclass Plain(IStrategy):\n    timeframe = \"1m\"\n    number = %d\n", number)
	return object("Strategy", strategy, fields{
		"owner": owner, "className": "Plain", "version": fmt.Sprintf("1.%d.0", number),
		"source": fields{"inline": source},
	})
}

func keysName(bot string) string { return "keys-" + bot }
