// SPDX-License-Identifier: Apache-2.0

package shim

import (
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"cryptopilot.dev/local/node/internal/crilog"
	"cryptopilot.dev/local/node/internal/proc"
	"cryptopilot.dev/local/node/internal/records"
)

// Main is the shim process: it runs one container and returns the exit code of the shim.
func Main() int {
	// The kernel's "signal when the parent dies" means the parent's thread: it must not go away.
	runtime.LockOSThread()
	report := os.NewFile(reportDescriptor, "report")
	syscall.CloseOnExec(reportDescriptor)
	var spec Spec
	if err := json.NewDecoder(os.Stdin).Decode(&spec); err != nil {
		return refuse(report, fmt.Errorf("specification: %w", err))
	}
	lock, err := takeLock(spec.LockPath)
	if err != nil {
		return refuse(report, err)
	}
	defer lock.Close()
	if err := unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); err != nil {
		return refuse(report, fmt.Errorf("subreaper: %w", err))
	}
	run := &run{spec: spec, dir: records.RunDir(spec.RunDir)}
	if err := run.start(); err != nil {
		return refuse(report, err)
	}
	_ = json.NewEncoder(report).Encode(Report{})
	report.Close()
	go run.forwardSignals()
	go run.endWhenAbandoned()
	go run.endOverLimit()
	return run.finish(run.reap())
}

func refuse(report *os.File, err error) int {
	_ = json.NewEncoder(report).Encode(Report{Error: err.Error()})
	return 1
}

// takeLock makes sure that no other shim runs this container.
func takeLock(path string) (*os.File, error) {
	for deadline := time.Now().Add(2 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		lock, taken, err := records.TryLock(path)
		if err != nil {
			return nil, fmt.Errorf("container lock: %w", err)
		}
		if taken {
			return lock, nil
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("another run of this container is still alive")
		}
	}
}

type run struct {
	spec    Spec
	dir     records.RunDir
	main    proc.Identity
	started time.Time
	pumps   sync.WaitGroup
	// outOfMemory says how much it used, once it was ended for that.
	outOfMemory atomic.Pointer[string]
}

func (r *run) start() error {
	output, outputEnd, err := os.Pipe()
	if err != nil {
		return err
	}
	errors, errorsEnd, err := os.Pipe()
	if err != nil {
		return err
	}
	nothing, err := os.Open(os.DevNull)
	if err != nil {
		return err
	}
	defer nothing.Close()
	defer outputEnd.Close()
	defer errorsEnd.Close()
	// Else a missing directory reads as if the program were missing.
	if _, err := os.Stat(r.spec.WorkDir); err != nil {
		return fmt.Errorf("working directory: %w", err)
	}
	process, err := os.StartProcess(r.spec.Path, r.spec.Args, &os.ProcAttr{
		Dir: r.spec.WorkDir, Env: r.spec.Env, Files: []*os.File{nothing, outputEnd, errorsEnd},
		Sys: &syscall.SysProcAttr{Setsid: true, Pdeathsig: syscall.SIGKILL},
	})
	if err != nil {
		return err
	}
	r.started = time.Now()
	log := &crilog.Writer{Path: r.dir.Log(), MaxBytes: r.spec.LogMaxBytes, Keep: r.spec.LogKeep, Now: time.Now}
	r.pumps.Go(func() { log.Pump("stdout", output) })
	r.pumps.Go(func() { log.Pump("stderr", errors) })
	if r.main, err = proc.Identify(process.Pid); err == nil {
		err = r.record()
	}
	if err != nil {
		// Without a record nobody could ever adopt or stop it.
		_ = process.Kill()
	}
	return err
}

func (r *run) record() error {
	self, err := proc.Identify(os.Getpid())
	if err != nil {
		return err
	}
	return records.Write(r.dir.Started(), records.StartRecord{Shim: self, Main: r.main, StartedAt: r.started})
}

// forwardSignals hands what is meant for the container to its main process.
func (r *run) forwardSignals() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT)
	for received := range signals {
		if number, ok := received.(syscall.Signal); ok && number != syscall.SIGHUP {
			_ = r.main.Signal(number)
		}
	}
}
