// SPDX-License-Identifier: Apache-2.0

package pod

import (
	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/environment"
	"cryptopilot.dev/local/node/internal/volume"
)

// syncVolumes makes and refreshes the pod's volumes. Once a container has run, a Secret that
// vanishes leaves its last content in place, as with a kubelet.
func (w *Worker) syncVolumes(facts *Facts) {
	directories, changed, err := w.volumeSet().Sync(facts.Pod, w.podFacts())
	facts.VolumesReady = err == nil || begun(facts.Runs)
	w.directories = directories
	if changed > 0 {
		w.log.Info("volumes refreshed", "count", changed)
	}
	if err == nil {
		w.volumesTrouble = ""
		return
	}
	facts.VolumesTrouble = err.Error()
	if facts.VolumesTrouble != w.volumesTrouble {
		w.volumesTrouble = facts.VolumesTrouble
		w.log.Warn("volumes are not in place", "error", err)
		w.node.event(facts.Pod, corev1.EventTypeWarning, "FailedMount", "%s", err.Error())
	}
}

func begun(runs map[string][]Run) bool {
	for _, some := range runs {
		if len(some) > 0 {
			return true
		}
	}
	return false
}

func (w *Worker) volumeSet() volume.Set { return volume.Set{Dir: w.dir, Sources: w.node.Sources} }

func (w *Worker) podFacts() environment.PodFacts {
	return environment.PodFacts{PodIP: w.record.Address, HostIP: w.node.HostIP}
}
