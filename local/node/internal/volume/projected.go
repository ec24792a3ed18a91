// SPDX-License-Identifier: Apache-2.0

package volume

import (
	"time"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/environment"
)

func projectedPayload(sources Sources, pod *corev1.Pod, facts environment.PodFacts, volume *corev1.ProjectedVolumeSource) (Payload, error) {
	all := Payload{}
	for _, source := range volume.Sources {
		part, err := projectionPayload(sources, pod, facts, source, volume.DefaultMode)
		if err != nil {
			return nil, err
		}
		if err := all.merge(part); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func projectionPayload(sources Sources, pod *corev1.Pod, facts environment.PodFacts, source corev1.VolumeProjection, mode *int32) (Payload, error) {
	switch {
	case source.Secret != nil:
		return secretPayload(sources, pod.Namespace, source.Secret.Name, source.Secret.Items, mode, isTrue(source.Secret.Optional))
	case source.ConfigMap != nil:
		return configMapPayload(sources, pod.Namespace, source.ConfigMap.Name, source.ConfigMap.Items, mode, isTrue(source.ConfigMap.Optional))
	case source.DownwardAPI != nil:
		return downwardPayload(pod, facts, source.DownwardAPI.Items, mode)
	case source.ServiceAccountToken != nil:
		return tokenPayload(sources, pod, source.ServiceAccountToken, mode)
	}
	return nil, &UnsupportedError{Volume: "projected source"}
}

func downwardPayload(pod *corev1.Pod, facts environment.PodFacts, items []corev1.DownwardAPIVolumeFile, mode *int32) (Payload, error) {
	payload := Payload{}
	for _, item := range items {
		value, err := downwardValue(pod, facts, item)
		if err != nil {
			return nil, err
		}
		if err := payload.put(item.Path, File{Data: []byte(value), Mode: modeOr(item.Mode, modeOr(mode, defaultMode))}); err != nil {
			return nil, err
		}
	}
	return payload, nil
}

func downwardValue(pod *corev1.Pod, facts environment.PodFacts, item corev1.DownwardAPIVolumeFile) (string, error) {
	if item.ResourceFieldRef != nil {
		return environment.ResourceField(pod, item.ResourceFieldRef.ContainerName, item.ResourceFieldRef)
	}
	return environment.PodField(pod, facts, item.FieldRef.FieldPath)
}

func tokenPayload(sources Sources, pod *corev1.Pod, token *corev1.ServiceAccountTokenProjection, mode *int32) (Payload, error) {
	lifetime := time.Hour
	if token.ExpirationSeconds != nil {
		lifetime = time.Duration(*token.ExpirationSeconds) * time.Second
	}
	value, err := sources.Token(pod, token.Audience, lifetime)
	if err != nil {
		return nil, err
	}
	payload := Payload{}
	return payload, payload.put(token.Path, File{Data: []byte(value), Mode: modeOr(mode, defaultMode)})
}
