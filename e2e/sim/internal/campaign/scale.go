// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"cryptopilot.dev/e2e/sim/internal/agents"
	"cryptopilot.dev/e2e/sim/internal/scale"
)

// scale measures many Bots; its one line is the figures as JSON.
func (o options) scale(ctx context.Context, out, progress io.Writer) error {
	settings := o.stage
	settings.ThroughProxy, settings.Timing = false, agents.Real()
	stage, err := Raise(ctx, settings)
	if err != nil {
		return err
	}
	defer stage.Fall()
	rig := scale.Rig{
		Plane: stage.Plane, Operator: stage.Operator, Client: stage.Client, Dynamic: stage.Dynamic,
		Progress:   func(text string) { fmt.Fprintln(progress, "  "+text) },
		Restarting: stage.World.Restarting, WithRollouts: o.rollout,
	}
	figures, err := scale.Measure(ctx, rig, o.bots, o.pods)
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(figures)
}
