// SPDX-License-Identifier: Apache-2.0

package volume

import (
	"io/fs"
	"time"

	corev1 "k8s.io/api/core/v1"
)

// Sources is the cluster as volumes see it. A nil object means that there is none.
type Sources interface {
	Secret(namespace, name string) *corev1.Secret
	ConfigMap(namespace, name string) *corev1.ConfigMap
	// ClaimDirectory is the local directory of the volume that a claim is bound to.
	ClaimDirectory(namespace, claim string) (string, error)
	// Token is a service account token for the pod.
	Token(pod *corev1.Pod, audience string, lifetime time.Duration) (string, error)
}

const defaultMode fs.FileMode = 0o644

func secretPayload(sources Sources, namespace, name string, items []corev1.KeyToPath, mode *int32, optional bool) (Payload, error) {
	secret := sources.Secret(namespace, name)
	if secret == nil {
		if optional {
			return Payload{}, nil
		}
		return nil, missing("secret", namespace, name)
	}
	return FromKeys("secret "+namespace+"/"+name, secret.Data, items, modeOr(mode, defaultMode), optional)
}

func configMapPayload(sources Sources, namespace, name string, items []corev1.KeyToPath, mode *int32, optional bool) (Payload, error) {
	configMap := sources.ConfigMap(namespace, name)
	if configMap == nil {
		if optional {
			return Payload{}, nil
		}
		return nil, missing("configmap", namespace, name)
	}
	data := map[string][]byte{}
	for key, value := range configMap.BinaryData {
		data[key] = value
	}
	for key, value := range configMap.Data {
		data[key] = []byte(value)
	}
	return FromKeys("configmap "+namespace+"/"+name, data, items, modeOr(mode, defaultMode), optional)
}

func isTrue(value *bool) bool { return value != nil && *value }
