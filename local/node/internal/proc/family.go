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

// Container is how the processes of a container are found when nobody is their parent any more:
// by the mark in their environment, or by the session of the main process. Either alone can be
// lost (a program may overwrite its environment, or begin a new session).
type Container struct {
	ID   string
	Main Identity // zero when it is not known
}

// Members lists the living processes of the container.
func (c Container) Members() []Identity {
	mark := []byte(MarkerVariable + "=" + c.ID)
	var found []Identity
	for _, pid := range pids() {
		stat, err := ReadStat(pid)
		if err != nil || !(c.inSession(stat) || marked(pid, mark)) {
			continue
		}
		identity := Identity{PID: pid, Start: stat.Start, Boot: BootID()}
		if identity.Alive() {
			found = append(found, identity)
		}
	}
	return found
}

func (c Container) inSession(stat Stat) bool {
	return c.Main.PID > 0 && c.Main.Boot == BootID() && stat.Session == c.Main.PID && stat.Start >= c.Main.Start
}

// Kill ends every process of the container and returns when none is left, or false after the
// timeout.
func (c Container) Kill(timeout time.Duration) bool {
	for deadline := time.Now().Add(timeout); ; time.Sleep(5 * time.Millisecond) {
		left := c.Members()
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

func marked(pid int, mark []byte) bool {
	environment, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/environ")
	return err == nil && hasVariable(environment, mark)
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
