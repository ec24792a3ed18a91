// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func containerStatuses(facts Facts, containers []corev1.Container, init bool) []corev1.ContainerStatus {
	var statuses []corev1.ContainerStatus
	for index := range containers {
		statuses = append(statuses, containerStatus(facts, &containers[index], init))
	}
	return statuses
}

func containerStatus(facts Facts, container *corev1.Container, init bool) corev1.ContainerStatus {
	status := corev1.ContainerStatus{Name: container.Name, Image: container.Image}
	started := false
	status.Started = &started
	last, found := facts.Last(container.Name)
	if found {
		status.RestartCount = int32(last.Attempt)
		status.ContainerID = "pilot://" + last.Launch.ContainerID
		status.ImageID = last.Launch.ImageID
		status.State, status.LastTerminationState = states(facts, container, init)
		verdict := facts.Verdicts[container.Name]
		if last.State == Running {
			started = verdict.Started
			status.Ready = verdict.Ready
		}
		if init && !sidecar(container) {
			status.Ready = last.Exit != nil && last.Exit.Code == 0
		}
		return status
	}
	status.State.Waiting = waiting(facts, container.Name, init)
	return status
}

// states are the present state of a container that has run before, and the one before that.
func states(facts Facts, container *corev1.Container, init bool) (now, before corev1.ContainerState) {
	runs := facts.Runs[container.Name]
	last := runs[len(runs)-1]
	if last.Alive() {
		at := last.Start.StartedAt
		if last.State == Starting {
			at = last.Launch.At
		}
		now.Running = &corev1.ContainerStateRunning{StartedAt: metav1.NewTime(at)}
		return now, previousState(runs)
	}
	_, ending := facts.Ending()
	if !ending {
		if waiting := waitingAgain(facts, container, init); waiting != nil {
			now.Waiting = waiting
			before.Terminated = terminated(last)
			return now, before
		}
	}
	now.Terminated = terminated(last)
	return now, previousState(runs)
}

func previousState(runs []Run) corev1.ContainerState {
	if len(runs) < 2 || runs[len(runs)-2].Exit == nil {
		return corev1.ContainerState{}
	}
	return corev1.ContainerState{Terminated: terminated(runs[len(runs)-2])}
}

// waitingAgain is why a container that has ended is not running again yet; nil = it stays ended,
// or is about to be started.
func waitingAgain(facts Facts, container *corev1.Container, init bool) *corev1.ContainerStateWaiting {
	if problem, found := facts.Problems[container.Name]; found {
		return &corev1.ContainerStateWaiting{Reason: problem.Reason, Message: problem.Message}
	}
	if _, current := facts.current(container.Name); !current {
		return waiting(facts, container.Name, init)
	}
	step := facts.next(container, init)
	if step.kind != stepStart || !step.at.After(facts.Now) {
		return nil
	}
	return &corev1.ContainerStateWaiting{
		Reason:  "CrashLoopBackOff",
		Message: fmt.Sprintf("back-off %s restarting failed container=%s", backoffDelay(step.backoff), container.Name),
	}
}

func waiting(facts Facts, container string, init bool) *corev1.ContainerStateWaiting {
	if problem, found := facts.Problems[container]; found {
		return &corev1.ContainerStateWaiting{Reason: problem.Reason, Message: problem.Message}
	}
	if facts.VolumesTrouble != "" {
		return &corev1.ContainerStateWaiting{Reason: "ContainerCreating", Message: facts.VolumesTrouble}
	}
	if facts.Blocked {
		return &corev1.ContainerStateWaiting{Reason: "ContainerCreating", Message: "waiting for the processes of the pod that had this name before"}
	}
	if !init && len(facts.Pod.Spec.InitContainers) > 0 {
		return &corev1.ContainerStateWaiting{Reason: "PodInitializing"}
	}
	return &corev1.ContainerStateWaiting{Reason: "ContainerCreating"}
}

func terminated(run Run) *corev1.ContainerStateTerminated {
	return &corev1.ContainerStateTerminated{
		ExitCode: int32(run.Exit.Code), Signal: int32(run.Exit.Signal),
		Reason: run.Exit.Reason, Message: run.Exit.Message,
		StartedAt: metav1.NewTime(run.Exit.StartedAt), FinishedAt: metav1.NewTime(run.Exit.FinishedAt),
		ContainerID: "pilot://" + run.Launch.ContainerID,
	}
}
