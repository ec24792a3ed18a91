// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/resourceversion"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
	"k8s.io/client-go/kubernetes"
)

// publisher writes a pod's status in a goroutine of its own: a dead API server must not hold up
// the pod's processes.
type publisher struct {
	client kubernetes.Interface
	log    *slog.Logger
	kicked chan struct{}

	mutex     sync.Mutex
	base      *corev1.Pod // newest version of the object that we know
	want      *corev1.PodStatus
	finishing bool
}

func newPublisher(client kubernetes.Interface, log *slog.Logger) *publisher {
	return &publisher{client: client, log: log, kicked: make(chan struct{}, 1)}
}

// observe takes a version of the pod object unless a newer one is known.
func (p *publisher) observe(pod *corev1.Pod) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.base != nil {
		order, err := resourceversion.CompareResourceVersion(pod.ResourceVersion, p.base.ResourceVersion)
		if err == nil && order < 0 {
			return
		}
	}
	p.base = pod
}

// newest is the newer of what the informer saw and what our own writes returned.
func (p *publisher) newest(seen *corev1.Pod) *corev1.Pod {
	if seen == nil {
		return nil
	}
	p.observe(seen)
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.base
}

// publish says what the status should be.
func (p *publisher) publish(status corev1.PodStatus) {
	p.mutex.Lock()
	p.want = &status
	p.mutex.Unlock()
	p.kick()
}

// finish deletes the API object after the last status has been written.
func (p *publisher) finish() {
	p.mutex.Lock()
	p.finishing = true
	p.mutex.Unlock()
	p.kick()
}

func (p *publisher) kick() {
	select {
	case p.kicked <- struct{}{}:
	default:
	}
}

const (
	retryFirst  = 200 * time.Millisecond
	retryMost   = 2 * time.Second
	callTimeout = 10 * time.Second
)

func (p *publisher) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.kicked:
		}
		p.insist(ctx)
	}
}

// insist pushes until it works; the trouble is logged once.
func (p *publisher) insist(ctx context.Context) {
	for pause := retryFirst; ctx.Err() == nil; pause = min(2*pause, retryMost) {
		err := p.push(ctx)
		if err == nil {
			return
		}
		if pause == retryFirst {
			p.log.Warn("cannot write to the API server, trying on", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

func (p *publisher) push(ctx context.Context) error {
	p.mutex.Lock()
	base, want, finishing := p.base, p.want, p.finishing
	p.mutex.Unlock()
	if base == nil || want == nil {
		return nil
	}
	limited, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	if err := p.patch(limited, base, want); err != nil && !apierrors.IsNotFound(err) && !apierrors.IsConflict(err) {
		return fmt.Errorf("status: %w", err)
	}
	if !finishing {
		return nil
	}
	now := int64(0)
	err := p.client.CoreV1().Pods(base.Namespace).Delete(limited, base.Name, metav1.DeleteOptions{
		GracePeriodSeconds: &now, Preconditions: &metav1.Preconditions{UID: &base.UID},
	})
	if err != nil && !apierrors.IsNotFound(err) && !apierrors.IsConflict(err) {
		return fmt.Errorf("deletion: %w", err)
	}
	return nil
}

func (p *publisher) patch(ctx context.Context, base *corev1.Pod, want *corev1.PodStatus) error {
	patch, err := statusPatch(base, want)
	if err != nil || patch == nil {
		return err
	}
	updated, err := p.client.CoreV1().Pods(base.Namespace).Patch(ctx, base.Name, types.StrategicMergePatchType, patch, metav1.PatchOptions{}, "status")
	if err != nil {
		return err
	}
	p.observe(updated)
	return nil
}

// statusPatch is the difference, bound to the pod's uid; nil when there is none.
func statusPatch(base *corev1.Pod, want *corev1.PodStatus) ([]byte, error) {
	before, err := json.Marshal(corev1.Pod{Status: base.Status})
	if err != nil {
		return nil, err
	}
	after, err := json.Marshal(corev1.Pod{Status: *want})
	if err != nil {
		return nil, err
	}
	patch, err := strategicpatch.CreateTwoWayMergePatch(before, after, corev1.Pod{})
	if err != nil || string(patch) == "{}" {
		return nil, err
	}
	var fields map[string]any
	if err := json.Unmarshal(patch, &fields); err != nil {
		return nil, err
	}
	fields["metadata"] = map[string]any{"uid": base.UID}
	return json.Marshal(fields)
}
