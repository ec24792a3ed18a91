// SPDX-License-Identifier: Apache-2.0

package environment

import (
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func examplePod() *corev1.Pod {
	return &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{
			Name: "p", Namespace: "ns", UID: "u-1", Labels: map[string]string{"b": "2", "a": "1"},
			Annotations: map[string]string{"crypto-pilot.dev/note": "he said \"hi\""},
		},
		Spec: corev1.PodSpec{NodeName: "n", ServiceAccountName: "sa", Containers: []corev1.Container{{
			Name: "main",
			Resources: corev1.ResourceRequirements{
				Limits:   corev1.ResourceList{"cpu": resource.MustParse("1500m"), "memory": resource.MustParse("1Gi")},
				Requests: corev1.ResourceList{"cpu": resource.MustParse("100m")},
			},
		}}},
	}
}

func TestPodField(t *testing.T) {
	facts := PodFacts{PodIP: "127.77.0.9", HostIP: "127.0.0.1"}
	for path, want := range map[string]string{
		"metadata.name": "p", "metadata.namespace": "ns", "metadata.uid": "u-1", "spec.nodeName": "n",
		"spec.serviceAccountName": "sa", "status.podIP": "127.77.0.9", "status.podIPs": "127.77.0.9", "status.hostIP": "127.0.0.1",
		"metadata.labels": "a=\"1\"\nb=\"2\"", "metadata.labels['b']": "2", "metadata.labels['none']": "",
		"metadata.annotations['crypto-pilot.dev/note']": "he said \"hi\"",
		"metadata.annotations":                          `crypto-pilot.dev/note="he said \"hi\""`,
	} {
		got, err := PodField(examplePod(), facts, path)
		if err != nil || got != want {
			t.Errorf("%s = %q, %v; want %q", path, got, err, want)
		}
	}
	if _, err := PodField(examplePod(), facts, "spec.containers"); err == nil || !strings.Contains(err.Error(), "spec.containers") {
		t.Errorf("an unknown path gives %v", err)
	}
}

func TestResourceField(t *testing.T) {
	cases := []struct{ resource, divisor, want string }{
		{"limits.cpu", "", "2"}, {"limits.cpu", "1m", "1500"}, {"limits.memory", "", "1073741824"},
		{"limits.memory", "1Mi", "1024"}, {"requests.cpu", "1m", "100"}, {"requests.memory", "1Mi", "0"},
	}
	for _, one := range cases {
		selector := &corev1.ResourceFieldSelector{Resource: one.resource}
		if one.divisor != "" {
			selector.Divisor = resource.MustParse(one.divisor)
		}
		if got, err := ResourceField(examplePod(), "main", selector); err != nil || got != one.want {
			t.Errorf("%s / %s = %q, %v; want %s", one.resource, one.divisor, got, err, one.want)
		}
	}
	for _, bad := range []struct{ container, resource string }{{"other", "limits.cpu"}, {"main", "cpu"}, {"main", "weight.cpu"}} {
		if _, err := ResourceField(examplePod(), bad.container, &corev1.ResourceFieldSelector{Resource: bad.resource}); err == nil {
			t.Errorf("%+v is accepted", bad)
		}
	}
}
