// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"bytes"
	"context"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/execution"
	"cryptopilot.dev/local/node/internal/probe"
)

// probing is the prober of one run.
type probing struct {
	containerID string
	prober      *probe.Prober
	stop        context.CancelFunc
	told        probe.Verdict
}

// probe keeps one prober for each running container, and none for others.
func (w *Worker) probe(ctx context.Context, facts Facts) {
	for name, running := range w.probers {
		last, found := facts.Last(name)
		if !found || last.State != Running || last.Launch.ContainerID != running.containerID {
			running.stop()
			delete(w.probers, name)
		}
	}
	if facts.Pod == nil {
		return
	}
	for _, container := range everyContainer(facts.Pod) {
		last, found := facts.Last(container.Name)
		if found && last.State == Running && w.probers[container.Name] == nil {
			w.startProber(ctx, facts, container, last)
		}
	}
}

func (w *Worker) startProber(ctx context.Context, facts Facts, container *corev1.Container, run Run) {
	probed, stop := context.WithCancel(ctx)
	target := probe.Target{PodIP: w.record.Address, Ports: container.Ports, Exec: w.execForProbe(container.Name)}
	entry := &probing{containerID: run.Launch.ContainerID, stop: stop}
	entry.prober = probe.Start(probed, container, target, verdictBefore(facts.Pod, run), w.Kick)
	entry.told = entry.prober.Verdict()
	w.probers[container.Name] = entry
}

// verdictBefore is what the API object says about this very run: a restarted pilot-node does not
// take readiness away.
func verdictBefore(pod *corev1.Pod, run Run) probe.Verdict {
	for _, status := range append(append([]corev1.ContainerStatus{}, pod.Status.InitContainerStatuses...), pod.Status.ContainerStatuses...) {
		if status.ContainerID == "pilot://"+run.Launch.ContainerID {
			return probe.Verdict{Started: status.Started != nil && *status.Started, Ready: status.Ready}
		}
	}
	return probe.Verdict{}
}

func (w *Worker) readVerdicts(facts *Facts) {
	facts.Verdicts = map[string]probe.Verdict{}
	for name, running := range w.probers {
		verdict := running.prober.Verdict()
		facts.Verdicts[name] = verdict
		if trouble := verdict.Doomed + verdict.Trouble; trouble != "" && trouble != running.told.Doomed+running.told.Trouble {
			w.node.event(facts.Pod, corev1.EventTypeWarning, "Unhealthy", "container %s: %s", name, trouble)
		}
		running.told = verdict
	}
}

func (w *Worker) execForProbe(container string) func(context.Context, []string) (string, error) {
	return func(ctx context.Context, command []string) (string, error) {
		var output bytes.Buffer
		err := w.Exec(ctx, container, command, execution.Streams{Out: &output, Err: &output})
		return output.String(), err
	}
}

func everyContainer(pod *corev1.Pod) []*corev1.Container {
	var containers []*corev1.Container
	for index := range pod.Spec.InitContainers {
		containers = append(containers, &pod.Spec.InitContainers[index])
	}
	for index := range pod.Spec.Containers {
		containers = append(containers, &pod.Spec.Containers[index])
	}
	return containers
}
