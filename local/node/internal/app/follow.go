// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"

	"cryptopilot.dev/local/node/internal/cluster"
)

// follow adopts the pods on disk once the caches are filled, then hands every change to the
// workers.
func (r *Registry) follow(ctx context.Context, client kubernetes.Interface, nodeName string) error {
	objects := informers.NewSharedInformerFactory(client, 0)
	view, err := cluster.NewView(client, objects, r.Changed, r.KickAll)
	if err != nil {
		return err
	}
	r.node.Sources = view
	r.forget = func(object *corev1.Pod) { view.Forget(object.UID) }
	pods := informers.NewSharedInformerFactoryWithOptions(client, 0, informers.WithTweakListOptions(func(options *metav1.ListOptions) {
		options.FieldSelector = fields.OneTermEqualSelector("spec.nodeName", nodeName).String()
	}))
	informer := pods.Core().V1().Pods().Informer()
	objects.Start(ctx.Done())
	pods.Start(ctx.Done())
	objects.WaitForCacheSync(ctx.Done())
	if !cache.WaitForCacheSync(ctx.Done(), informer.HasSynced) {
		return ctx.Err()
	}
	if err := r.Adopt(known(informer.GetStore())); err != nil {
		return err
	}
	registration, err := informer.AddEventHandler(r.handlers())
	if err != nil {
		return err
	}
	cache.WaitForCacheSync(ctx.Done(), registration.HasSynced)
	// A pod deleted between the two looks at the store was never reported to us.
	r.vanishAbsent(informer.GetStore())
	go r.retryWaiting(ctx)
	return nil
}

func known(store cache.Store) map[string]*corev1.Pod {
	pods := map[string]*corev1.Pod{}
	for _, object := range store.List() {
		if pod, ok := object.(*corev1.Pod); ok {
			pods[string(pod.UID)] = pod
		}
	}
	return pods
}

func (r *Registry) handlers() cache.ResourceEventHandler {
	return cache.ResourceEventHandlerFuncs{
		AddFunc: func(object any) { r.See(object.(*corev1.Pod)) },
		UpdateFunc: func(before, now any) {
			// A pod deleted and made again between two looks comes as an update.
			if old := before.(*corev1.Pod); old.UID != now.(*corev1.Pod).UID {
				r.Vanish(string(old.UID))
			}
			r.See(now.(*corev1.Pod))
		},
		DeleteFunc: func(object any) {
			if unknown, ok := object.(cache.DeletedFinalStateUnknown); ok {
				object = unknown.Obj
			}
			if gone, ok := object.(*corev1.Pod); ok {
				r.Vanish(string(gone.UID))
			}
		},
	}
}

func (r *Registry) vanishAbsent(store cache.Store) {
	// In this order: a pod that appears meanwhile must not look absent.
	workers := r.All()
	exist := known(store)
	for _, worker := range workers {
		if uid := worker.Record().UID; exist[uid] == nil {
			r.Vanish(uid)
		}
	}
}

// retryWaiting tries again to begin pods that could not get an address (a full disk, mostly).
func (r *Registry) retryWaiting(ctx context.Context) {
	ticks := time.NewTicker(2 * time.Second)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
			for _, object := range r.stillWaiting() {
				r.See(object)
			}
		}
	}
}

func (r *Registry) stillWaiting() []*corev1.Pod {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	var pods []*corev1.Pod
	for _, object := range r.waiting {
		pods = append(pods, object)
	}
	return pods
}
