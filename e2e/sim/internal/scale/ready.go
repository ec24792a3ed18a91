// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/dynamic/dynamicinformer"
	"k8s.io/client-go/tools/cache"
)

// readiness counts the Bots whose condition Ready is True.
type readiness struct{ number atomic.Int64 }

func watchReady(ctx context.Context, client dynamic.Interface, namespace string) (*readiness, error) {
	ready := &readiness{}
	factory := dynamicinformer.NewFilteredDynamicSharedInformerFactory(client, 0, namespace, nil)
	informer := factory.ForResource(botResource).Informer()
	// Only the one bit is kept of each Bot.
	if err := informer.SetTransform(bit); err != nil {
		return nil, err
	}
	_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(object any) { ready.number.Add(value(object)) },
		UpdateFunc: func(old, object any) { ready.number.Add(value(object) - value(old)) },
	})
	if err != nil {
		return nil, err
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	return ready, nil
}

func bit(object any) (any, error) {
	bot, ok := object.(*unstructured.Unstructured)
	if !ok {
		return object, nil
	}
	small := &unstructured.Unstructured{Object: map[string]any{"apiVersion": bot.GetAPIVersion(), "kind": bot.GetKind()}}
	small.SetName(bot.GetName())
	small.SetNamespace(bot.GetNamespace())
	small.SetResourceVersion(bot.GetResourceVersion())
	small.Object["ready"] = isReady(bot)
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

func value(object any) int64 {
	if bot, ok := object.(*unstructured.Unstructured); ok && bot.Object["ready"] == true {
		return 1
	}
	return 0
}

func (r *readiness) await(ctx context.Context, bots int, progress func(string)) error {
	started, said := time.Now(), time.Now()
	for r.number.Load() < int64(bots) {
		select {
		case <-ctx.Done():
			return fmt.Errorf("only %d of %d bots are Ready: %w", r.number.Load(), bots, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
		if time.Since(said) > 5*time.Second {
			said = time.Now()
			progress(fmt.Sprintf("%.0f s: %d of %d Ready", time.Since(started).Seconds(), r.number.Load(), bots))
		}
	}
	return nil
}
