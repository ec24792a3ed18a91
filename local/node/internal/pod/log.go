// SPDX-License-Identifier: Apache-2.0

package pod

import "fmt"

// LogSource is the log of one run.
type LogSource struct {
	Path  string
	Ended func() bool
}

// Log of the newest run of a container, or of the one before it.
func (w *Worker) Log(container string, previous bool) (LogSource, error) {
	runs, err := ObserveRuns(w.dir, w.node.Now())
	if err != nil {
		return LogSource{}, err
	}
	some := runs[container]
	if previous && len(some) > 0 {
		some = some[:len(some)-1]
	}
	if len(some) == 0 {
		kind := "is waiting to start"
		if previous {
			kind = "has no previous run"
		}
		return LogSource{}, fmt.Errorf("container %q in pod %q %s", container, w.record.Name, kind)
	}
	run := some[len(some)-1]
	ended := func() bool {
		now, found, err := observeRun(w.dir, container, run.Attempt, w.node.Now())
		return err != nil || !found || now.State == Exited
	}
	return LogSource{Path: w.dir.Run(container, run.Attempt).Log(), Ended: ended}, nil
}
