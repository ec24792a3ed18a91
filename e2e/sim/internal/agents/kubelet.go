// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"context"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	listers "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
)

const (
	poolLabel          = "crypto-pilot.dev/pool"
	revisionAnnotation = "crypto-pilot.dev/slots-revision"
)

// Kubelet plays the kubelets of all nodes: it runs each pool pod of the cluster as a Pod.
type Kubelet struct {
	client  kubernetes.Interface
	world   *World
	secrets listers.SecretLister

	mu   sync.Mutex
	runs map[string]*run // by pod uid
}

// NewKubelet runs nothing yet.
func NewKubelet(client kubernetes.Interface, world *World) *Kubelet {
	return &Kubelet{client: client, world: world, runs: map[string]*run{}}
}

// Start watches pods and their Secrets until the context ends.
func (k *Kubelet) Start(ctx context.Context) error {
	factory := informers.NewSharedInformerFactoryWithOptions(k.client, 0,
		informers.WithTweakListOptions(func(options *metav1.ListOptions) { options.LabelSelector = poolLabel }),
		informers.WithTransform(dropManagedFields))
	pods, secrets := factory.Core().V1().Pods(), factory.Core().V1().Secrets()
	k.secrets = secrets.Lister()
	if _, err := pods.Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(object any) { k.seen(ctx, object.(*corev1.Pod)) },
		UpdateFunc: func(_, object any) { k.seen(ctx, object.(*corev1.Pod)) },
		DeleteFunc: k.gone,
	}); err != nil {
		return err
	}
	if _, err := secrets.Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		UpdateFunc: func(_, object any) { k.secretChanged(ctx, object.(*corev1.Secret)) },
	}); err != nil {
		return err
	}
	factory.Start(ctx.Done())
	for _, synced := range factory.WaitForCacheSync(ctx.Done()) {
		if !synced {
			return ctx.Err()
		}
	}
	return nil
}

func dropManagedFields(object any) (any, error) {
	if with, ok := object.(metav1.Object); ok {
		with.SetManagedFields(nil)
	}
	return object, nil
}

func (k *Kubelet) seen(ctx context.Context, pod *corev1.Pod) {
	k.mu.Lock()
	current := k.runs[string(pod.UID)]
	if current == nil && pod.DeletionTimestamp == nil {
		current = newRun(k, pod)
		k.runs[string(pod.UID)] = current
		go current.start(ctx)
	}
	k.mu.Unlock()
	switch {
	case pod.DeletionTimestamp != nil && current != nil:
		current.stop(ctx)
	case pod.DeletionTimestamp != nil:
		// Deleted before it was seen: nothing ran.
		go k.finish(ctx, pod.Namespace, pod.Name, string(pod.UID))
	default:
		current.bumped(ctx, pod.Annotations[revisionAnnotation])
	}
}

// gone: the pod object was removed, perhaps by force; a kubelet then ends what still runs.
func (k *Kubelet) gone(object any) {
	if tombstone, ok := object.(cache.DeletedFinalStateUnknown); ok {
		object = tombstone.Obj
	}
	pod, ok := object.(*corev1.Pod)
	if !ok {
		return
	}
	k.mu.Lock()
	current := k.runs[string(pod.UID)]
	delete(k.runs, string(pod.UID))
	k.mu.Unlock()
	if current != nil {
		current.end("pod object gone")
	}
}

func (k *Kubelet) secretChanged(ctx context.Context, secret *corev1.Secret) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, current := range k.runs {
		if current.namespace == secret.Namespace && current.slotsName() == secret.Name {
			current.refreshLater(ctx, k.world.timing.MountSlow)
		}
	}
}

// finish removes the pod object after everything in it has ended.
func (k *Kubelet) finish(ctx context.Context, namespace, name, uid string) {
	zero := int64(0)
	preconditions := metav1.NewUIDPreconditions(uid)
	for ctx.Err() == nil {
		err := k.client.CoreV1().Pods(namespace).Delete(ctx, name, metav1.DeleteOptions{
			GracePeriodSeconds: &zero, Preconditions: preconditions,
		})
		if err == nil || isGone(err) {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
}
