// SPDX-License-Identifier: Apache-2.0

// Package proc looks at processes through /proc: who they are, whose children, how much memory.
package proc

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// Identity names a process for ever: a pid alone is used again by the kernel.
type Identity struct {
	PID   int    `json:"pid"`
	Start uint64 `json:"start"` // clock ticks after boot
	Boot  string `json:"boot"`
}

// Stat is what this package needs of /proc/PID/stat.
type Stat struct {
	PID, Parent, Session int
	State                byte
	Start                uint64
	CPUTicks             uint64 // user + system, without children
	ResidentBytes        uint64 // shared pages included
}

// BootID is the kernel's id of the current boot.
var BootID = sync.OnceValue(func() string {
	data, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(data))
})

// Identify names the process that has this pid now.
func Identify(pid int) (Identity, error) {
	stat, err := ReadStat(pid)
	if err != nil {
		return Identity{}, err
	}
	return Identity{PID: pid, Start: stat.Start, Boot: BootID()}, nil
}

// Alive says whether the process still runs. A zombie does not.
func (i Identity) Alive() bool {
	if i.PID <= 0 || i.Boot != BootID() {
		return false
	}
	stat, err := ReadStat(i.PID)
	return err == nil && stat.Start == i.Start && stat.State != 'Z' && stat.State != 'X'
}

// Signal sends a signal to exactly this process, never to a later one with its pid.
func (i Identity) Signal(signal unix.Signal) error {
	descriptor, err := unix.PidfdOpen(i.PID, 0)
	if err != nil {
		return err
	}
	defer unix.Close(descriptor)
	if !i.Alive() {
		return unix.ESRCH
	}
	return unix.PidfdSendSignal(descriptor, signal, nil, 0)
}

// Wait returns when the process has ended.
func (i Identity) Wait() {
	descriptor, err := unix.PidfdOpen(i.PID, 0)
	if err != nil {
		return
	}
	defer unix.Close(descriptor)
	for i.Alive() {
		polled := []unix.PollFd{{Fd: int32(descriptor), Events: unix.POLLIN}}
		if _, err := unix.Poll(polled, -1); err != nil && err != unix.EINTR {
			return
		}
	}
}

// ReadStat reads /proc/PID/stat.
func ReadStat(pid int) (Stat, error) {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return Stat{}, err
	}
	return parseStat(pid, data)
}

func parseStat(pid int, data []byte) (Stat, error) {
	// The command in parentheses may hold spaces and parentheses itself.
	end := bytes.LastIndexByte(data, ')')
	if end < 0 {
		return Stat{}, fmt.Errorf("stat of process %d: no command", pid)
	}
	fields := strings.Fields(string(data[end+1:]))
	if len(fields) < 22 {
		return Stat{}, fmt.Errorf("stat of process %d: %d fields", pid, len(fields))
	}
	number := func(index int) uint64 {
		value, _ := strconv.ParseUint(fields[index], 10, 64)
		return value
	}
	return Stat{
		PID: pid, State: fields[0][0], Parent: int(number(1)), Session: int(number(3)),
		CPUTicks: number(11) + number(12), Start: number(19),
		ResidentBytes: number(21) * uint64(os.Getpagesize()),
	}, nil
}
