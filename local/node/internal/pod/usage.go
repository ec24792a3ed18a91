// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"time"

	"cryptopilot.dev/local/node/internal/proc"
)

// Usage is what the processes of a container use now.
type Usage struct {
	Container string
	StartedAt time.Time
	Memory    proc.Memory
	CPU       time.Duration // user + system of the living processes
	Processes int
}

// clockTick is the kernel's unit of CPU time for user space, the same on every Linux.
const clockTick = 10 * time.Millisecond

// Usage of each running container. The shim around it is not counted.
func (w *Worker) Usage() []Usage {
	runs, err := ObserveRuns(w.dir, w.node.Now())
	if err != nil {
		return nil
	}
	var usages []Usage
	for _, container := range w.dir.ListContainers() {
		last, found := Facts{Runs: runs}.Last(container)
		if !found || last.State != Running {
			continue
		}
		usage := Usage{Container: container, StartedAt: last.Start.StartedAt}
		for _, process := range proc.Descendants(last.Start.Shim.PID) {
			memory, err := proc.ReadMemory(process.PID)
			if err != nil {
				continue
			}
			usage.Processes++
			usage.Memory.PSS += memory.PSS
			usage.Memory.RSS += memory.RSS
			usage.CPU += time.Duration(process.CPUTicks) * clockTick
		}
		usages = append(usages, usage)
	}
	return usages
}
