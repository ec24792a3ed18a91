// SPDX-License-Identifier: Apache-2.0

package environment

import (
	"maps"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

type objects struct{}

func (objects) Secret(namespace, name string) *corev1.Secret {
	if namespace == "ns" && name == "s" {
		return &corev1.Secret{Data: map[string][]byte{"key": []byte("hidden")}}
	}
	return nil
}

func (objects) ConfigMap(namespace, name string) *corev1.ConfigMap {
	if namespace == "ns" && name == "c" {
		return &corev1.ConfigMap{Data: map[string]string{"color": "red"}}
	}
	return nil
}

func container(t *testing.T, manifest string) *corev1.Container {
	t.Helper()
	parsed := &corev1.Container{}
	if err := yaml.UnmarshalStrict([]byte(manifest), parsed); err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestVariables(t *testing.T) {
	spec := container(t, `
name: main
envFrom:
- {prefix: S_, secretRef: {name: s}}
- {configMapRef: {name: c}}
- {configMapRef: {name: gone, optional: true}}
- {secretRef: {name: gone, optional: true}}
env:
- {name: PLAIN, value: a}
- {name: REF, value: $(PLAIN)-$(color)-$(LATER)}
- {name: LATER, value: b}
- {name: SECRET, valueFrom: {secretKeyRef: {name: s, key: key}}}
- {name: MAP, valueFrom: {configMapKeyRef: {name: c, key: color}}}
- {name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
- {name: CPU, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
- {name: ABSENT, valueFrom: {secretKeyRef: {name: s, key: nope, optional: true}}}
`)
	got, err := Variables(examplePod(), spec, PodFacts{}, objects{})
	want := map[string]string{
		"S_key": "hidden", "color": "red", "PLAIN": "a", "REF": "a-red-$(LATER)", "LATER": "b",
		"SECRET": "hidden", "MAP": "red", "NAME": "p", "CPU": "2",
	}
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestVariablesNameWhatIsMissing(t *testing.T) {
	for manifest, want := range map[string]string{
		"{envFrom: [{secretRef: {name: gone}}]}":                                             `secret "gone"`,
		"{envFrom: [{configMapRef: {name: gone}}]}":                                          `configmap "gone"`,
		"{env: [{name: V, valueFrom: {secretKeyRef: {name: s, key: nope}}}]}":                `variable V: key nope of secret "s"`,
		"{env: [{name: V, valueFrom: {configMapKeyRef: {name: gone, key: nope}}}]}":          `key nope of configmap "gone"`,
		"{env: [{name: V, valueFrom: {fieldRef: {fieldPath: status.phase}}}]}":               "status.phase",
		"{env: [{name: V, valueFrom: {}}]}":                                                  "not supported",
		"{env: [{name: V, valueFrom: {resourceFieldRef: {resource: x, containerName: q}}}]}": `no container "q"`,
	} {
		_, err := Variables(examplePod(), container(t, manifest), PodFacts{}, objects{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %q", manifest, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "hidden") {
			t.Errorf("a secret is in the error %v", err)
		}
	}
}
