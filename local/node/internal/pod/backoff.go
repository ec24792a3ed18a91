// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"time"

	corev1 "k8s.io/api/core/v1"
)

const (
	backoffBase  = 10 * time.Second
	backoffMost  = 5 * time.Minute
	backoffReset = 10 * time.Minute // a run this long begins the count anew
)

// nextBackoff counts the restarts in a row, the coming one included.
func nextBackoff(run Run) int {
	if run.Exit.FinishedAt.Sub(run.Exit.StartedAt) >= backoffReset {
		return 1
	}
	return run.Launch.Backoff + 1
}

// backoffDelay is the time between an exit and the restart: the first one is immediate.
func backoffDelay(restarts int) time.Duration {
	if restarts <= 1 {
		return 0
	}
	delay := backoffBase
	for range restarts - 2 {
		delay *= 2
		if delay >= backoffMost {
			return backoffMost
		}
	}
	return delay
}

// restarts says whether a container with this exit is started again.
func restarts(policy corev1.RestartPolicy, code int) bool {
	switch policy {
	case corev1.RestartPolicyNever:
		return false
	case corev1.RestartPolicyOnFailure:
		return code != 0
	}
	return true
}
