// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"context"
	"encoding/json"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

const nodeName = "simulated"

// isGone: there is nothing left to do it to.
func isGone(err error) bool { return apierrors.IsNotFound(err) || apierrors.IsConflict(err) }

// bind plays the scheduler; false when the pod went meanwhile.
func (r *run) bind(ctx context.Context) bool {
	binding := &corev1.Binding{
		ObjectMeta: metav1.ObjectMeta{Name: r.name, Namespace: r.namespace, UID: types.UID(r.uid)},
		Target:     corev1.ObjectReference{Kind: "Node", Name: nodeName},
	}
	for ctx.Err() == nil {
		err := r.kubelet.client.CoreV1().Pods(r.namespace).Bind(ctx, binding, metav1.CreateOptions{})
		if err == nil || apierrors.IsConflict(err) {
			return true
		}
		if apierrors.IsNotFound(err) {
			return false
		}
		time.Sleep(200 * time.Millisecond)
	}
	return false
}

func (r *run) claim(ctx context.Context) (string, bool) {
	claim, err := r.kubelet.client.CoreV1().PersistentVolumeClaims(r.namespace).Get(ctx, "data-"+r.name, metav1.GetOptions{})
	if err != nil || claim.DeletionTimestamp != nil {
		return "", false
	}
	return string(claim.UID), true
}

// report writes the pod's status, as a kubelet does once its probes succeed.
func (r *run) report(ctx context.Context, address string) {
	now := metav1.Now()
	started := true
	status := corev1.PodStatus{
		Phase: corev1.PodRunning, PodIP: address, PodIPs: []corev1.PodIP{{IP: address}}, HostIP: "127.0.0.1", StartTime: &now,
		Conditions: []corev1.PodCondition{
			condition(corev1.PodInitialized, now), condition(corev1.ContainersReady, now), condition(corev1.PodReady, now),
			condition(corev1.PodScheduled, now),
		},
		ContainerStatuses: []corev1.ContainerStatus{{
			Name: "bots", Ready: true, Started: &started, Image: "simulated", ImageID: "simulated",
			State: corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: now}},
		}},
	}
	patch, err := json.Marshal(map[string]any{"metadata": map[string]string{"uid": r.uid}, "status": status})
	for err == nil && ctx.Err() == nil {
		_, failed := r.kubelet.client.CoreV1().Pods(r.namespace).Patch(ctx, r.name, types.StrategicMergePatchType, patch,
			metav1.PatchOptions{}, "status")
		if failed == nil || isGone(failed) || apierrors.IsInvalid(failed) {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func condition(kind corev1.PodConditionType, at metav1.Time) corev1.PodCondition {
	return corev1.PodCondition{Type: kind, Status: corev1.ConditionTrue, LastTransitionTime: at}
}
