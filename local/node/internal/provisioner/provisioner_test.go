// SPDX-License-Identifier: Apache-2.0

package provisioner

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	corev1 "k8s.io/api/core/v1"
	storagev1 "k8s.io/api/storage/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes/fake"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

func TestProvisionAndDelete(t *testing.T) {
	one := &Provisioner{Root: t.TempDir()}
	retain := corev1.PersistentVolumeReclaimRetain
	volume, _, err := one.Provision(t.Context(), controller.ProvisionOptions{
		PVName: "pv", StorageClass: &storagev1.StorageClass{ReclaimPolicy: &retain},
		PVC: &corev1.PersistentVolumeClaim{ObjectMeta: metav1.ObjectMeta{Namespace: "ns", Name: "data", UID: "u"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	path := volume.Spec.HostPath.Path
	if path != filepath.Join(one.Root, "ns-data-u") || volume.Spec.PersistentVolumeReclaimPolicy != retain {
		t.Errorf("got %+v", volume.Spec)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("directory: %v, %v", info, err)
	}
	if err := one.Delete(t.Context(), volume); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("the directory is still there: %v", err)
	}
}

func TestDeleteTouchesNothingElse(t *testing.T) {
	one := &Provisioner{Root: t.TempDir()}
	other := t.TempDir()
	for _, path := range []string{other, one.Root, filepath.Dir(one.Root), filepath.Join(one.Root, "a", "b"), one.Root + "/../x"} {
		volume := &corev1.PersistentVolume{Spec: corev1.PersistentVolumeSpec{PersistentVolumeSource: corev1.PersistentVolumeSource{HostPath: &corev1.HostPathVolumeSource{Path: path}}}}
		var ignored *controller.IgnoredError
		if err := one.Delete(t.Context(), volume); !errors.As(err, &ignored) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
}

func TestStorageClassIsMadeOnceAndLeftAlone(t *testing.T) {
	client := fake.NewClientset()
	for range 2 {
		if err := ensureClass(t.Context(), client); err != nil {
			t.Fatal(err)
		}
	}
	class, err := client.StorageV1().StorageClasses().Get(t.Context(), ClassName, metav1.GetOptions{})
	if err != nil || class.Provisioner != Name || class.Annotations["storageclass.kubernetes.io/is-default-class"] != "true" {
		t.Errorf("got %+v, %v", class, err)
	}
}
