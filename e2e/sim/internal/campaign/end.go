// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"fmt"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"cryptopilot.dev/e2e/sim/internal/observer"
)

// end deletes everything people made, and waits until nothing is left.
func (r *run) end(ctx context.Context) []string {
	r.stage.Kubelet.FindNodes(ctx, r.namespace)
	for name := range r.wishes.all() {
		if err := r.deleteBot(ctx, name); err != nil {
			return []string{err.Error()}
		}
	}
	err := r.pools().DeleteCollection(ctx, metav1.DeleteOptions{}, metav1.ListOptions{})
	if err != nil {
		return []string{err.Error()}
	}
	var left []string
	for deadline := time.Now().Add(r.stage.Settings.Patience); ; time.Sleep(lookEvery) {
		if left = r.left(ctx); len(left) == 0 {
			break
		}
		if time.Now().After(deadline) {
			return append(left, "after everything was deleted")
		}
	}
	r.note("ended")
	err = r.stage.Client.CoreV1().Namespaces().Delete(ctx, r.namespace, metav1.DeleteOptions{})
	if ignore(err, apierrors.IsNotFound) != nil {
		return []string{err.Error()}
	}
	r.stage.World.Forget(r.namespace)
	return nil
}

func (r *run) left(ctx context.Context) []string {
	left := []string{}
	for _, resource := range []struct {
		name  string
		count func() (int, error)
	}{
		{"bots", func() (int, error) { return r.count(ctx, "bots") }},
		{"pools", func() (int, error) { return r.count(ctx, "pools") }},
	} {
		if number, err := resource.count(); err != nil || number > 0 {
			left = append(left, fmt.Sprintf("%d %s are left (%v)", number, resource.name, err))
		}
	}
	slots, err := observer.Slots(ctx, r.stage.Client, r.namespace)
	if err != nil || len(slots) > 0 {
		left = append(left, fmt.Sprintf("%d slots are left (%v)", len(slots), err))
	}
	if pods := len(r.stage.World.Pods(r.namespace)); pods > 0 {
		left = append(left, fmt.Sprintf("%d pods are left", pods))
	}
	return left
}

func (r *run) count(ctx context.Context, what string) (int, error) {
	client := r.bots()
	if what == "pools" {
		client = r.pools()
	}
	list, err := client.List(ctx, metav1.ListOptions{})
	if err != nil {
		return 0, err
	}
	return len(list.Items), nil
}
