// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"context"
	"fmt"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// longestPromotion is from the last bot being Ready with a version until it is the stable one.
const longestPromotion = 2 * time.Minute

// told is what a Strategy says of its versions.
type told struct {
	Wanted, Stable, Phase, Version, Message string
}

func toldBy(strategy *unstructured.Unstructured) told {
	text := func(path ...string) string {
		word, _, _ := unstructured.NestedString(strategy.Object, path...)
		return word
	}
	return told{
		Wanted: text("spec", "version"), Stable: text("status", "stable"),
		Phase:   text("status", "rollout", "phase"),
		Version: text("status", "rollout", "version"), Message: text("status", "rollout", "message"),
	}
}

// String is a clause that says where the Strategy is.
func (t told) String() string {
	return fmt.Sprintf("the Strategy wants %q, stable is %q, its roll-out of %q is %q and says: %s",
		t.Wanted, t.Stable, t.Version, t.Phase, t.Message)
}

// promoted: bots follow it, and nothing is on its way any more.
func (t told) promoted(version string) bool {
	return t.Stable == version && (t.Phase == "Promoted" || t.Phase == "Idle")
}

// refuses: bots will never get that version.
func (t told) refuses(version string) bool {
	return t.Phase == "RolledBack" && t.Version == version && t.Wanted == version
}

func (l *load) told(ctx context.Context) (told, error) {
	found, err := l.rig.Dynamic.Resource(strategyResource).Namespace(l.namespace).Get(ctx, strategy, metav1.GetOptions{})
	if err != nil {
		return told{}, err
	}
	return toldBy(found), nil
}

// promotion waits until the version is the stable one: what follows is a roll-out from it then.
func (l *load) promotion(ctx context.Context, version string) error {
	started := time.Now()
	for {
		now, err := l.told(ctx)
		if err != nil {
			return err
		}
		if now.promoted(version) {
			l.rig.Progress(fmt.Sprintf("%s is stable %.1f s later", version, time.Since(started).Seconds()))
			return nil
		}
		if now.refuses(version) || time.Since(started) > longestPromotion {
			return fmt.Errorf("%s is not promoted after %.0f s: %s", version, time.Since(started).Seconds(), now)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s is not promoted: %s: %w", version, now, ctx.Err())
		case <-time.After(200 * time.Millisecond):
		}
	}
}
