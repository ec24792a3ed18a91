// SPDX-License-Identifier: Apache-2.0

// Package app puts pilot-node together.
package app

import (
	"context"
	"log/slog"
	"sort"
	"sync"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/address"
	"cryptopilot.dev/local/node/internal/pod"
	"cryptopilot.dev/local/node/internal/proc"
	"cryptopilot.dev/local/node/internal/records"
	"cryptopilot.dev/local/node/internal/volume"
)

// Registry has one worker for each pod of the node.
type Registry struct {
	ctx       context.Context
	node      *pod.Node
	addresses *address.Pool
	log       *slog.Logger
	forget    func(*corev1.Pod)

	mutex   sync.Mutex
	workers map[string]*pod.Worker // by uid
	waiting map[string]*corev1.Pod // without an address yet, by uid
	running sync.WaitGroup
}

// Adopt takes over what earlier lives of pilot-node left on disk. Known finds the API objects.
func (r *Registry) Adopt(known map[string]*corev1.Pod) error {
	entries, err := r.node.Layout.ListPods()
	if err != nil {
		return err
	}
	for _, entry := range entries {
		record := entry.Record
		if record.Boot != proc.BootID() {
			// The machine was restarted: nothing is alive, and pids mean other processes now.
			record.Boot = proc.BootID()
			record.Sandbox++
		}
		object := known[record.UID]
		r.log.Info("adopting", "pod", record.Namespace+"/"+record.Name, "exists", object != nil)
		r.begin(record, object)
	}
	return nil
}

// See hands a pod object to its worker, or begins one.
func (r *Registry) See(object *corev1.Pod) {
	if worker, found := r.get(string(object.UID)); found {
		worker.See(object)
		return
	}
	finished := object.Status.Phase == corev1.PodSucceeded || object.Status.Phase == corev1.PodFailed
	if finished && object.DeletionTimestamp == nil {
		return
	}
	ip, err := r.addresses.Allocate()
	r.mutex.Lock()
	delete(r.waiting, string(object.UID))
	if err != nil {
		r.waiting[string(object.UID)] = object
	}
	r.mutex.Unlock()
	if err != nil {
		r.log.Error("no address for the pod", "pod", object.Namespace+"/"+object.Name, "error", err)
		return
	}
	r.begin(records.PodRecord{
		UID: string(object.UID), Namespace: object.Namespace, Name: object.Name, Address: ip, Boot: proc.BootID(),
	}, object)
}

// Vanish says that the pod object is gone.
func (r *Registry) Vanish(uid string) {
	r.mutex.Lock()
	delete(r.waiting, uid)
	r.mutex.Unlock()
	if worker, found := r.get(uid); found {
		worker.Vanish()
	}
}

func (r *Registry) begin(record records.PodRecord, object *corev1.Pod) {
	worker := pod.NewWorker(r.node, record, object)
	r.mutex.Lock()
	r.workers[record.UID] = worker
	r.mutex.Unlock()
	r.running.Go(func() {
		worker.Run(r.ctx)
		select {
		case <-worker.Done():
			r.mutex.Lock()
			delete(r.workers, record.UID)
			r.mutex.Unlock()
			if last := worker.Pod(); last != nil {
				r.forget(last)
			}
			r.kickNamed(record.Namespace, record.Name)
		default: // pilot-node ends, the pod lives on
		}
	})
}

// Changed kicks the pods that are made of the object.
func (r *Registry) Changed(reference volume.Reference) {
	for _, worker := range r.All() {
		object := worker.Pod()
		if object == nil || object.Namespace != reference.Namespace {
			continue
		}
		if _, uses := volume.References(object)[reference]; uses {
			worker.Kick()
		}
	}
}

// KickAll makes every worker look again.
func (r *Registry) KickAll() {
	for _, worker := range r.All() {
		worker.Kick()
	}
}

// Predecessor says whether an older pod of this name still has processes or files here.
func (r *Registry) Predecessor(namespace, name, uid string) bool {
	for _, worker := range r.All() {
		record := worker.Record()
		if record.Namespace == namespace && record.Name == name && record.UID != uid {
			return true
		}
	}
	return false
}

// Find a pod by name; with two of the same name, the one whose object exists.
func (r *Registry) Find(namespace, name string) (*pod.Worker, bool) {
	var match *pod.Worker
	for _, worker := range r.All() {
		record := worker.Record()
		if record.Namespace == namespace && record.Name == name && (match == nil || worker.Exists()) {
			match = worker
		}
	}
	return match, match != nil
}

// All workers, sorted by namespace and name.
func (r *Registry) All() []*pod.Worker {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	all := make([]*pod.Worker, 0, len(r.workers))
	for _, worker := range r.workers {
		all = append(all, worker)
	}
	sort.Slice(all, func(i, j int) bool {
		left, right := all[i].Record(), all[j].Record()
		return left.Namespace+"/"+left.Name+"/"+left.UID < right.Namespace+"/"+right.Name+"/"+right.UID
	})
	return all
}

func (r *Registry) get(uid string) (*pod.Worker, bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	worker, found := r.workers[uid]
	return worker, found
}

func (r *Registry) kickNamed(namespace, name string) {
	if worker, found := r.Find(namespace, name); found {
		worker.Kick()
	}
}
