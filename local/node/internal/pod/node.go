// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"log/slog"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/record"

	"cryptopilot.dev/local/node/internal/environment"
	"cryptopilot.dev/local/node/internal/records"
	"cryptopilot.dev/local/node/internal/volume"
)

// Node is what all pods of this node share.
type Node struct {
	Layout      records.Layout
	Client      kubernetes.Interface
	Events      record.EventRecorder
	Sources     volume.Sources
	Images      environment.Images
	HostIP      string
	LogMaxBytes int64
	LogKeep     int
	Now         func() time.Time
	Log         *slog.Logger
	// Predecessor says whether another pod with this name still has processes here.
	Predecessor func(namespace, name, uid string) bool
	// Release gives a pod's address back.
	Release func(address string)
}

func (n *Node) event(pod *corev1.Pod, kind, reason, message string, args ...any) {
	if pod != nil {
		n.Events.Eventf(pod, kind, reason, message, args...)
	}
}
