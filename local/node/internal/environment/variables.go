// SPDX-License-Identifier: Apache-2.0

package environment

import (
	"fmt"
	"sort"

	corev1 "k8s.io/api/core/v1"
)

// Objects finds what variables refer to. A nil object means that there is none.
type Objects interface {
	Secret(namespace, name string) *corev1.Secret
	ConfigMap(namespace, name string) *corev1.ConfigMap
}

// Variables resolves env and envFrom of a container in the order of the specification.
func Variables(pod *corev1.Pod, container *corev1.Container, facts PodFacts, objects Objects) (map[string]string, error) {
	values := map[string]string{}
	for _, from := range container.EnvFrom {
		if err := addAll(values, pod.Namespace, from, objects); err != nil {
			return nil, err
		}
	}
	lookup := func(name string) (string, bool) { value, found := values[name]; return value, found }
	for _, variable := range container.Env {
		if variable.ValueFrom == nil {
			values[variable.Name] = Expand(variable.Value, lookup)
			continue
		}
		value, found, err := valueFrom(pod, container, facts, variable.ValueFrom, objects)
		if err != nil {
			return nil, fmt.Errorf("variable %s: %w", variable.Name, err)
		}
		if found {
			values[variable.Name] = value
		}
	}
	return values, nil
}

func addAll(values map[string]string, namespace string, from corev1.EnvFromSource, objects Objects) error {
	if from.ConfigMapRef != nil {
		configMap := objects.ConfigMap(namespace, from.ConfigMapRef.Name)
		if configMap == nil {
			return unlessOptional(from.ConfigMapRef.Optional, "configmap", from.ConfigMapRef.Name)
		}
		for key, value := range configMap.Data {
			values[from.Prefix+key] = value
		}
	}
	if from.SecretRef != nil {
		secret := objects.Secret(namespace, from.SecretRef.Name)
		if secret == nil {
			return unlessOptional(from.SecretRef.Optional, "secret", from.SecretRef.Name)
		}
		for key, value := range secret.Data {
			values[from.Prefix+key] = string(value)
		}
	}
	return nil
}

func valueFrom(pod *corev1.Pod, container *corev1.Container, facts PodFacts, source *corev1.EnvVarSource, objects Objects) (string, bool, error) {
	switch {
	case source.FieldRef != nil:
		value, err := PodField(pod, facts, source.FieldRef.FieldPath)
		return value, true, err
	case source.ResourceFieldRef != nil:
		name := source.ResourceFieldRef.ContainerName
		if name == "" {
			name = container.Name
		}
		value, err := ResourceField(pod, name, source.ResourceFieldRef)
		return value, true, err
	case source.SecretKeyRef != nil:
		selector := source.SecretKeyRef
		if secret := objects.Secret(pod.Namespace, selector.Name); secret != nil {
			if value, found := secret.Data[selector.Key]; found {
				return string(value), true, nil
			}
		}
		return "", false, unlessOptional(selector.Optional, "key "+selector.Key+" of secret", selector.Name)
	case source.ConfigMapKeyRef != nil:
		selector := source.ConfigMapKeyRef
		if configMap := objects.ConfigMap(pod.Namespace, selector.Name); configMap != nil {
			if value, found := configMap.Data[selector.Key]; found {
				return value, true, nil
			}
		}
		return "", false, unlessOptional(selector.Optional, "key "+selector.Key+" of configmap", selector.Name)
	}
	return "", false, fmt.Errorf("source is not supported by the local node")
}

func unlessOptional(optional *bool, kind, name string) error {
	if optional != nil && *optional {
		return nil
	}
	return fmt.Errorf("%s %q not found", kind, name)
}

func sortedPairs(values map[string]string) []string {
	pairs := make([]string, 0, len(values))
	for name, value := range values {
		pairs = append(pairs, name+"="+value)
	}
	sort.Strings(pairs)
	return pairs
}
