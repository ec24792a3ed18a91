// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
)

// run is one life of a pod on its simulated node.
type run struct {
	kubelet              *Kubelet
	namespace, name, uid string
	pool                 string

	mu        sync.Mutex
	pod       *Pod
	server    *http.Server
	annotated string
	stopping  bool
	ended     bool
	held      bool // the node is lost: nothing is done until it is back
}

func newRun(kubelet *Kubelet, pod *corev1.Pod) *run {
	return &run{
		kubelet: kubelet, namespace: pod.Namespace, name: pod.Name, uid: string(pod.UID), pool: pod.Labels[poolLabel],
		annotated: pod.Annotations[revisionAnnotation],
	}
}

func (r *run) slotsName() string { return strings.TrimSuffix(r.name, "-0") + "-slots" }

// start waits for what is mounted, then starts the agent and says that the pod is ready.
func (r *run) start(ctx context.Context) {
	world := r.kubelet.world
	if !r.bind(ctx) {
		return
	}
	time.Sleep(world.dice.in(world.timing.PodStart))
	token, desired, volume := r.mounts(ctx)
	if volume == nil {
		return
	}
	listener, address, err := world.listen()
	if err != nil {
		return
	}
	pod := newPod(world, r.namespace, r.name, r.uid, r.pool, address, token, volume)
	server := &http.Server{Handler: pod.handler(), ReadHeaderTimeout: 10 * time.Second}
	r.mu.Lock()
	if r.stopping || r.ended {
		r.mu.Unlock()
		_ = listener.Close()
		return
	}
	r.pod, r.server = pod, server
	r.mu.Unlock()
	world.add(pod)
	go func() { _ = server.Serve(listener) }()
	pod.mount(desired)
	r.report(ctx, address)
	// What was written while the container started.
	r.refreshLater(ctx, world.timing.MountFast)
}

// mounts waits until Secrets and claim are there; nil when the pod goes meanwhile.
func (r *run) mounts(ctx context.Context) (string, *Desired, *Volume) {
	for ctx.Err() == nil {
		r.mu.Lock()
		over := r.stopping || r.ended
		r.mu.Unlock()
		if over {
			return "", nil, nil
		}
		token, tokenErr := r.kubelet.secrets.Secrets(r.namespace).Get(r.pool + "-agent")
		slots, slotsErr := r.kubelet.secrets.Secrets(r.namespace).Get(r.slotsName())
		if tokenErr == nil && slotsErr == nil {
			desired, err := ParseDesired(slots.Data["desired.json"])
			uid, found := r.claim(ctx)
			if err == nil && found {
				return string(token.Data["token"]), desired, r.kubelet.world.volume(r.namespace, "data-"+r.name, uid)
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	return "", nil, nil
}

// bumped: somebody changed the annotation, so the kubelet looks at the mounts at once.
func (r *run) bumped(ctx context.Context, revision string) {
	r.mu.Lock()
	changed := r.annotated != revision
	r.annotated = revision
	r.mu.Unlock()
	if changed {
		r.refreshLater(ctx, r.kubelet.world.timing.MountFast)
	}
}

func (r *run) refreshLater(_ context.Context, span Span) {
	time.AfterFunc(r.kubelet.world.dice.in(span), r.refresh)
}

func (r *run) refresh() {
	r.mu.Lock()
	pod, over := r.pod, r.ended || r.held
	r.mu.Unlock()
	if pod == nil || over {
		return
	}
	slots, err := r.kubelet.secrets.Secrets(r.namespace).Get(r.slotsName())
	if err != nil {
		return
	}
	desired, err := ParseDesired(slots.Data["desired.json"])
	pod.mu.Lock()
	same := err == nil && pod.desired != nil && string(slots.ResourceVersion) == pod.mounted
	pod.mounted = slots.ResourceVersion
	pod.mu.Unlock()
	if err == nil && !same {
		pod.mount(desired)
	}
}

// stop ends the bots, then the pod object.
func (r *run) stop(ctx context.Context) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stopping || r.held {
		return
	}
	r.stopping = true
	world := r.kubelet.world
	time.AfterFunc(world.dice.in(world.timing.PodStop), func() {
		r.end("pod deleted")
		r.kubelet.finish(ctx, r.namespace, r.name, r.uid)
	})
}

func (r *run) end(reason string) {
	r.mu.Lock()
	pod, server := r.pod, r.server
	r.ended = true
	r.mu.Unlock()
	if pod == nil {
		return
	}
	pod.end(reason)
	_ = server.Close()
	r.kubelet.world.remove(pod)
}
