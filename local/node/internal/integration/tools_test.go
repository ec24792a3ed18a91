// SPDX-License-Identifier: Apache-2.0

package integration

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

// patience is how long a test waits for what should happen soon.
const patience = 40 * time.Second

func create(t *testing.T, manifest string) *corev1.Pod {
	t.Helper()
	pod := &corev1.Pod{}
	if err := yaml.UnmarshalStrict([]byte(manifest), pod); err != nil {
		t.Fatal(err)
	}
	no, grace := false, int64(2)
	pod.Namespace = "default"
	pod.Spec.AutomountServiceAccountToken = &no
	if pod.Spec.TerminationGracePeriodSeconds == nil {
		pod.Spec.TerminationGracePeriodSeconds = &grace
	}
	var created *corev1.Pod
	eventually(t, "create pod "+pod.Name, func() bool {
		var err error
		created, err = rig.Client.CoreV1().Pods("default").Create(t.Context(), pod, metav1.CreateOptions{})
		if err != nil && !apierrors.IsForbidden(err) { // the default service account comes a little late
			t.Fatal(err)
		}
		return err == nil
	})
	t.Cleanup(func() { remove(t, pod.Name) })
	return created
}

func remove(t *testing.T, name string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err := rig.Client.CoreV1().Pods("default").Delete(ctx, name, metav1.DeleteOptions{})
	if err != nil && !apierrors.IsNotFound(err) {
		t.Error(err)
	}
	eventually(t, "removal of "+name, func() bool {
		_, err := rig.Client.CoreV1().Pods("default").Get(ctx, name, metav1.GetOptions{})
		return apierrors.IsNotFound(err)
	})
}

func get(t *testing.T, name string) *corev1.Pod {
	t.Helper()
	pod, err := rig.Client.CoreV1().Pods("default").Get(context.Background(), name, metav1.GetOptions{})
	if err != nil {
		return &corev1.Pod{}
	}
	return pod
}

func eventually(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !condition(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("did not happen within %s: %s", patience, what)
		}
	}
}

func waitReady(t *testing.T, name string) *corev1.Pod {
	t.Helper()
	var pod *corev1.Pod
	eventually(t, name+" is Ready", func() bool {
		pod = get(t, name)
		return condition(pod, corev1.PodReady) == corev1.ConditionTrue
	})
	return pod
}

func condition(pod *corev1.Pod, kind corev1.PodConditionType) corev1.ConditionStatus {
	for _, one := range pod.Status.Conditions {
		if one.Type == kind {
			return one.Status
		}
	}
	return ""
}

func kubectl(t *testing.T, args ...string) string {
	t.Helper()
	output, err := rig.Kubectl(t.Context(), args...)
	if err != nil {
		t.Fatal(err)
	}
	return output
}

// podFile reads a file of one of the pod's volumes on the host.
func podFile(pod *corev1.Pod, path string) string {
	key := strings.ReplaceAll(string(pod.UID), "-", "")[:12]
	data, _ := os.ReadFile(filepath.Join(rig.state, "pods", key, "vol", path))
	return strings.TrimSpace(string(data))
}

// cleanup runs kubectl after the test's own context has ended.
func cleanup(args ...string) { _, _ = rig.Kubectl(context.Background(), args...) }

func readySince(pod *corev1.Pod) time.Time {
	for _, one := range pod.Status.Conditions {
		if one.Type == corev1.PodReady {
			return one.LastTransitionTime.Time
		}
	}
	return time.Time{}
}

func kubectlPath() string { return rig.Binary("kubectl") }
