// SPDX-License-Identifier: Apache-2.0

// Package nodeobject keeps the Node object and its lease.
package nodeobject

import (
	"context"
	"log/slog"
	"os"
	"runtime"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/util/retry"
	"k8s.io/component-helpers/apimachinery/lease"
	"k8s.io/utils/clock"
)

// Identity of the node.
type Identity struct {
	Name        string
	HostIP      string
	KubeletPort int
	Version     string
	MaxPods     int64
	MemoryBytes int64
}

const (
	leaseSeconds = 40
	heartbeat    = 30 * time.Second
	retryPause   = time.Second
	labelHost    = "kubernetes.io/hostname"
	labelLocal   = "crypto-pilot.dev/local-node"
)

// Run registers the node and keeps it Ready until the context ends. An unreachable API server is
// tried again for ever.
func Run(ctx context.Context, client kubernetes.Interface, identity Identity, log *slog.Logger) {
	renewal := lease.NewController(clock.RealClock{}, client, identity.Name, leaseSeconds, nil,
		leaseSeconds/4*time.Second, identity.Name, corev1.NamespaceNodeLease, nil)
	go renewal.Run(ctx)
	for first, well := true, false; ctx.Err() == nil; first = false {
		pause := heartbeat
		err := beat(ctx, client, identity)
		switch {
		case err != nil:
			pause = retryPause
			if well || first {
				log.Warn("cannot write the node object, trying on", "error", err)
			}
		case !well:
			log.Info("node is Ready", "node", identity.Name)
		}
		well = err == nil
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

func beat(ctx context.Context, client kubernetes.Interface, identity Identity) error {
	limited, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	nodes := client.CoreV1().Nodes()
	return retry.RetryOnConflict(retry.DefaultRetry, func() error {
		node, err := nodes.Get(limited, identity.Name, metav1.GetOptions{})
		if apierrors.IsNotFound(err) {
			node, err = nodes.Create(limited, &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: identity.Name, Labels: labels(identity)}}, metav1.CreateOptions{})
		}
		if err != nil {
			return err
		}
		if adopt(node, identity) {
			if node, err = nodes.Update(limited, node, metav1.UpdateOptions{}); err != nil {
				return err
			}
		}
		node.Status = status(node.Status, identity, metav1.Now())
		_, err = nodes.UpdateStatus(limited, node, metav1.UpdateOptions{})
		return err
	})
}

// adopt sets our labels and takes away the taint that admission puts on new nodes: the lifecycle
// controller that would do so is switched off on a one-machine cluster.
func adopt(node *corev1.Node, identity Identity) (changed bool) {
	if node.Labels == nil {
		node.Labels = map[string]string{}
	}
	for key, value := range labels(identity) {
		if node.Labels[key] != value {
			node.Labels[key] = value
			changed = true
		}
	}
	var taints []corev1.Taint
	for _, taint := range node.Spec.Taints {
		if taint.Key == corev1.TaintNodeNotReady || taint.Key == corev1.TaintNodeUnreachable {
			changed = true
			continue
		}
		taints = append(taints, taint)
	}
	node.Spec.Taints = taints
	return changed
}

func labels(identity Identity) map[string]string {
	return map[string]string{
		labelHost: identity.Name, labelLocal: "true",
		corev1.LabelOSStable: runtime.GOOS, corev1.LabelArchStable: runtime.GOARCH,
	}
}

func status(before corev1.NodeStatus, identity Identity, now metav1.Time) corev1.NodeStatus {
	after := *before.DeepCopy()
	capacity := corev1.ResourceList{
		corev1.ResourceCPU:    *resource.NewQuantity(int64(runtime.NumCPU()), resource.DecimalSI),
		corev1.ResourceMemory: *resource.NewQuantity(identity.MemoryBytes, resource.BinarySI),
		corev1.ResourcePods:   *resource.NewQuantity(identity.MaxPods, resource.DecimalSI),
	}
	after.Capacity, after.Allocatable = capacity, capacity
	after.Phase = corev1.NodeRunning
	after.Addresses = []corev1.NodeAddress{
		{Type: corev1.NodeInternalIP, Address: identity.HostIP},
		{Type: corev1.NodeHostName, Address: identity.Name},
	}
	after.DaemonEndpoints.KubeletEndpoint.Port = int32(identity.KubeletPort)
	after.NodeInfo = corev1.NodeSystemInfo{
		KubeletVersion: identity.Version, ContainerRuntimeVersion: "pilot://processes",
		OperatingSystem: runtime.GOOS, Architecture: runtime.GOARCH, OSImage: "one machine, no isolation",
		KernelVersion: firstLine("/proc/sys/kernel/osrelease"), BootID: firstLine("/proc/sys/kernel/random/boot_id"),
		MachineID: firstLine("/etc/machine-id"),
	}
	setReady(&after, now)
	return after
}

func setReady(status *corev1.NodeStatus, now metav1.Time) {
	for kind, good := range map[corev1.NodeConditionType]corev1.ConditionStatus{
		corev1.NodeReady: corev1.ConditionTrue, corev1.NodeMemoryPressure: corev1.ConditionFalse,
		corev1.NodeDiskPressure: corev1.ConditionFalse, corev1.NodePIDPressure: corev1.ConditionFalse,
	} {
		setCondition(status, corev1.NodeCondition{
			Type: kind, Status: good, Reason: "PilotNode", Message: "pilot-node is running",
			LastHeartbeatTime: now, LastTransitionTime: now,
		})
	}
}

func setCondition(status *corev1.NodeStatus, wanted corev1.NodeCondition) {
	for index := range status.Conditions {
		existing := &status.Conditions[index]
		if existing.Type == wanted.Type {
			if existing.Status == wanted.Status {
				wanted.LastTransitionTime = existing.LastTransitionTime
			}
			*existing = wanted
			return
		}
	}
	status.Conditions = append(status.Conditions, wanted)
}

func firstLine(path string) string {
	data, _ := os.ReadFile(path)
	for index, char := range data {
		if char == '\n' {
			return string(data[:index])
		}
	}
	return string(data)
}
