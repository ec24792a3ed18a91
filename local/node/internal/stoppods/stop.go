// SPDX-License-Identifier: Apache-2.0

// Package stoppods ends every container of a state directory without an API server.
package stoppods

import (
	"fmt"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"cryptopilot.dev/local/node/internal/pod"
	"cryptopilot.dev/local/node/internal/records"
)

const (
	lockPatience = 3 * time.Second
	pollEvery    = 20 * time.Millisecond
)

// BusyError says that pilot-node runs and would start the pods again.
type BusyError struct{ StateDir string }

func (e *BusyError) Error() string {
	return "pilot-node is running on " + e.StateDir + ": stop it first, it would start the pods again"
}

// Run stops everything in parallel: SIGTERM, patience, SIGKILL. Patience of a pod is its own
// termination grace, at most the limit when that is not negative. The next pilot-node starts
// pods whose objects still exist anew.
func Run(stateDir string, limit time.Duration) (stopped int, err error) {
	layout := records.Layout{Root: stateDir}
	lock, err := takeLock(layout)
	if err != nil {
		return 0, err
	}
	defer lock.Close()
	entries, err := layout.ListPods()
	if err != nil {
		return 0, err
	}
	var (
		pods   sync.WaitGroup
		mutex  sync.Mutex
		result error
	)
	for _, entry := range entries {
		pods.Go(func() {
			count, err := stopPod(entry, limit)
			mutex.Lock()
			defer mutex.Unlock()
			stopped += count
			if err != nil {
				result = fmt.Errorf("pod %s/%s: %w", entry.Record.Namespace, entry.Record.Name, err)
			}
		})
	}
	pods.Wait()
	return stopped, result
}

func takeLock(layout records.Layout) (interface{ Close() error }, error) {
	for deadline := time.Now().Add(lockPatience); ; time.Sleep(pollEvery) {
		lock, taken, err := records.TryLock(layout.Lock())
		if err != nil || taken {
			return lock, err
		}
		if time.Now().After(deadline) {
			return nil, &BusyError{StateDir: layout.Root}
		}
	}
}

// stopPod ends the pod's runs, and with them its sandbox.
func stopPod(entry records.PodEntry, limit time.Duration) (int, error) {
	runs, err := pod.ObserveRuns(entry.Dir, time.Now())
	if err != nil {
		return 0, err
	}
	alive := pod.Facts{Runs: runs}.Alive()
	if len(alive) == 0 {
		return 0, nil
	}
	// First, so that a crash in between never counts these exits as the containers' own.
	entry.Record.Sandbox++
	if err := records.Write(entry.Dir.Record(), entry.Record); err != nil {
		return 0, err
	}
	grace := time.Duration(entry.Record.GraceSeconds) * time.Second
	if limit >= 0 && grace > limit {
		grace = limit
	}
	return len(alive), end(entry.Dir, grace)
}

func end(dir records.PodDir, grace time.Duration) error {
	killAt := time.Now().Add(grace)
	asked := map[string]bool{}
	for {
		now := time.Now()
		runs, err := pod.ObserveRuns(dir, now)
		if err != nil {
			return err
		}
		alive := pod.Facts{Runs: runs}.Alive()
		if len(alive) == 0 {
			return nil
		}
		for _, run := range alive {
			if err := push(dir, run, now, killAt, asked); err != nil {
				return err
			}
		}
		time.Sleep(pollEvery)
	}
}

func push(dir records.PodDir, run pod.Run, now, killAt time.Time, asked map[string]bool) error {
	switch {
	case run.State == pod.Lost:
		return pod.Settle(dir, run, now)
	case run.State == pod.Starting:
		return nil
	case now.After(killAt.Add(5 * time.Second)):
		_ = run.Start.Shim.Signal(unix.SIGKILL)
	case now.After(killAt):
		_ = run.Start.Main.Signal(unix.SIGKILL)
	case !asked[run.Launch.ContainerID]:
		asked[run.Launch.ContainerID] = true
		_ = run.Start.Main.Signal(unix.SIGTERM)
	}
	return nil
}
