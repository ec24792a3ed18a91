// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"context"
	"encoding/json"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

const (
	secondVersion, thirdVersion = "2.0.0", "3.0.0"
	// hurry is how many bots get the version that is to be taken back at a time: that is not measured.
	hurry = 100
)

// Rollouts of a strategy that all bots follow.
type Rollouts struct {
	// Forward: a second version for everybody, without steps.
	Forward Turn `json:"forward"`
	// Back: all bots have a third version, which is still watched, when it is taken back.
	Back Turn `json:"back"`
}

// rollouts brings a second version to every bot and takes a third one back.
func (f *Figures) rollouts(ctx context.Context, rig Rig, load *load, ready *readiness) error {
	turns := turns{rig: rig, load: load, ready: ready}
	change := func(spec fields) func() error {
		return func() error { return load.change(ctx, spec) }
	}
	found := &Rollouts{}
	var err error
	if found.Forward, err = turns.until(ctx, change(version(secondVersion)), secondVersion, f.Bots, f.Bots); err != nil {
		return err
	}
	// Every bot has it before it is promoted: a third version now would take the second one back.
	if err := load.promotion(ctx, secondVersion); err != nil {
		return err
	}
	third := version(thirdVersion)
	third["rollout"] = fields{"steps": []any{fields{"percent": 100, "pause": "1h"}}, "maxUpdating": hurry}
	if _, err = turns.until(ctx, change(third), thirdVersion, f.Bots, f.Bots); err != nil {
		return err
	}
	abort := change(fields{"rollout": fields{"action": "Abort", "maxUpdating": nil}})
	if found.Back, err = turns.until(ctx, abort, secondVersion, f.Bots, f.Bots); err != nil {
		return err
	}
	f.Rollouts = found
	return nil
}

// version is a number and a source of its own.
func version(number string) fields {
	return fields{"version": number, "source": fields{"inline": plainSource + "    number = \"" + number + "\"\n"}}
}

// change merges fields into the spec of the strategy that all bots follow.
func (l *load) change(ctx context.Context, spec fields) error {
	patch, err := json.Marshal(fields{"spec": spec})
	if err != nil {
		return err
	}
	_, err = l.rig.Dynamic.Resource(strategyResource).Namespace(l.namespace).
		Patch(ctx, strategy, types.MergePatchType, patch, metav1.PatchOptions{})
	return err
}
