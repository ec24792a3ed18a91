// SPDX-License-Identifier: Apache-2.0

package shim

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"cryptopilot.dev/local/node/internal/proc"
)

// memoryCheck is how often a shim looks what its container uses. The kernel of a real node ends
// a container at the page too many; what grows and shrinks between two looks is missed here.
const memoryCheck = time.Second

// endOverLimit ends the whole container once it uses more memory than it may, as a kubelet has
// the kernel do for the container's cgroup.
func (r *run) endOverLimit() {
	for r.spec.MemoryLimit > 0 {
		time.Sleep(memoryCheck)
		used := memoryOver(proc.Descendants(os.Getpid()), r.spec.MemoryLimit)
		if used == 0 {
			continue
		}
		message := fmt.Sprintf("the container used %d MiB of %d MiB", used>>20, r.spec.MemoryLimit>>20)
		r.outOfMemory.Store(&message)
		_ = r.main.Signal(unix.SIGKILL)
		return
	}
}

// memoryOver is what the processes use in bytes if that is more than the limit, else 0. Shared
// pages count once, as in a cgroup; the sum that counts them often is asked first, because the
// exact figure makes the kernel walk through all pages.
func memoryOver(processes []proc.Stat, limit uint64) uint64 {
	var resident uint64
	for _, process := range processes {
		resident += process.ResidentBytes
	}
	if resident <= limit {
		return 0
	}
	var used uint64
	for _, process := range processes {
		if memory, err := proc.ReadMemory(process.PID); err == nil {
			used += memory.PSS
		}
	}
	if used <= limit {
		return 0
	}
	return used
}
