// SPDX-License-Identifier: Apache-2.0

// Package provisioner makes directories for PersistentVolumeClaims.
package provisioner

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

// Name of the provisioner, as storage classes call it.
const Name = "crypto-pilot.dev/local"

// Provisioner keeps each volume in a directory of its own below Root.
type Provisioner struct{ Root string }

var _ controller.Provisioner = (*Provisioner)(nil)

// Provision makes the directory and describes the volume. The size is noted, not enforced.
func (p *Provisioner) Provision(_ context.Context, options controller.ProvisionOptions) (*corev1.PersistentVolume, controller.ProvisioningState, error) {
	claim := options.PVC
	directory := filepath.Join(p.Root, fmt.Sprintf("%s-%s-%s", claim.Namespace, claim.Name, claim.UID))
	if err := os.MkdirAll(directory, 0o700); err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	existing := corev1.HostPathDirectoryOrCreate
	return &corev1.PersistentVolume{
		ObjectMeta: metav1.ObjectMeta{Name: options.PVName},
		Spec: corev1.PersistentVolumeSpec{
			PersistentVolumeReclaimPolicy: *options.StorageClass.ReclaimPolicy,
			AccessModes:                   claim.Spec.AccessModes,
			Capacity:                      corev1.ResourceList{corev1.ResourceStorage: claim.Spec.Resources.Requests[corev1.ResourceStorage]},
			VolumeMode:                    claim.Spec.VolumeMode,
			PersistentVolumeSource: corev1.PersistentVolumeSource{
				HostPath: &corev1.HostPathVolumeSource{Path: directory, Type: &existing},
			},
		},
	}, controller.ProvisioningFinished, nil
}

// Delete removes the directory of a released volume whose reclaim policy says so.
func (p *Provisioner) Delete(_ context.Context, volume *corev1.PersistentVolume) error {
	if volume.Spec.HostPath == nil || !p.owns(volume.Spec.HostPath.Path) {
		return &controller.IgnoredError{Reason: "the volume is not a directory of this provisioner"}
	}
	return os.RemoveAll(volume.Spec.HostPath.Path)
}

func (p *Provisioner) owns(path string) bool {
	relative, err := filepath.Rel(p.Root, path)
	return err == nil && relative != "." && !strings.HasPrefix(relative, "..") && !strings.Contains(relative, "/")
}
