// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"time"

	"cryptopilot.dev/e2e/sim/internal/plan"
)

// do takes one step; what people do goes past the faults, straight to the API server.
func (r *run) do(ctx context.Context, step plan.Step) error {
	proxy := r.stage.Proxy
	faults := proxy.Faults
	switch step.Verb {
	case "at":
		faults.AtWrite(int64(step.Number(0)), step.Args[1])
	case "lag":
		faults.Lag(step.Args[0], step.Millis(1), step.Millis(2))
	case "hide":
		faults.Hide(step.Args[0], step.Millis(1))
	case "double":
		faults.Double(step.Args[0], step.Millis(1))
	case "cut":
		proxy.CutWatches(step.Args[0], false)
	case "gone":
		proxy.CutWatches(step.Args[0], true)
	case "stale":
		faults.Stale(step.Millis(0), step.Millis(1))
	case "refuse":
		faults.Refuse(step.Millis(0))
	case "kill":
		r.stage.Operator.Kill(ctx)
	case "restart-api":
		r.stage.Plane.KillAPI()
		return r.stage.Plane.StartAPI(ctx)
	case "wait":
		time.Sleep(step.Millis(0))
	default:
		return retried(ctx, func() error { return r.work(ctx, step) })
	}
	return nil
}

func (r *run) work(ctx context.Context, step plan.Step) error {
	switch step.Verb {
	case "pool":
		return r.createPool(ctx, step)
	case "scale":
		return r.patchPool(ctx, step.Args[0], fields{"pods": fields{"min": step.Number(1), "max": step.Number(2)}})
	case "template":
		return r.changeTemplate(ctx, step.Args[0])
	case "delete-pool":
		return r.deletePool(ctx, step.Args[0])
	case "strategy":
		return r.changeStrategy(ctx)
	case "bot":
		return r.createBot(ctx, step.Args[0], step.Args[1], step.Args[2] == "live")
	case "delete":
		return r.deleteBot(ctx, step.Args[0])
	case "state", "edit", "place":
		return r.changeBot(ctx, step)
	default:
		return r.accident(ctx, step)
	}
}

// retried: a person whose kubectl finds no server tries again.
func retried(ctx context.Context, try func() error) error {
	var err error
	for range 100 {
		if err = try(); err == nil || ctx.Err() != nil || !isPassing(err) {
			return err
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}
