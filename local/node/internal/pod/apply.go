// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/environment"
	"cryptopilot.dev/local/node/internal/records"
	"cryptopilot.dev/local/node/internal/shim"
)

// apply does one action. Again asks for another look at once.
func (w *Worker) apply(ctx context.Context, facts Facts, action Action) (again bool, err error) {
	switch act := action.(type) {
	case StartRun:
		return true, w.start(facts, act)
	case StopRun:
		return true, w.stop(ctx, facts, act)
	case KillRun:
		return false, w.kill(act.Run)
	case SettleRun:
		w.log.Warn("the container's shim was lost", "container", act.Run.Container, "attempt", act.Run.Attempt)
		return true, Settle(w.dir, act.Run, w.node.Now())
	case Finish:
		w.publisher.finish()
		return false, nil
	case Remove:
		return false, w.remove()
	}
	return false, fmt.Errorf("unknown action %T", action)
}

func (w *Worker) start(facts Facts, start StartRun) error {
	spec := containerSpec(facts.Pod, start.Container)
	containerID := fmt.Sprintf("%s/%s/%d", w.record.UID, start.Container, start.Attempt)
	dir := w.dir.Run(start.Container, start.Attempt)
	resolved, err := w.resolve(facts.Pod, spec, containerID, dir)
	var problem *ProblemError
	if errors.As(err, &problem) {
		w.setProblem(facts.Pod, start.Container, problem)
		return nil
	}
	if err != nil {
		return err
	}
	delete(w.problems, start.Container)
	launch := records.LaunchRecord{
		ContainerID: containerID, Sandbox: w.record.Sandbox, Backoff: start.Backoff,
		Image: spec.Image, ImageID: resolved.Image.ID(), At: w.node.Now(),
	}
	if err := records.Write(dir.Launch(), launch); err != nil {
		return err
	}
	process, err := resolved.Main()
	if err == nil {
		err = os.WriteFile(dir.TerminationMessage(), nil, 0o600)
	}
	if err == nil {
		err = shim.Launch(w.shimSpec(start, spec, containerID, process))
	}
	if err != nil {
		return w.startFailed(facts, start, launch, err)
	}
	w.log.Info("started", "container", start.Container, "attempt", start.Attempt)
	w.node.event(facts.Pod, corev1.EventTypeNormal, "Started", "Container started: %s", start.Container)
	w.prune(start)
	return nil
}

func (w *Worker) shimSpec(start StartRun, spec *corev1.Container, containerID string, process environment.Process) shim.Spec {
	return shim.Spec{
		ContainerID: containerID, RunDir: string(w.dir.Run(start.Container, start.Attempt)),
		LockPath: w.dir.ContainerLock(start.Container),
		Path:     process.Path, Args: process.Args, Env: process.Env, WorkDir: process.WorkDir,
		LogMaxBytes: w.node.LogMaxBytes, LogKeep: w.node.LogKeep, MemoryLimit: memoryLimit(spec),
	}
}

// memoryLimit in bytes; 0 = none.
func memoryLimit(spec *corev1.Container) uint64 {
	return uint64(max(0, spec.Resources.Limits.Memory().Value()))
}

// startFailed puts a start that never was on record as an exit, so that back-off applies. When a
// shim may be alive after all, nothing is written: the next look decides.
func (w *Worker) startFailed(facts Facts, start StartRun, launch records.LaunchRecord, cause error) error {
	w.log.Warn("cannot start", "container", start.Container, "error", cause)
	w.node.event(facts.Pod, corev1.EventTypeWarning, "Failed", "Error: %s: %s", start.Container, cause)
	lock, taken, err := records.TryLock(w.dir.ContainerLock(start.Container))
	if err != nil || !taken {
		return err
	}
	defer lock.Close()
	return records.Write(w.dir.Run(start.Container, start.Attempt).Exit(), records.ExitRecord{
		Code: 128, Reason: "StartError", Message: cause.Error(), StartedAt: launch.At, FinishedAt: w.node.Now(),
	})
}

func (w *Worker) setProblem(pod *corev1.Pod, container string, problem *ProblemError) {
	if w.problems[container].Message != problem.Message {
		w.log.Warn("cannot start", "container", container, "reason", problem.Reason, "error", problem.Message)
		w.node.event(pod, corev1.EventTypeWarning, "Failed", "Error: %s", problem.Message)
	}
	w.problems[container] = Problem{Reason: problem.Reason, Message: problem.Message, At: w.node.Now()}
}

// prune keeps this run and the one before (kubectl logs --previous).
func (w *Worker) prune(start StartRun) {
	for _, attempt := range w.dir.ListAttempts(start.Container) {
		if attempt < start.Attempt-1 {
			_ = os.RemoveAll(filepath.Join(w.dir.Container(start.Container), strconv.Itoa(attempt)))
		}
	}
}

// hopeless is how long a shim gets to end after its container was killed.
const hopeless = 5 * time.Second

func (w *Worker) kill(run Run) error {
	err := run.Start.Main.Signal(unix.SIGKILL)
	if run.Stop != nil && w.node.Now().After(run.Stop.KillAt.Add(hopeless)) {
		err = run.Start.Shim.Signal(unix.SIGKILL)
	}
	if errors.Is(err, unix.ESRCH) {
		return nil
	}
	return err
}

func (w *Worker) remove() error {
	for _, running := range w.probers {
		running.stop()
	}
	if err := removeAll(string(w.dir)); err != nil {
		return err
	}
	w.node.Release(w.record.Address)
	w.log.Info("removed")
	return nil
}
