// SPDX-License-Identifier: Apache-2.0

package cluster

import (
	"context"
	"errors"
	"log/slog"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// AwaitAccess returns when the API server answers and lets us read what pods are made of. On a
// new cluster the rights may come a little later than we do.
func AwaitAccess(ctx context.Context, client kubernetes.Interface, pause time.Duration, log *slog.Logger) {
	for told := false; ctx.Err() == nil; told = true {
		err := tryAccess(ctx, client)
		if err == nil {
			return
		}
		if !told {
			log.Info("waiting for the API server", "because", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

func tryAccess(ctx context.Context, client kubernetes.Interface) error {
	limited, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	core, one := client.CoreV1(), metav1.ListOptions{Limit: 1}
	_, pods := core.Pods("").List(limited, one)
	_, secrets := core.Secrets("").List(limited, one)
	_, configMaps := core.ConfigMaps("").List(limited, one)
	_, claims := core.PersistentVolumeClaims("").List(limited, one)
	_, volumes := core.PersistentVolumes().List(limited, one)
	return errors.Join(pods, secrets, configMaps, claims, volumes)
}
