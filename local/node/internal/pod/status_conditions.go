// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func setConditions(facts Facts, status *corev1.PodStatus) {
	set := func(kind corev1.PodConditionType, good bool, reason, message string) {
		setCondition(facts, status, kind, good, reason, message)
	}
	set(corev1.PodReadyToStartContainers, facts.VolumesReady, "VolumesNotReady", facts.VolumesTrouble)
	initialized, _ := facts.initialized()
	set(corev1.PodInitialized, initialized, "ContainersNotInitialized", "")
	if status.Phase == corev1.PodSucceeded {
		set(corev1.ContainersReady, false, "PodCompleted", "")
		set(corev1.PodReady, false, "PodCompleted", "")
		return
	}
	unready := unreadyContainers(facts, status)
	message := ""
	if len(unready) > 0 {
		message = "containers with unready status: [" + strings.Join(unready, " ") + "]"
	}
	good := len(unready) == 0 && status.Phase == corev1.PodRunning
	set(corev1.ContainersReady, good, "ContainersNotReady", message)
	if gate := closedGate(facts, status); good && gate != "" {
		set(corev1.PodReady, false, "ReadinessGatesNotReady", "condition "+gate+" is not True")
		return
	}
	set(corev1.PodReady, good, "ContainersNotReady", message)
}

func unreadyContainers(facts Facts, status *corev1.PodStatus) []string {
	var names []string
	for _, container := range status.ContainerStatuses {
		if !container.Ready {
			name := container.Name
			if trouble := facts.Verdicts[name].Trouble; trouble != "" {
				name += " (" + trouble + ")"
			}
			names = append(names, name)
		}
	}
	return names
}

func closedGate(facts Facts, status *corev1.PodStatus) string {
	for _, gate := range facts.Pod.Spec.ReadinessGates {
		if condition := find(status.Conditions, gate.ConditionType); condition == nil || condition.Status != corev1.ConditionTrue {
			return string(gate.ConditionType)
		}
	}
	return ""
}

func setCondition(facts Facts, status *corev1.PodStatus, kind corev1.PodConditionType, good bool, reason, message string) {
	wanted := corev1.PodCondition{
		Type: kind, Status: corev1.ConditionFalse, Reason: reason, Message: message,
		ObservedGeneration: facts.Pod.Generation, LastTransitionTime: metav1.NewTime(facts.Now),
	}
	if good {
		wanted.Status, wanted.Reason, wanted.Message = corev1.ConditionTrue, "", ""
	}
	existing := find(status.Conditions, kind)
	if existing == nil {
		status.Conditions = append(status.Conditions, wanted)
		return
	}
	if existing.Status == wanted.Status {
		wanted.LastTransitionTime = existing.LastTransitionTime
	}
	*existing = wanted
}

func find(conditions []corev1.PodCondition, kind corev1.PodConditionType) *corev1.PodCondition {
	for index := range conditions {
		if conditions[index].Type == kind {
			return &conditions[index]
		}
	}
	return nil
}
