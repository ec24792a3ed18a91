// SPDX-License-Identifier: Apache-2.0

package records

import (
	"time"

	"cryptopilot.dev/local/node/internal/proc"
)

// PodRecord is what must survive a restart of pilot-node about a pod.
type PodRecord struct {
	UID       string `json:"uid"`
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
	// Address is the pod's own loopback address.
	Address string `json:"address"`
	// Sandbox grows when all containers were stopped from outside (stop-pods, reboot): runs of an
	// older sandbox count for restartCount and lastState only, and init containers run again.
	Sandbox int `json:"sandbox"`
	// Boot is the kernel's boot id; another one means that nothing of the pod is alive.
	Boot string `json:"boot"`
	// GraceSeconds is how long the pod may take to end.
	GraceSeconds int64 `json:"graceSeconds"`
}

// LaunchRecord says that a run was about to be started.
type LaunchRecord struct {
	ContainerID string    `json:"containerID"`
	Sandbox     int       `json:"sandbox"`
	Backoff     int       `json:"backoff"` // restarts in a row without a long run between them
	Image       string    `json:"image"`
	ImageID     string    `json:"imageID"`
	At          time.Time `json:"at"`
}

// StartRecord says which processes a run is.
type StartRecord struct {
	Shim      proc.Identity `json:"shim"`
	Main      proc.Identity `json:"main"`
	StartedAt time.Time     `json:"startedAt"`
}

// StopRecord says that a run was asked to end, when, and when it will be killed.
type StopRecord struct {
	At     time.Time `json:"at"`
	KillAt time.Time `json:"killAt"`
	Reason string    `json:"reason"`
}

// ExitRecord says how a run ended. Code is 128 + signal where a signal ended it.
type ExitRecord struct {
	Code       int       `json:"code"`
	Signal     int       `json:"signal,omitempty"`
	Reason     string    `json:"reason"`
	Message    string    `json:"message,omitempty"`
	StartedAt  time.Time `json:"startedAt"`
	FinishedAt time.Time `json:"finishedAt"`
}
