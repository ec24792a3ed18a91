// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"context"
	"fmt"
	"sync"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/dynamic/dynamicinformer"
	"k8s.io/client-go/tools/cache"
)

// readiness counts the Bots whose condition Ready is True, by the version that they run.
type readiness struct {
	mu       sync.Mutex
	versions map[string]int
}

func watchReady(ctx context.Context, client dynamic.Interface, namespace string) (*readiness, error) {
	ready := &readiness{versions: map[string]int{}}
	factory := dynamicinformer.NewFilteredDynamicSharedInformerFactory(client, 0, namespace, nil)
	informer := factory.ForResource(botResource).Informer()
	// Only the one word is kept of each Bot.
	if err := informer.SetTransform(word); err != nil {
		return nil, err
	}
	_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(object any) { ready.add(object, 1) },
		UpdateFunc: func(old, object any) {
			ready.add(old, -1)
			ready.add(object, 1)
		},
	})
	if err != nil {
		return nil, err
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	return ready, nil
}

// word keeps the version of a Ready bot; a bot that is not Ready has none.
func word(object any) (any, error) {
	bot, ok := object.(*unstructured.Unstructured)
	if !ok {
		return object, nil
	}
	small := &unstructured.Unstructured{Object: map[string]any{"apiVersion": bot.GetAPIVersion(), "kind": bot.GetKind()}}
	small.SetName(bot.GetName())
	small.SetNamespace(bot.GetNamespace())
	small.SetResourceVersion(bot.GetResourceVersion())
	if isReady(bot) {
		version, _, _ := unstructured.NestedString(bot.Object, "status", "strategy", "version")
		small.Object["version"] = version
	}
	return small, nil
}

func isReady(bot *unstructured.Unstructured) bool {
	conditions, _, _ := unstructured.NestedSlice(bot.Object, "status", "conditions")
	for _, entry := range conditions {
		if condition, ok := entry.(map[string]any); ok && condition["type"] == "Ready" {
			return condition["status"] == "True"
		}
	}
	return false
}

func (r *readiness) add(object any, number int) {
	bot, ok := object.(*unstructured.Unstructured)
	if !ok {
		return
	}
	version, ready := bot.Object["version"].(string)
	if !ready {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.versions[version] += number
}

// all Ready bots.
func (r *readiness) all() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	number := 0
	for _, bots := range r.versions {
		number += bots
	}
	return number
}

// with that version are so many Ready bots.
func (r *readiness) with(version string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.versions[version]
}

func (r *readiness) await(ctx context.Context, bots int, progress func(string)) error {
	started, said := time.Now(), time.Now()
	for r.all() < bots {
		select {
		case <-ctx.Done():
			return fmt.Errorf("only %d of %d bots are Ready: %w", r.all(), bots, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
		if time.Since(said) > 5*time.Second {
			said = time.Now()
			progress(fmt.Sprintf("%.0f s: %d of %d Ready", time.Since(started).Seconds(), r.all(), bots))
		}
	}
	return nil
}
