// SPDX-License-Identifier: Apache-2.0

package environment

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
)

// PodFacts are the values of the downward API that are not (yet) in the pod object.
type PodFacts struct {
	PodIP  string
	HostIP string
}

// PodField is the value of a downward API field path.
func PodField(pod *corev1.Pod, facts PodFacts, path string) (string, error) {
	switch path {
	case "metadata.name":
		return pod.Name, nil
	case "metadata.namespace":
		return pod.Namespace, nil
	case "metadata.uid":
		return string(pod.UID), nil
	case "metadata.labels":
		return formatMap(pod.Labels), nil
	case "metadata.annotations":
		return formatMap(pod.Annotations), nil
	case "spec.nodeName":
		return pod.Spec.NodeName, nil
	case "spec.serviceAccountName":
		return pod.Spec.ServiceAccountName, nil
	case "status.podIP", "status.podIPs":
		return facts.PodIP, nil
	case "status.hostIP", "status.hostIPs":
		return facts.HostIP, nil
	}
	if key, ok := subscript(path, "metadata.labels"); ok {
		return pod.Labels[key], nil
	}
	if key, ok := subscript(path, "metadata.annotations"); ok {
		return pod.Annotations[key], nil
	}
	return "", fmt.Errorf("fieldPath %q is not supported", path)
}

func subscript(path, field string) (string, bool) {
	if !strings.HasPrefix(path, field+"['") || !strings.HasSuffix(path, "']") {
		return "", false
	}
	return path[len(field)+2 : len(path)-2], true
}

func formatMap(values map[string]string) string {
	lines := make([]string, 0, len(values))
	for key, value := range values {
		lines = append(lines, key+"="+strconv.Quote(value))
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

// ResourceField is a request or limit of a container, in units of the divisor, rounded up.
func ResourceField(pod *corev1.Pod, container string, selector *corev1.ResourceFieldSelector) (string, error) {
	for _, candidate := range append(append([]corev1.Container{}, pod.Spec.InitContainers...), pod.Spec.Containers...) {
		if candidate.Name == container {
			return containerResource(candidate.Resources, selector)
		}
	}
	return "", fmt.Errorf("resourceFieldRef: no container %q", container)
}

func containerResource(resources corev1.ResourceRequirements, selector *corev1.ResourceFieldSelector) (string, error) {
	kind, name, ok := strings.Cut(selector.Resource, ".")
	list := map[string]corev1.ResourceList{"limits": resources.Limits, "requests": resources.Requests}[kind]
	if !ok || (kind != "limits" && kind != "requests") {
		return "", fmt.Errorf("resourceFieldRef: %q is not limits.* or requests.*", selector.Resource)
	}
	amount := list[corev1.ResourceName(name)]
	divisor := selector.Divisor
	if divisor.IsZero() {
		divisor = resource.MustParse("1")
	}
	if name == string(corev1.ResourceCPU) {
		return ceiling(amount.MilliValue(), divisor.MilliValue()), nil
	}
	return ceiling(amount.Value(), divisor.Value()), nil
}

func ceiling(amount, divisor int64) string {
	if divisor <= 0 {
		divisor = 1
	}
	return strconv.FormatInt((amount+divisor-1)/divisor, 10)
}
