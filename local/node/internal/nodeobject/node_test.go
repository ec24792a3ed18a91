// SPDX-License-Identifier: Apache-2.0

package nodeobject

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/fake"
	clienttesting "k8s.io/client-go/testing"
)

var identity = Identity{Name: "n", HostIP: "127.0.0.1", KubeletPort: 21006, Version: "v1", MaxPods: 10, MemoryBytes: 1 << 30}

func ready(node *corev1.Node) corev1.ConditionStatus {
	for _, condition := range node.Status.Conditions {
		if condition.Type == corev1.NodeReady {
			return condition.Status
		}
	}
	return ""
}

func TestBeatMakesAReadyNodeAndKeepsWhatOthersSet(t *testing.T) {
	existing := &corev1.Node{
		ObjectMeta: metav1.ObjectMeta{Name: "n", Labels: map[string]string{"mine": "yes"}},
		Spec: corev1.NodeSpec{Taints: []corev1.Taint{
			{Key: corev1.TaintNodeNotReady, Effect: corev1.TaintEffectNoSchedule}, {Key: "keep", Effect: corev1.TaintEffectNoSchedule},
		}},
	}
	for name, client := range map[string]*fake.Clientset{"new": fake.NewClientset(), "existing": fake.NewClientset(existing)} {
		if err := beat(t.Context(), client, identity); err != nil {
			t.Fatal(err)
		}
		node, err := client.CoreV1().Nodes().Get(t.Context(), "n", metav1.GetOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if ready(node) != corev1.ConditionTrue || node.Status.DaemonEndpoints.KubeletEndpoint.Port != 21006 ||
			node.Status.Capacity.Pods().Value() != 10 || node.Labels["kubernetes.io/hostname"] != "n" {
			t.Errorf("%s: %+v", name, node)
		}
		if name == "existing" && (node.Labels["mine"] != "yes" || len(node.Spec.Taints) != 1 || node.Spec.Taints[0].Key != "keep") {
			t.Errorf("what others set: %+v", node)
		}
	}
}

func TestHeartbeatKeepsTheTransitionTime(t *testing.T) {
	early, late := metav1.NewTime(time.Unix(100, 0)), metav1.NewTime(time.Unix(200, 0))
	second := status(status(corev1.NodeStatus{}, identity, early), identity, late)
	for _, condition := range second.Conditions {
		if condition.LastTransitionTime != early || condition.LastHeartbeatTime != late {
			t.Errorf("%+v", condition)
		}
	}
}

func TestRunGoesOnThroughAnOutage(t *testing.T) {
	client := fake.NewClientset()
	var calls atomic.Int32
	client.PrependReactor("get", "nodes", func(clienttesting.Action) (bool, runtime.Object, error) {
		return calls.Add(1) == 1, nil, errors.New("connection refused")
	})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { Run(ctx, client, identity, slog.New(slog.DiscardHandler)); close(ended) }()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if node, err := client.Tracker().Get(corev1.SchemeGroupVersion.WithResource("nodes"), "", "n"); err == nil && ready(node.(*corev1.Node)) == corev1.ConditionTrue {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the node does not get Ready")
		}
	}
	cancel()
	<-ended
}
