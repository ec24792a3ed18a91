// SPDX-License-Identifier: Apache-2.0

package pod

import corev1 "k8s.io/api/core/v1"

// steady keeps the times of the status we published last where nothing has changed since: the
// object we see may be older than our last write.
func steady(previous *corev1.PodStatus, status *corev1.PodStatus) {
	if previous == nil {
		return
	}
	if previous.StartTime != nil {
		status.StartTime = previous.StartTime
	}
	for index := range status.Conditions {
		condition := &status.Conditions[index]
		if before := find(previous.Conditions, condition.Type); before != nil && before.Status == condition.Status {
			condition.LastTransitionTime = before.LastTransitionTime
		}
	}
}
