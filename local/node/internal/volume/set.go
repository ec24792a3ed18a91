// SPDX-License-Identifier: Apache-2.0

package volume

import (
	"errors"
	"fmt"
	"os"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/environment"
	"cryptopilot.dev/local/node/internal/records"
)

// Directories is where each volume of a pod lies, by volume name.
type Directories map[string]string

// Set makes the volumes of one pod.
type Set struct {
	Dir     records.PodDir
	Sources Sources
}

// Sync makes or refreshes every volume. It returns the directories of those that are in place
// and an error for the others; changed counts volumes with new content.
func (s Set) Sync(pod *corev1.Pod, facts environment.PodFacts) (directories Directories, changed int, err error) {
	directories = Directories{}
	var problems []error
	for _, volume := range pod.Spec.Volumes {
		directory, fresh, err := s.sync(pod, facts, volume)
		if fresh {
			changed++
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("volume %q: %w", volume.Name, err))
			continue
		}
		directories[volume.Name] = directory
	}
	return directories, changed, errors.Join(problems...)
}

func (s Set) sync(pod *corev1.Pod, facts environment.PodFacts, volume corev1.Volume) (string, bool, error) {
	own := s.Dir.Volume(volume.Name)
	switch {
	case volume.EmptyDir != nil:
		return own, false, makeWritable(own)
	case volume.PersistentVolumeClaim != nil:
		directory, err := s.Sources.ClaimDirectory(pod.Namespace, volume.PersistentVolumeClaim.ClaimName)
		return directory, false, err
	case volume.Ephemeral != nil:
		directory, err := s.Sources.ClaimDirectory(pod.Namespace, pod.Name+"-"+volume.Name)
		return directory, false, err
	case volume.HostPath != nil:
		return volume.HostPath.Path, false, prepareHostPath(volume.HostPath)
	}
	payload, err := s.payload(pod, facts, volume)
	if err != nil {
		return "", false, err
	}
	changed, err := Publish(own, payload)
	return own, changed, err
}

func (s Set) payload(pod *corev1.Pod, facts environment.PodFacts, volume corev1.Volume) (Payload, error) {
	switch {
	case volume.Secret != nil:
		return secretPayload(s.Sources, pod.Namespace, volume.Secret.SecretName, volume.Secret.Items, volume.Secret.DefaultMode, isTrue(volume.Secret.Optional))
	case volume.ConfigMap != nil:
		return configMapPayload(s.Sources, pod.Namespace, volume.ConfigMap.Name, volume.ConfigMap.Items, volume.ConfigMap.DefaultMode, isTrue(volume.ConfigMap.Optional))
	case volume.DownwardAPI != nil:
		return downwardPayload(pod, facts, volume.DownwardAPI.Items, volume.DownwardAPI.DefaultMode)
	case volume.Projected != nil:
		return projectedPayload(s.Sources, pod, facts, volume.Projected)
	}
	return nil, &UnsupportedError{Volume: volume.Name}
}

// makeWritable makes an emptyDir. Mode 0700: there is no group of the pod on this node, and
// other users of the machine have no business in it.
func makeWritable(directory string) error { return os.MkdirAll(directory, 0o700) }

func prepareHostPath(source *corev1.HostPathVolumeSource) error {
	if source.Type != nil && *source.Type == corev1.HostPathDirectoryOrCreate {
		return os.MkdirAll(source.Path, 0o755)
	}
	_, err := os.Stat(source.Path)
	return err
}
