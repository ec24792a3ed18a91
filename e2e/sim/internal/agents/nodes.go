// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"context"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// LoseNode cuts the node of a pod off: its agent is silent, its bots go on, and nobody there hears
// that the pod is deleted. False when there is no such pod.
func (k *Kubelet) LoseNode(namespace, name string) bool {
	current := k.run(namespace, name)
	if current == nil {
		return false
	}
	current.mu.Lock()
	current.held = true
	pod := current.pod
	current.mu.Unlock()
	if pod != nil {
		pod.Silence(true)
	}
	return pod != nil
}

// FindNodes brings all lost nodes of a namespace back; they hear at once what they missed.
func (k *Kubelet) FindNodes(ctx context.Context, namespace string) {
	k.mu.Lock()
	lost := []*run{}
	for _, current := range k.runs {
		if current.namespace == namespace {
			lost = append(lost, current)
		}
	}
	k.mu.Unlock()
	for _, current := range lost {
		current.back(ctx)
	}
}

func (r *run) back(ctx context.Context) {
	r.mu.Lock()
	held := r.held
	r.held = false
	pod := r.pod
	r.mu.Unlock()
	if !held {
		return
	}
	if pod != nil {
		pod.Silence(false)
	}
	r.refresh()
	object, err := r.kubelet.client.CoreV1().Pods(r.namespace).Get(ctx, r.name, metav1.GetOptions{})
	if err == nil && string(object.UID) == r.uid {
		r.kubelet.seen(ctx, object)
	}
}

func (k *Kubelet) run(namespace, name string) *run {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, current := range k.runs {
		if current.namespace == namespace && current.name == name {
			return current
		}
	}
	return nil
}
