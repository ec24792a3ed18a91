// SPDX-License-Identifier: Apache-2.0

package scale

import (
	"context"
	"fmt"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"
)

// rawNamespace has no pools: nobody acts on what is written there.
const rawNamespace = "raw"

// raw does as many writes of the same kinds and sizes as the convergence took, by a plain client
// with as many requests in flight as there are creators. The operator is stopped by then.
func (f *Figures) raw(ctx context.Context, rig Rig, load *load) error {
	_, err := rig.Client.CoreV1().Namespaces().Create(ctx,
		&corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: rawNamespace}}, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	model, err := rig.Dynamic.Resource(botResource).Namespace(load.namespace).Get(ctx, "bot-0", metav1.GetOptions{})
	if err != nil {
		return err
	}
	slots, err := rig.Client.CoreV1().Secrets(load.namespace).Get(ctx, load.pool(0)+"-0-slots", metav1.GetOptions{})
	if err != nil {
		return err
	}
	patches := f.of("bots", "status") + f.of("bots", "") - f.Bots
	secrets := f.of("secrets", "")
	others := int(f.AllWrites) - f.Bots - patches - secrets
	work := rawWork{rig: rig, load: load, model: model, slots: slots.Data}
	started := time.Now()
	for _, part := range []struct {
		number int
		do     func(context.Context, int) error
	}{{f.Bots, work.createBot}, {patches, work.patchStatus}, {secrets, work.writeSecret}, {others, work.createSmall}} {
		if err := each(ctx, max(0, part.number), part.do); err != nil {
			return err
		}
	}
	f.RawS = time.Since(started).Seconds()
	f.RawPerS = float64(f.AllWrites) / f.RawS
	f.ConvergeRatio = f.RawS / f.ConvergeS
	rig.Progress(fmt.Sprintf("the same %d writes by a plain client: %.1f s", f.AllWrites, f.RawS))
	return nil
}

// of is how often a resource was written, in whatever way.
func (f *Figures) of(resource, sub string) int {
	number := 0
	for _, verb := range []string{"POST", "PUT", "PATCH", "APPLY", "DELETE"} {
		number += f.Writes[what{verb, resource, sub}.String()]
	}
	return number
}

type rawWork struct {
	rig   Rig
	load  *load
	model *unstructured.Unstructured
	slots map[string][]byte
}

func (w rawWork) createBot(ctx context.Context, number int) error {
	_, err := w.rig.Dynamic.Resource(botResource).Namespace(rawNamespace).Create(ctx, w.load.bot(number), metav1.CreateOptions{})
	return err
}

// patchStatus applies the status of a real bot, another one each time.
func (w rawWork) patchStatus(ctx context.Context, number int) error {
	name := fmt.Sprintf("bot-%d", number%w.load.bots)
	status, _, err := unstructured.NestedMap(w.model.Object, "status")
	if err != nil {
		return err
	}
	status["restarts"] = int64(1 + number/w.load.bots)
	patch := &unstructured.Unstructured{Object: fields{
		"apiVersion": w.model.GetAPIVersion(), "kind": w.model.GetKind(), "metadata": fields{"name": name}, "status": status,
	}}
	data, err := patch.MarshalJSON()
	if err != nil {
		return err
	}
	force := true
	_, err = w.rig.Dynamic.Resource(botResource).Namespace(rawNamespace).Patch(ctx, name, types.ApplyPatchType, data,
		metav1.PatchOptions{FieldManager: "raw", Force: &force}, "status")
	return err
}

func (w rawWork) writeSecret(ctx context.Context, number int) error {
	secret := &corev1.Secret{ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("slots-%d", number)}, Data: w.slots}
	_, err := w.rig.Client.CoreV1().Secrets(rawNamespace).Create(ctx, secret, metav1.CreateOptions{})
	return err
}

func (w rawWork) createSmall(ctx context.Context, number int) error {
	small := &corev1.ConfigMap{
		ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("small-%d", number)},
		Data:       map[string]string{"text": fmt.Sprintf("%0600d", number)},
	}
	_, err := w.rig.Client.CoreV1().ConfigMaps(rawNamespace).Create(ctx, small, metav1.CreateOptions{})
	return err
}
