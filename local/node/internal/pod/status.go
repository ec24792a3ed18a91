// SPDX-License-Identifier: Apache-2.0

package pod

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// MakeStatus says in the API's words how the pod is. It is a pure function; what it does not
// know about (conditions of others, quality of service) stays as it was.
func MakeStatus(facts Facts) corev1.PodStatus {
	status := *facts.Pod.Status.DeepCopy()
	status.ObservedGeneration = facts.Pod.Generation
	status.HostIP = facts.HostIP
	status.HostIPs = []corev1.HostIP{{IP: facts.HostIP}}
	status.PodIP = facts.Record.Address
	status.PodIPs = []corev1.PodIP{{IP: facts.Record.Address}}
	if status.StartTime == nil {
		now := metav1.NewTime(facts.Now.Truncate(1e9))
		status.StartTime = &now
	}
	status.InitContainerStatuses = containerStatuses(facts, facts.Pod.Spec.InitContainers, true)
	status.ContainerStatuses = containerStatuses(facts, facts.Pod.Spec.Containers, false)
	setPhase(facts, &status)
	setConditions(facts, &status)
	return status
}

func setPhase(facts Facts, status *corev1.PodStatus) {
	if status.Phase == corev1.PodFailed || status.Phase == corev1.PodSucceeded {
		return
	}
	if facts.deadlineExceeded() && len(facts.Alive()) == 0 {
		status.Phase = corev1.PodFailed
		status.Reason = "DeadlineExceeded"
		status.Message = "Pod was active on the node longer than the specified deadline"
		return
	}
	status.Phase = phase(facts)
}

// phase follows the kubelet: Pending until the main containers have begun, Running while one
// runs or will run again, Succeeded or Failed when all have ended for good.
func phase(facts Facts) corev1.PodPhase {
	_, ending := facts.Ending()
	ready, failed := facts.initialized()
	if failed {
		return corev1.PodFailed
	}
	if !ready && !(ending && len(facts.Alive()) == 0) {
		return corev1.PodPending
	}
	done, allZero := true, true
	for index := range facts.Pod.Spec.Containers {
		container := &facts.Pod.Spec.Containers[index]
		last, begun := facts.Last(container.Name)
		switch {
		case !begun && !ending:
			return corev1.PodPending
		case !begun:
			allZero = false
		case last.Alive() || (!ending && facts.next(container, false).kind != stepDone):
			done = false
		case last.Exit.Code != 0:
			allZero = false
		}
	}
	switch {
	case !done:
		return corev1.PodRunning
	case allZero:
		return corev1.PodSucceeded
	}
	return corev1.PodFailed
}
