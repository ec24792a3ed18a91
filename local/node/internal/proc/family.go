// SPDX-License-Identifier: Apache-2.0

package proc

import (
	"bytes"
	"os"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

// MarkerVariable is in the environment of every process of a container.
const MarkerVariable = "PILOT_CONTAINER_ID"

// Descendants lists the living children, grandchildren … of a process.
func Descendants(root int) []Stat {
	children := map[int][]Stat{}
	for _, pid := range pids() {
		if stat, err := ReadStat(pid); err == nil && stat.State != 'Z' && stat.State != 'X' {
			children[stat.Parent] = append(children[stat.Parent], stat)
		}
	}
	var found []Stat
	for queue := []int{root}; len(queue) > 0; queue = queue[1:] {
		for _, child := range children[queue[0]] {
			found = append(found, child)
			queue = append(queue, child.PID)
		}
	}
	return found
}

// Marked lists the living processes that carry the container's id in their environment.
func Marked(containerID string) []Identity {
	want := []byte(MarkerVariable + "=" + containerID)
	var found []Identity
	for _, pid := range pids() {
		environment, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/environ")
		if err != nil || !hasVariable(environment, want) {
			continue
		}
		if identity, err := Identify(pid); err == nil && identity.Alive() {
			found = append(found, identity)
		}
	}
	return found
}

// KillMarked ends every process of the container and returns when none is left, or false after
// the timeout.
func KillMarked(containerID string, timeout time.Duration) bool {
	for deadline := time.Now().Add(timeout); ; time.Sleep(5 * time.Millisecond) {
		left := Marked(containerID)
		if len(left) == 0 {
			return true
		}
		if time.Now().After(deadline) {
			return false
		}
		for _, process := range left {
			_ = process.Signal(unix.SIGKILL)
		}
	}
}

func hasVariable(environment, want []byte) bool {
	for _, variable := range bytes.Split(environment, []byte{0}) {
		if bytes.Equal(variable, want) {
			return true
		}
	}
	return false
}

func pids() []int {
	directory, err := os.Open("/proc")
	if err != nil {
		return nil
	}
	defer directory.Close()
	names, _ := directory.Readdirnames(-1)
	var found []int
	for _, name := range names {
		if pid, err := strconv.Atoi(name); err == nil {
			found = append(found, pid)
		}
	}
	return found
}
