// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"encoding/json"
	"strings"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"

	"cryptopilot.dev/e2e/sim/internal/plan"
)

func (r *run) bots() dynamic.ResourceInterface {
	return r.stage.Dynamic.Resource(botResource).Namespace(r.namespace)
}

func (r *run) pools() dynamic.ResourceInterface {
	return r.stage.Dynamic.Resource(poolResource).Namespace(r.namespace)
}

func (r *run) createPool(ctx context.Context, step plan.Step) error {
	pool := poolObject(step.Args[0], step.Number(1), step.Number(2), step.Number(3))
	_, err := r.pools().Create(ctx, pool, metav1.CreateOptions{})
	return ignore(err, apierrors.IsAlreadyExists)
}

func (r *run) patchPool(ctx context.Context, name string, spec fields) error {
	return patch(ctx, r.pools(), name, spec)
}

// changeTemplate asks for other resources, which makes every pod an old one.
func (r *run) changeTemplate(ctx context.Context, pool string) error {
	r.wishes.mu.Lock()
	r.wishes.template++
	label := map[string]any{"campaign.crypto-pilot.dev/template": strings.Repeat("x", r.wishes.template)}
	r.wishes.mu.Unlock()
	return r.patchPool(ctx, pool, fields{"template": fields{"nodeSelector": label}})
}

func (r *run) deletePool(ctx context.Context, name string) error {
	return ignore(r.pools().Delete(ctx, name, metav1.DeleteOptions{}), apierrors.IsNotFound)
}

func (r *run) changeStrategy(ctx context.Context) error {
	r.wishes.mu.Lock()
	r.wishes.strategy++
	number := r.wishes.strategy
	r.wishes.mu.Unlock()
	spec, _ := strategyObject(number).Object["spec"].(fields)
	return patch(ctx, r.stage.Dynamic.Resource(strategyResource).Namespace(r.namespace), strategy, spec)
}

func (r *run) createBot(ctx context.Context, name, pool string, live bool) error {
	wish := botWish{pool: pool, state: "Running", live: live, stake: 10}
	if live {
		keys := &corev1.Secret{
			ObjectMeta: metav1.ObjectMeta{Name: keysName(name)},
			StringData: map[string]string{"key": r.namespace + name, "secret": "s"},
		}
		_, err := r.stage.Client.CoreV1().Secrets(r.namespace).Create(ctx, keys, metav1.CreateOptions{})
		if ignore(err, apierrors.IsAlreadyExists) != nil {
			return err
		}
	}
	made, err := r.bots().Create(ctx, botObject(name, wish), metav1.CreateOptions{})
	if apierrors.IsAlreadyExists(err) {
		made, err = r.bots().Get(ctx, name, metav1.GetOptions{})
	}
	if err != nil {
		return err
	}
	wish.uid = string(made.GetUID())
	r.wishes.add(name, wish)
	return nil
}

func (r *run) deleteBot(ctx context.Context, name string) error {
	wish, known := r.wishes.remove(name)
	if known {
		r.observer.Deleted(wish.uid)
	}
	return ignore(r.bots().Delete(ctx, name, metav1.DeleteOptions{}), apierrors.IsNotFound)
}

func (r *run) changeBot(ctx context.Context, step plan.Step) error {
	name := step.Args[0]
	switch step.Verb {
	case "state":
		r.wishes.change(name, func(wish *botWish) { wish.state = step.Args[1] })
		return patch(ctx, r.bots(), name, fields{"state": step.Args[1]})
	case "edit":
		wish := r.wishes.change(name, func(wish *botWish) { wish.stake++ })
		return patch(ctx, r.bots(), name, fields{"market": fields{"stakeAmount": wish.stakeText()}})
	default:
		r.wishes.change(name, func(wish *botWish) { wish.pool = step.Args[1] })
		return patch(ctx, r.bots(), name, fields{"placement": fields{"pool": step.Args[1]}})
	}
}

func patch(ctx context.Context, client dynamic.ResourceInterface, name string, spec fields) error {
	data, err := json.Marshal(fields{"spec": spec})
	if err != nil {
		return err
	}
	_, err = client.Patch(ctx, name, types.MergePatchType, data, metav1.PatchOptions{})
	return err
}

func ignore(err error, harmless func(error) bool) error {
	if err != nil && harmless(err) {
		return nil
	}
	return err
}

// isPassing: no server, or one that is still starting.
func isPassing(err error) bool {
	return !apierrors.IsInvalid(err) && !apierrors.IsBadRequest(err) && !apierrors.IsForbidden(err) && !apierrors.IsNotFound(err)
}
