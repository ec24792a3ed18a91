// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"fmt"
	"math/rand/v2"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"cryptopilot.dev/local/node/internal/probe"
)

// randomFacts makes pods in states that no golden file thought of.
func randomFacts(random *rand.Rand) Facts {
	pick := func(n int) bool { return random.IntN(n) == 0 }
	policies := []corev1.RestartPolicy{corev1.RestartPolicyAlways, corev1.RestartPolicyOnFailure, corev1.RestartPolicyNever}
	always := corev1.ContainerRestartPolicyAlways
	pod := &corev1.Pod{Spec: corev1.PodSpec{RestartPolicy: policies[random.IntN(3)]}}
	one := scene{Pod: pod, Sandbox: random.IntN(2), Runs: map[string][]sceneRun{}, Verdicts: map[string]probe.Verdict{}, Gone: pick(10), Blocked: pick(10)}
	for index := range random.IntN(3) {
		container := corev1.Container{Name: fmt.Sprintf("init-%d", index)}
		if pick(3) {
			container.RestartPolicy = &always
		}
		pod.Spec.InitContainers = append(pod.Spec.InitContainers, container)
	}
	for index := range 1 + random.IntN(2) {
		pod.Spec.Containers = append(pod.Spec.Containers, corev1.Container{Name: fmt.Sprintf("main-%d", index)})
	}
	if pick(4) {
		seconds := int64(random.IntN(30))
		deleted := metav1.NewTime(ago(-float64(seconds)))
		pod.DeletionTimestamp, pod.DeletionGracePeriodSeconds = &deleted, &seconds
	}
	for _, container := range everyContainer(pod) {
		one.Runs[container.Name] = randomRuns(random)
		one.Verdicts[container.Name] = probe.Verdict{Started: pick(2), Ready: pick(2), Doomed: map[bool]string{true: "bad"}[pick(5)]}
	}
	return one.facts()
}

func randomRuns(random *rand.Rand) []sceneRun {
	var runs []sceneRun
	count := random.IntN(3)
	for attempt := range count {
		run := sceneRun{Attempt: attempt, Sandbox: random.IntN(2), Backoff: random.IntN(4), Started: float64(random.IntN(1000)) + 10}
		states := []string{"starting", "running", "lost", "exited", "exited"}
		run.State = states[random.IntN(len(states))]
		if attempt < count-1 || run.State == "exited" {
			run.Exit = &sceneExit{Ago: float64(random.IntN(10)), Code: random.IntN(3)}
		} else if random.IntN(3) == 0 {
			run.Stop = &sceneStop{Ago: float64(random.IntN(40)), Grace: 20, InHand: random.IntN(2) == 0}
		}
		runs = append(runs, run)
	}
	return runs
}

func TestEveryPlanIsSafe(t *testing.T) {
	for seed := range uint64(20_000) {
		facts := randomFacts(rand.New(rand.NewPCG(seed, 7)))
		plan := MakePlan(facts)
		if problem := unsafe(facts, plan); problem != "" {
			t.Fatalf("seed %d: %s: %+v", seed, problem, plan.Actions)
		}
		if !facts.Gone {
			MakeStatus(facts) // must not panic
		}
	}
}

// unsafe says what is wrong with a plan.
func unsafe(facts Facts, plan Plan) string {
	_, ending := facts.Ending()
	started := map[string]bool{}
	for _, action := range plan.Actions {
		switch act := action.(type) {
		case StartRun:
			last, found := facts.Last(act.Container)
			switch {
			case ending:
				return "starts a container of an ending pod"
			case found && last.Alive():
				return "starts a second copy"
			case found && act.Attempt <= last.Attempt:
				return "uses an attempt again"
			case started[act.Container]:
				return "starts a container twice"
			case facts.Blocked:
				return "starts beside its predecessor"
			}
			started[act.Container] = true
		case StopRun:
			if act.Run.State != Running {
				return "signals what does not run"
			}
			if act.Run.Stop != nil && act.KillAt.After(act.Run.Stop.KillAt) {
				return "moves a deadline into the future"
			}
		case KillRun:
			if act.Run.Stop == nil || facts.Now.Before(act.Run.Stop.At) {
				return "kills what was never asked"
			}
		case Finish, Remove:
			if len(facts.Alive()) > 0 {
				return "lets go of a pod with processes"
			}
			if !ending {
				return "lets go of a living pod"
			}
		}
	}
	if len(plan.Actions) == 0 && !plan.Wake.After(facts.Now) {
		return "does nothing and wants to wake at once"
	}
	return ""
}
