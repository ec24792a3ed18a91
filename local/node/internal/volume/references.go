// SPDX-License-Identifier: Apache-2.0

package volume

import corev1 "k8s.io/api/core/v1"

// Reference names a Secret or ConfigMap.
type Reference struct{ Kind, Namespace, Name string }

// Kinds of references.
const (
	SecretKind    = "Secret"
	ConfigMapKind = "ConfigMap"
)

// References lists what the pod's volumes and environment are made of.
func References(pod *corev1.Pod) map[Reference]struct{} {
	found := map[Reference]struct{}{}
	add := func(kind, name string) { found[Reference{kind, pod.Namespace, name}] = struct{}{} }
	for _, volume := range pod.Spec.Volumes {
		if volume.Secret != nil {
			add(SecretKind, volume.Secret.SecretName)
		}
		if volume.ConfigMap != nil {
			add(ConfigMapKind, volume.ConfigMap.Name)
		}
		if volume.Projected != nil {
			for _, source := range volume.Projected.Sources {
				if source.Secret != nil {
					add(SecretKind, source.Secret.Name)
				}
				if source.ConfigMap != nil {
					add(ConfigMapKind, source.ConfigMap.Name)
				}
			}
		}
	}
	for _, container := range append(append([]corev1.Container{}, pod.Spec.InitContainers...), pod.Spec.Containers...) {
		for _, from := range container.EnvFrom {
			if from.SecretRef != nil {
				add(SecretKind, from.SecretRef.Name)
			}
			if from.ConfigMapRef != nil {
				add(ConfigMapKind, from.ConfigMapRef.Name)
			}
		}
		for _, variable := range container.Env {
			if variable.ValueFrom != nil && variable.ValueFrom.SecretKeyRef != nil {
				add(SecretKind, variable.ValueFrom.SecretKeyRef.Name)
			}
			if variable.ValueFrom != nil && variable.ValueFrom.ConfigMapKeyRef != nil {
				add(ConfigMapKind, variable.ValueFrom.ConfigMapKeyRef.Name)
			}
		}
	}
	return found
}
