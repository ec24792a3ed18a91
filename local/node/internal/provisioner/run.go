// SPDX-License-Identifier: Apache-2.0

package provisioner

import (
	"context"
	"log/slog"
	"time"

	corev1 "k8s.io/api/core/v1"
	storagev1 "k8s.io/api/storage/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/util/workqueue"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

// ClassName is the storage class that pilot-node makes when it is absent.
const ClassName = "pilot-local"

// Run makes the storage class and serves claims until the context ends.
func Run(ctx context.Context, client kubernetes.Interface, root string, log *slog.Logger) {
	for ctx.Err() == nil {
		err := ensureClass(ctx, client)
		if err == nil {
			break
		}
		log.Warn("cannot make the storage class", "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
	retries := workqueue.NewTypedItemExponentialFailureRateLimiter[string](200*time.Millisecond, time.Minute)
	controller.NewProvisionController(ctx, client, Name, &Provisioner{Root: root},
		controller.LeaderElection(false), controller.ResyncPeriod(time.Minute),
		controller.MetricsPort(0), controller.RateLimiter(retries)).Run(ctx)
}

func ensureClass(ctx context.Context, client kubernetes.Interface) error {
	limited, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	reclaim, binding := corev1.PersistentVolumeReclaimDelete, storagev1.VolumeBindingImmediate
	_, err := client.StorageV1().StorageClasses().Create(limited, &storagev1.StorageClass{
		ObjectMeta: metav1.ObjectMeta{
			Name:        ClassName,
			Annotations: map[string]string{"storageclass.kubernetes.io/is-default-class": "true"},
		},
		Provisioner: Name, ReclaimPolicy: &reclaim, VolumeBindingMode: &binding,
	}, metav1.CreateOptions{})
	if apierrors.IsAlreadyExists(err) {
		return nil
	}
	return err
}
