// SPDX-License-Identifier: Apache-2.0

package shim

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"cryptopilot.dev/local/node/internal/proc"
	"cryptopilot.dev/local/node/internal/records"
)

// reap collects every child until the main process has ended.
func (r *run) reap() unix.WaitStatus {
	for {
		var status unix.WaitStatus
		pid, err := unix.Wait4(-1, &status, 0, nil)
		if err == unix.ECHILD {
			return status
		}
		if err == nil && pid == r.main.PID {
			return status
		}
	}
}

// finish kills what the main process left behind, writes how it ended, and returns its code.
func (r *run) finish(status unix.WaitStatus) int {
	killDescendants()
	drained := make(chan struct{})
	go func() { r.pumps.Wait(); close(drained) }()
	select {
	case <-drained:
	case <-time.After(2 * time.Second):
	}
	exit := exitRecord(status, r.started, time.Now())
	exit.Message = lastWords(r.dir.TerminationMessage())
	if message := r.outOfMemory.Load(); message != nil && status.Signaled() {
		exit.Reason, exit.Message = "OOMKilled", *message
	}
	if r.abandoned() {
		return exit.Code // a record would bring the removed directory back
	}
	if err := records.Write(r.dir.Exit(), exit); err != nil {
		fmt.Fprintln(os.Stderr, "exit record:", err)
	}
	return exit.Code
}

// killDescendants returns when no child is left. Being their subreaper, we are the ancestor of
// everything the container ever started, whatever session it went to.
func killDescendants() {
	for {
		for _, process := range proc.Descendants(os.Getpid()) {
			_ = unix.Kill(process.PID, unix.SIGKILL)
		}
		for {
			pid, err := unix.Wait4(-1, nil, unix.WNOHANG, nil)
			if err == unix.ECHILD {
				return
			}
			if pid <= 0 && err != unix.EINTR {
				break
			}
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func exitRecord(status unix.WaitStatus, started, finished time.Time) records.ExitRecord {
	exit := records.ExitRecord{StartedAt: started, FinishedAt: finished, Reason: "Error"}
	if status.Signaled() {
		exit.Signal = int(status.Signal())
		exit.Code = 128 + exit.Signal
		return exit
	}
	exit.Code = status.ExitStatus()
	if exit.Code == 0 {
		exit.Reason = "Completed"
	}
	return exit
}
