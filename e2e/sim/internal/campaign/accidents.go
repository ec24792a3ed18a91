// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"fmt"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"cryptopilot.dev/e2e/sim/internal/agents"
	"cryptopilot.dev/e2e/sim/internal/plan"
)

const patience = 5 * time.Second

func podName(step plan.Step) string   { return fmt.Sprintf("%s-%s-0", step.Args[0], step.Args[1]) }
func slotsName(step plan.Step) string { return fmt.Sprintf("%s-%s-slots", step.Args[0], step.Args[1]) }

func (r *run) accident(ctx context.Context, step plan.Step) error {
	switch step.Verb {
	case "crash":
		r.onBot(step.Args[0], func(pod *agents.Pod) bool { return pod.Crash(step.Args[0]) })
	case "trades":
		r.trade(step)
	case "delete-pod":
		r.wishes.podDies(podName(step))
		err := r.stage.Client.CoreV1().Pods(r.namespace).Delete(ctx, podName(step), metav1.DeleteOptions{})
		return ignore(err, apierrors.IsNotFound)
	case "lose-node":
		r.stage.Kubelet.LoseNode(r.namespace, podName(step))
	case "find-nodes":
		r.stage.Kubelet.FindNodes(ctx, r.namespace)
	case "silence":
		r.silence(step)
	case "delete-slots":
		r.wishes.podDies(podName(step))
		err := r.stage.Client.CoreV1().Secrets(r.namespace).Delete(ctx, slotsName(step), metav1.DeleteOptions{})
		return ignore(err, apierrors.IsNotFound)
	case "backup":
		return r.backup(ctx, slotsName(step))
	case "restore":
		return r.restore(ctx, step)
	default:
		panic("a step that nobody takes: " + step.String())
	}
	return nil
}

// onBot does something to a bot with a process; if none has one in time, nothing.
func (r *run) onBot(name string, do func(*agents.Pod) bool) {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		for _, pod := range r.stage.World.Pods(r.namespace) {
			if do(pod) {
				return
			}
		}
	}
	r.note("nobody has a process of " + name)
}

func (r *run) trade(step plan.Step) {
	name := step.Args[0]
	wish := r.wishes.all()[name]
	if wish.state == "Stopped" || wish.uid == "" || (wish.state == "Paused" && step.Number(1) > 0) {
		return
	}
	r.wishes.change(name, func(wish *botWish) { wish.open = step.Number(1) })
	r.onBot(name, func(pod *agents.Pod) bool { return pod.Open(name, step.Number(1)) })
}

func (r *run) silence(step plan.Step) {
	pod := r.stage.World.Pod(r.namespace, podName(step))
	if pod == nil {
		return
	}
	pod.Silence(true)
	time.AfterFunc(step.Millis(2), func() { pod.Silence(false) })
}

func (r *run) backup(ctx context.Context, name string) error {
	secret, err := r.stage.Client.CoreV1().Secrets(r.namespace).Get(ctx, name, metav1.GetOptions{})
	if err == nil {
		r.backups[name] = secret
	}
	return ignore(err, apierrors.IsNotFound)
}

// restore puts an old copy of a slots Secret in the place of what is there.
func (r *run) restore(ctx context.Context, step plan.Step) error {
	old := r.backups[slotsName(step)]
	if old == nil {
		return nil
	}
	secrets := r.stage.Client.CoreV1().Secrets(r.namespace)
	now, err := secrets.Get(ctx, old.Name, metav1.GetOptions{})
	if err != nil {
		return ignore(err, apierrors.IsNotFound)
	}
	r.wishes.podDies(podName(step))
	now.Data, now.Annotations = old.Data, old.Annotations
	_, err = secrets.Update(ctx, now, metav1.UpdateOptions{})
	return err
}
