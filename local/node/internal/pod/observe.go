// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"time"

	"cryptopilot.dev/local/node/internal/records"
)

// launchPatience is how long a launch without a living shim may look as if it were under way.
const launchPatience = 3 * time.Second

// ObserveRuns reads from disk and /proc how the runs of a pod are.
func ObserveRuns(dir records.PodDir, now time.Time) (map[string][]Run, error) {
	runs := map[string][]Run{}
	for _, container := range dir.ListContainers() {
		for _, attempt := range dir.ListAttempts(container) {
			run, found, err := observeRun(dir, container, attempt, now)
			if err != nil {
				return nil, err
			}
			if found {
				runs[container] = append(runs[container], run)
			}
		}
	}
	return runs, nil
}

func observeRun(dir records.PodDir, container string, attempt int, now time.Time) (Run, bool, error) {
	runDir := dir.Run(container, attempt)
	run := Run{Container: container, Attempt: attempt}
	launch, found, err := records.Read[records.LaunchRecord](runDir.Launch())
	if err != nil || !found {
		return Run{}, false, err
	}
	run.Launch = launch
	if stop, found, err := records.Read[records.StopRecord](runDir.Stop()); err != nil {
		return Run{}, false, err
	} else if found {
		run.Stop = &stop
	}
	started, hasStarted, err := records.Read[records.StartRecord](runDir.Started())
	if err != nil {
		return Run{}, false, err
	}
	run.Start = started
	// Asked before the exit record: a shim writes it and then ends.
	shimAlive := hasStarted && started.Shim.Alive()
	if exit, found, err := records.Read[records.ExitRecord](runDir.Exit()); err != nil {
		return Run{}, false, err
	} else if found {
		run.Exit, run.State = &exit, Exited
		return run, true, nil
	}
	switch {
	case shimAlive:
		run.State = Running
	case hasStarted:
		run.State = Lost
	case launching(dir, container, launch, now):
		run.State = Starting
	default:
		run.State = Lost
	}
	return run, true, nil
}

// launching says whether a shim that has not spoken yet may still do so.
func launching(dir records.PodDir, container string, launch records.LaunchRecord, now time.Time) bool {
	if now.Sub(launch.At) < launchPatience && now.Sub(launch.At) >= 0 {
		return true
	}
	lock, taken, err := records.TryLock(dir.ContainerLock(container))
	if err != nil || !taken {
		return true
	}
	lock.Close()
	return false
}

// Settle makes sure that nothing of a lost run is alive, then puts its exit on record.
func Settle(dir records.PodDir, run Run, now time.Time) error {
	if !run.processes().Kill(10 * time.Second) {
		return &SurvivorError{ContainerID: run.Launch.ContainerID}
	}
	started := run.Start.StartedAt
	if started.IsZero() {
		started = run.Launch.At
	}
	return records.Write(dir.Run(run.Container, run.Attempt).Exit(), records.ExitRecord{
		Code: 137, Signal: 9, Reason: "Error", StartedAt: started, FinishedAt: now,
		Message: "the process that kept the container was killed; its processes were ended",
	})
}

// SurvivorError says that processes of a container cannot be killed.
type SurvivorError struct{ ContainerID string }

func (e *SurvivorError) Error() string {
	return "processes of container " + e.ContainerID + " do not end on SIGKILL"
}
