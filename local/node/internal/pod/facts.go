// SPDX-License-Identifier: Apache-2.0

// Package pod makes a pod of processes: observe → plan → apply → status.
package pod

import (
	"time"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/probe"
	"cryptopilot.dev/local/node/internal/proc"
	"cryptopilot.dev/local/node/internal/records"
)

// RunState is where a run of a container is in its life.
type RunState int

// States of a run.
const (
	Starting RunState = iota // the shim has been asked for and has not spoken yet
	Running                  // shim and main process are there
	Lost                     // the shim is gone and left no word: processes may be left over
	Exited                   // an exit is on record and nothing is alive
)

// Run is one attempt at a container.
type Run struct {
	Container string
	Attempt   int
	State     RunState
	Launch    records.LaunchRecord
	Start     records.StartRecord // zero while Starting
	Stop      *records.StopRecord // nil = nobody asked it to end
	Exit      *records.ExitRecord // set when Exited
	// StopInHand says that this pilot-node has sent, or is about to send, the signal to end.
	StopInHand bool
}

// Alive says whether processes of the run may exist.
func (r Run) Alive() bool { return r.State != Exited }

// processes finds what is left of the run when its shim is not there to say.
func (r Run) processes() proc.Container {
	return proc.Container{ID: r.Launch.ContainerID, Main: r.Start.Main}
}

// Problem is why a container could not be started; nothing of it ran.
type Problem struct {
	Reason  string
	Message string
	At      time.Time
}

// Facts is one consistent look at a pod.
type Facts struct {
	Now    time.Time
	Pod    *corev1.Pod // as last seen; nil when only the disk knows the pod
	Gone   bool        // the API object does not exist any more
	Record records.PodRecord
	HostIP string

	Runs     map[string][]Run         // by container, oldest first
	Verdicts map[string]probe.Verdict // by container, for its living run
	Problems map[string]Problem       // by container

	VolumesReady   bool
	VolumesTrouble string
	// Blocked says that an older pod of the same name still has processes on this node.
	Blocked bool
}

// Last is the newest run of a container.
func (f Facts) Last(container string) (Run, bool) {
	runs := f.Runs[container]
	if len(runs) == 0 {
		return Run{}, false
	}
	return runs[len(runs)-1], true
}

// current is the newest run, if it belongs to the pod's present sandbox.
func (f Facts) current(container string) (Run, bool) {
	run, found := f.Last(container)
	return run, found && run.Launch.Sandbox == f.Record.Sandbox
}

// Alive lists every run that may have processes.
func (f Facts) Alive() []Run {
	var alive []Run
	for _, runs := range f.Runs {
		for _, run := range runs {
			if run.Alive() {
				alive = append(alive, run)
			}
		}
	}
	return alive
}

// Ending says whether the pod is to have no processes, and why.
func (f Facts) Ending() (reason string, ending bool) {
	switch {
	case f.Gone || f.Pod == nil:
		return "the pod object is gone", true
	case f.Pod.DeletionTimestamp != nil:
		return "the pod is being deleted", true
	case f.Pod.Status.Phase == corev1.PodFailed || f.Pod.Status.Phase == corev1.PodSucceeded:
		return "the pod has finished", true
	case f.deadlineExceeded():
		return "the pod's active deadline has passed", true
	}
	return "", false
}

func (f Facts) deadline() (time.Time, bool) {
	if f.Pod == nil || f.Pod.Spec.ActiveDeadlineSeconds == nil || f.Pod.Status.StartTime == nil {
		return time.Time{}, false
	}
	return f.Pod.Status.StartTime.Add(time.Duration(*f.Pod.Spec.ActiveDeadlineSeconds) * time.Second), true
}

func (f Facts) deadlineExceeded() bool {
	deadline, set := f.deadline()
	return set && !f.Now.Before(deadline)
}

// gonePatience is how long processes of a vanished pod object get to end: somebody forced the
// deletion and may start a successor at any time.
const gonePatience = 2 * time.Second

// grace is how long a run may take to end.
func (f Facts) grace() time.Duration {
	switch {
	case f.Gone || f.Pod == nil:
		return gonePatience
	case f.Pod.DeletionGracePeriodSeconds != nil:
		return time.Duration(*f.Pod.DeletionGracePeriodSeconds) * time.Second
	case f.Pod.Spec.TerminationGracePeriodSeconds != nil:
		return time.Duration(*f.Pod.Spec.TerminationGracePeriodSeconds) * time.Second
	}
	return 30 * time.Second
}
