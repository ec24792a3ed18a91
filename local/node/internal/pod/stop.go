// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"context"
	"errors"
	"time"

	"golang.org/x/sys/unix"
	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/execution"
	"cryptopilot.dev/local/node/internal/probe"
	"cryptopilot.dev/local/node/internal/records"
)

// stop remembers that the run is to end and, once, runs its preStop hook and sends SIGTERM.
func (w *Worker) stop(ctx context.Context, facts Facts, stop StopRun) error {
	run := stop.Run
	record := records.StopRecord{At: stop.At, KillAt: stop.KillAt, Reason: stop.Reason}
	if err := records.Write(w.dir.Run(run.Container, run.Attempt).Stop(), record); err != nil {
		return err
	}
	if w.inHand[run.Launch.ContainerID] {
		return nil
	}
	w.inHand[run.Launch.ContainerID] = true
	w.log.Info("stopping", "container", run.Container, "reason", stop.Reason)
	w.node.event(facts.Pod, corev1.EventTypeNormal, "Killing", "Stopping container %s: %s", run.Container, stop.Reason)
	spec := containerSpec(facts.Pod, run.Container)
	go func() {
		if spec != nil && spec.Lifecycle != nil && spec.Lifecycle.PreStop != nil {
			w.preStop(ctx, spec, stop.KillAt)
		}
		if err := run.Start.Main.Signal(unix.SIGTERM); err != nil && !errors.Is(err, unix.ESRCH) {
			w.log.Warn("cannot send SIGTERM", "container", run.Container, "error", err)
		}
	}()
	return nil
}

func (w *Worker) preStop(ctx context.Context, spec *corev1.Container, until time.Time) {
	limited, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	hook := spec.Lifecycle.PreStop
	var err error
	switch {
	case hook.Exec != nil:
		err = w.Exec(limited, spec.Name, hook.Exec.Command, execution.Streams{})
	case hook.Sleep != nil:
		select {
		case <-limited.Done():
		case <-time.After(time.Duration(hook.Sleep.Seconds) * time.Second):
		}
	case hook.HTTPGet != nil:
		target := probe.Target{PodIP: w.record.Address, Ports: spec.Ports}
		err = probe.Check(limited, corev1.ProbeHandler{HTTPGet: hook.HTTPGet}, target)
	}
	if err != nil {
		w.log.Warn("preStop hook failed", "container", spec.Name, "error", err)
	}
}

// watch notices the end of each living shim the moment it happens.
func (w *Worker) watch(facts Facts) {
	for _, run := range facts.Alive() {
		id := run.Launch.ContainerID
		if run.State != Running || w.watched[id] {
			continue
		}
		w.watched[id] = true
		go func() {
			run.Start.Shim.Wait()
			w.Kick()
			// What kubectl exec started inside the container ends with it.
			run.processes().Kill(time.Second)
		}()
	}
}
