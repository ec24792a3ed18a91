// SPDX-License-Identifier: Apache-2.0

// Package usage says what processes use, as the kernel counts it.
package usage

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

const (
	ticksPerSecond = 100
	kibOfMib       = 1024
)

// CPUSeconds that a process has used; 0 when it is gone.
func CPUSeconds(pid int) float64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	// After the name in brackets: state is field 3, utime and stime are fields 14 and 15.
	fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return (user + system) / ticksPerSecond
}

// MemoryMB is the resident memory of a process now, and the most it ever was, in MiB.
func MemoryMB(pid int) (now, peak float64) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0
	}
	for _, line := range strings.Split(string(data), "\n") {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		value, _ := strconv.ParseFloat(words[1], 64)
		switch words[0] {
		case "VmRSS:":
			now = value / kibOfMib
		case "VmHWM:":
			peak = value / kibOfMib
		}
	}
	return now, peak
}
