// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"time"

	corev1 "k8s.io/api/core/v1"
)

// idle is how long a pod is left alone when nothing happens.
const idle = 30 * time.Second

// MakePlan decides what to do for a pod. It is a pure function.
func MakePlan(facts Facts) Plan {
	plan := Plan{Wake: facts.Now.Add(idle)}
	for _, run := range facts.Alive() {
		switch run.State {
		case Lost:
			plan.add(SettleRun{Run: run})
		case Starting:
			plan.wakeAt(facts.Now.Add(100 * time.Millisecond))
		}
	}
	if reason, ending := facts.Ending(); ending {
		planEnd(facts, reason, &plan)
		return plan
	}
	if deadline, set := facts.deadline(); set {
		plan.wakeAt(deadline)
	}
	if facts.Blocked || !facts.VolumesReady {
		plan.wakeAt(facts.Now.Add(200 * time.Millisecond))
		return plan
	}
	planContainers(facts, &plan)
	return plan
}

func planEnd(facts Facts, reason string, plan *Plan) {
	alive := facts.Alive()
	for _, run := range alive {
		planStop(facts, run, reason, plan)
	}
	switch {
	case len(alive) > 0:
	case facts.Gone || facts.Pod == nil:
		plan.add(Remove{})
	case facts.Pod.DeletionTimestamp != nil:
		plan.add(Finish{})
	}
}

// planStop brings a run to its end: signal, patience, kill.
func planStop(facts Facts, run Run, reason string, plan *Plan) {
	if run.State != Running {
		return
	}
	at := facts.Now
	if run.Stop != nil {
		at = run.Stop.At
	}
	killAt := at.Add(facts.grace())
	if run.Stop != nil && run.Stop.KillAt.Before(killAt) {
		killAt = run.Stop.KillAt
	}
	if run.Stop == nil || !run.StopInHand || killAt.Before(run.Stop.KillAt) {
		plan.add(StopRun{Run: run, At: at, KillAt: killAt, Reason: reason})
	}
	if !facts.Now.Before(killAt) && run.StopInHand {
		plan.add(KillRun{Run: run})
		plan.wakeAt(facts.Now.Add(200 * time.Millisecond))
		return
	}
	plan.wakeAt(killAt)
}

func planContainers(facts Facts, plan *Plan) {
	for index := range facts.Pod.Spec.InitContainers {
		container := &facts.Pod.Spec.InitContainers[index]
		planContainer(facts, container, true, plan)
		if sidecar(container) && facts.Verdicts[container.Name].Started {
			continue
		}
		if run, found := facts.current(container.Name); !found || run.Exit == nil || run.Exit.Code != 0 || sidecar(container) {
			break
		}
	}
	if ready, _ := facts.initialized(); !ready {
		return
	}
	for index := range facts.Pod.Spec.Containers {
		planContainer(facts, &facts.Pod.Spec.Containers[index], false, plan)
	}
	planSidecarsEnd(facts, plan)
}

func planContainer(facts Facts, container *corev1.Container, init bool, plan *Plan) {
	step := facts.next(container, init)
	switch step.kind {
	case stepRunning:
		run, _ := facts.Last(container.Name)
		if doomed := facts.Verdicts[container.Name].Doomed; doomed != "" || run.Stop != nil {
			planStop(facts, run, doomed, plan)
		}
	case stepStart:
		if step.at.After(facts.Now) {
			plan.wakeAt(step.at)
			return
		}
		attempt := 0
		if last, found := facts.Last(container.Name); found {
			attempt = last.Attempt + 1
		}
		plan.add(StartRun{Container: container.Name, Attempt: attempt, Backoff: step.backoff})
	}
}

// planSidecarsEnd stops sidecars when all main containers have ended for good.
func planSidecarsEnd(facts Facts, plan *Plan) {
	for index := range facts.Pod.Spec.Containers {
		if facts.next(&facts.Pod.Spec.Containers[index], false).kind != stepDone {
			return
		}
	}
	for index := range facts.Pod.Spec.InitContainers {
		container := &facts.Pod.Spec.InitContainers[index]
		if run, found := facts.Last(container.Name); found && run.Alive() && sidecar(container) {
			planStop(facts, run, "the main containers have ended", plan)
		}
	}
}
