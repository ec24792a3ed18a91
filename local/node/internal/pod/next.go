// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"time"

	corev1 "k8s.io/api/core/v1"
)

// stepKind says what a container is waiting for.
type stepKind int

const (
	stepRunning stepKind = iota // it has a living run
	stepStart                   // to be started at a time, perhaps now
	stepDone                    // it has ended and stays so
)

// step is what comes next for one container of a pod that is not ending.
type step struct {
	kind    stepKind
	at      time.Time
	backoff int
}

// next decides about one container. Sidecars (init containers with restartPolicy Always) always
// restart; other init containers restart on failure only, if the pod restarts at all.
func (f Facts) next(container *corev1.Container, init bool) step {
	run, found := f.current(container.Name)
	if last, any := f.Last(container.Name); any && last.Alive() {
		return step{kind: stepRunning}
	}
	if !found {
		return step{kind: stepStart, at: f.retryAt(container.Name, f.Now)}
	}
	policy := f.Pod.Spec.RestartPolicy
	switch {
	case sidecar(container):
		policy = corev1.RestartPolicyAlways
	case init && policy == corev1.RestartPolicyAlways:
		policy = corev1.RestartPolicyOnFailure
	}
	if !restarts(policy, run.Exit.Code) {
		return step{kind: stepDone}
	}
	backoff := nextBackoff(run)
	at := run.Exit.FinishedAt.Add(backoffDelay(backoff))
	return step{kind: stepStart, at: f.retryAt(container.Name, at), backoff: backoff}
}

// problemPause is the time between two tries to start a container that cannot be started.
const problemPause = time.Second

func (f Facts) retryAt(container string, at time.Time) time.Time {
	problem, found := f.Problems[container]
	if found && problem.At.Add(problemPause).After(at) {
		return problem.At.Add(problemPause)
	}
	return at
}

func sidecar(container *corev1.Container) bool {
	return container.RestartPolicy != nil && *container.RestartPolicy == corev1.ContainerRestartPolicyAlways
}

// initialized says whether the main containers may run, and whether they never will.
func (f Facts) initialized() (ready, failed bool) {
	for index := range f.Pod.Spec.InitContainers {
		container := &f.Pod.Spec.InitContainers[index]
		current, found := f.current(container.Name)
		if sidecar(container) {
			if !found || !f.Verdicts[container.Name].Started {
				// Once the main containers run, a restarting sidecar does not take that back.
				return f.mainBegun(), false
			}
			continue
		}
		if !found || current.Exit == nil {
			return false, false
		}
		if current.Exit.Code != 0 {
			return false, f.next(container, true).kind == stepDone
		}
	}
	return true, false
}

func (f Facts) mainBegun() bool {
	for index := range f.Pod.Spec.Containers {
		if _, found := f.current(f.Pod.Spec.Containers[index].Name); found {
			return true
		}
	}
	return false
}
