// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"context"
	"log/slog"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/records"
	"cryptopilot.dev/local/node/internal/volume"
)

// Worker looks after one pod from its first sight to its removal.
type Worker struct {
	node      *Node
	dir       records.PodDir
	record    records.PodRecord
	log       *slog.Logger
	publisher *publisher
	kicked    chan struct{}
	done      chan struct{}

	mutex sync.Mutex
	pod   *corev1.Pod
	gone  bool

	// Used by the worker's own goroutine only.
	runs     map[string][]Run
	probers  map[string]*probing
	watched  map[string]bool
	inHand   map[string]bool
	problems map[string]Problem

	directories    volume.Directories
	volumesTrouble string
	published      *corev1.PodStatus
}

// NewWorker takes over the pod of this record; pod is nil when only the disk knows it.
func NewWorker(node *Node, record records.PodRecord, pod *corev1.Pod) *Worker {
	worker := &Worker{
		node: node, dir: node.Layout.Pod(record.UID), record: record, pod: pod, gone: pod == nil,
		log:    node.Log.With("pod", record.Namespace+"/"+record.Name),
		kicked: make(chan struct{}, 1), done: make(chan struct{}),
		probers: map[string]*probing{}, watched: map[string]bool{}, inHand: map[string]bool{}, problems: map[string]Problem{},
	}
	worker.publisher = newPublisher(node.Client, worker.log)
	if pod != nil {
		worker.publisher.observe(pod)
	}
	return worker
}

// See hands over a newer version of the pod object.
func (w *Worker) See(pod *corev1.Pod) {
	w.mutex.Lock()
	w.pod = pod
	w.mutex.Unlock()
	w.publisher.observe(pod)
	w.Kick()
}

// Vanish says that the pod object does not exist any more.
func (w *Worker) Vanish() {
	w.mutex.Lock()
	w.gone = true
	w.mutex.Unlock()
	w.Kick()
}

// Kick makes the worker look again.
func (w *Worker) Kick() {
	select {
	case w.kicked <- struct{}{}:
	default:
	}
}

// Done is closed when nothing of the pod is left.
func (w *Worker) Done() <-chan struct{} { return w.done }

// Record is what is remembered about the pod.
func (w *Worker) Record() records.PodRecord { return w.record }

// Pod as last seen.
func (w *Worker) Pod() *corev1.Pod {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return w.pod
}

// Run works until the pod is removed (processes ended) or the context is done (they live on).
func (w *Worker) Run(ctx context.Context) {
	publishing, stopPublishing := context.WithCancel(ctx)
	defer stopPublishing()
	go w.publisher.run(publishing)
	for ctx.Err() == nil {
		wake, removed := w.pass(ctx)
		if removed {
			close(w.done)
			return
		}
		select {
		case <-ctx.Done():
		case <-w.kicked:
		case <-time.After(wake):
		}
	}
}

// troublePause is the pause after a pass that failed (a full disk, mostly).
const troublePause = time.Second

// pass is one observe → plan → status → apply.
func (w *Worker) pass(ctx context.Context) (wake time.Duration, removed bool) {
	facts, err := w.observe()
	if err != nil {
		w.log.Error("cannot observe", "error", err)
		return troublePause, false
	}
	w.watch(facts)
	w.probe(ctx, facts)
	w.readVerdicts(&facts)
	plan := MakePlan(facts)
	if facts.Pod != nil && !facts.Gone {
		status := MakeStatus(facts)
		steady(w.published, &status)
		w.published = &status
		w.publisher.publish(status)
	}
	for _, action := range plan.Actions {
		again, err := w.apply(ctx, facts, action)
		if err != nil {
			w.log.Error("cannot apply", "action", action, "error", err)
			return troublePause, false
		}
		if _, isRemove := action.(Remove); isRemove {
			return 0, true
		}
		if again {
			w.Kick()
		}
	}
	return max(plan.Wake.Sub(w.node.Now()), time.Millisecond), false
}

func (w *Worker) observe() (Facts, error) {
	w.mutex.Lock()
	pod, gone := w.publisher.newest(w.pod), w.gone
	w.mutex.Unlock()
	facts := Facts{
		Now: w.node.Now(), Pod: pod, Gone: gone, Record: w.record, HostIP: w.node.HostIP, Problems: w.problems,
	}
	if err := w.keepRecord(pod); err != nil {
		return Facts{}, err
	}
	runs, err := ObserveRuns(w.dir, facts.Now)
	if err != nil {
		return Facts{}, err
	}
	for container := range runs {
		for index := range runs[container] {
			run := &runs[container][index]
			run.StopInHand = w.inHand[run.Launch.ContainerID]
		}
	}
	facts.Runs, w.runs = runs, runs
	if _, ending := facts.Ending(); !ending {
		facts.Blocked = w.node.Predecessor(w.record.Namespace, w.record.Name, w.record.UID)
		w.syncVolumes(&facts)
	}
	return facts, nil
}

// keepRecord writes the pod's record when it is not on disk as it should be.
func (w *Worker) keepRecord(pod *corev1.Pod) error {
	if pod != nil && pod.Spec.TerminationGracePeriodSeconds != nil {
		w.record.GraceSeconds = *pod.Spec.TerminationGracePeriodSeconds
	}
	stored, found, err := records.Read[records.PodRecord](w.dir.Record())
	if err != nil || (found && stored == w.record) {
		return err
	}
	return records.Write(w.dir.Record(), w.record)
}

// Exists says whether the pod's API object exists, as far as we know.
func (w *Worker) Exists() bool {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return !w.gone
}
