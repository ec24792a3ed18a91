// SPDX-License-Identifier: Apache-2.0

package proc

import (
	"bufio"
	"bytes"
	"os"
	"strconv"
	"strings"
)

// Memory is a process's share of the machine's memory, in bytes.
type Memory struct {
	PSS uint64 // proportional set size: shared pages divided by the number of sharers
	RSS uint64
}

// ReadMemory reads /proc/PID/smaps_rollup.
func ReadMemory(pid int) (Memory, error) {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/smaps_rollup")
	if err != nil {
		return Memory{}, err
	}
	return parseRollup(data), nil
}

func parseRollup(data []byte) Memory {
	var memory Memory
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		kilobytes, _ := strconv.ParseUint(fields[1], 10, 64)
		switch fields[0] {
		case "Pss:":
			memory.PSS = kilobytes * 1024
		case "Rss:":
			memory.RSS = kilobytes * 1024
		}
	}
	return memory
}
