// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"context"
	"fmt"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/environment"
	"cryptopilot.dev/local/node/internal/execution"
	"cryptopilot.dev/local/node/internal/records"
	"cryptopilot.dev/local/node/internal/volume"
)

// Reasons of a Problem, as a kubelet names them.
const (
	reasonImage  = "ErrImageNeverPull"
	reasonConfig = "CreateContainerConfigError"
)

// ProblemError is a Problem on its way to the facts.
type ProblemError struct{ Reason, Message string }

func (e *ProblemError) Error() string { return e.Reason + ": " + e.Message }

// resolve collects what the container's process is built from.
func (w *Worker) resolve(pod *corev1.Pod, spec *corev1.Container, containerID string, run records.RunDir) (environment.Container, error) {
	image, found := w.node.Images[spec.Image]
	if !found {
		return environment.Container{}, &ProblemError{reasonImage, fmt.Sprintf(
			"image %q is not in the images file of the local node, which cannot pull images", spec.Image)}
	}
	variables, err := environment.Variables(pod, spec, w.podFacts(), w.node.Sources)
	if err != nil {
		return environment.Container{}, &ProblemError{reasonConfig, err.Error()}
	}
	directories, _, err := w.volumeSet().Sync(pod, w.podFacts())
	if err != nil && len(directories) < len(pod.Spec.Volumes) {
		return environment.Container{}, &ProblemError{reasonConfig, err.Error()}
	}
	lookup := func(name string) (string, bool) { value, found := variables[name]; return value, found }
	mounts, err := volume.Mounts(spec, directories, lookup)
	if err != nil {
		return environment.Container{}, &ProblemError{reasonConfig, err.Error()}
	}
	if spec.TerminationMessagePath != "" {
		mounts = append(mounts, environment.Mount{Container: spec.TerminationMessagePath, Host: run.TerminationMessage()})
	}
	return environment.Container{
		Spec: spec, ContainerID: containerID, PodName: pod.Name, Image: image, Variables: variables, Mounts: mounts,
	}, nil
}

// Process is the command in the environment of a running container; no command = not running.
func (w *Worker) Process(container string, command []string) (environment.Process, error) {
	pod := w.Pod()
	spec := containerSpec(pod, container)
	if spec == nil {
		return environment.Process{}, fmt.Errorf("the pod has no container %q", container)
	}
	runs, err := ObserveRuns(w.dir, w.node.Now())
	if err != nil {
		return environment.Process{}, err
	}
	last, found := Facts{Runs: runs}.Last(container)
	if !found || last.State != Running {
		return environment.Process{}, fmt.Errorf("container %q is not running", container)
	}
	resolved, err := w.resolve(pod, spec, last.Launch.ContainerID, w.dir.Run(container, last.Attempt))
	if err != nil {
		return environment.Process{}, err
	}
	return resolved.Command(command)
}

// Exec runs a command in the environment of a running container.
func (w *Worker) Exec(ctx context.Context, container string, command []string, streams execution.Streams) error {
	process, err := w.Process(container, command)
	if err != nil {
		return err
	}
	return execution.Run(ctx, process, streams)
}

func containerSpec(pod *corev1.Pod, name string) *corev1.Container {
	if pod == nil {
		return nil
	}
	for _, container := range everyContainer(pod) {
		if container.Name == name {
			return container
		}
	}
	return nil
}
