// SPDX-License-Identifier: Apache-2.0

package shim

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"cryptopilot.dev/local/node/internal/proc"
	"cryptopilot.dev/local/node/internal/records"
)

// TestMain lets the test program be its own shim, as pilot-node is.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "shim" {
		os.Exit(Main())
	}
	os.Exit(m.Run())
}

func spec(t *testing.T, script string) Spec {
	t.Helper()
	directory := t.TempDir()
	id := "test/" + filepath.Base(filepath.Dir(directory)) + "/0"
	t.Cleanup(func() { proc.Container{ID: id}.Kill(5 * time.Second) })
	return Spec{
		ContainerID: id, RunDir: directory, LockPath: filepath.Join(directory, "lock"), Path: "/bin/sh",
		Args: []string{"sh", "-c", script}, Env: []string{"PATH=/usr/bin:/bin", proc.MarkerVariable + "=" + id},
		WorkDir: directory, LogMaxBytes: 1 << 20, LogKeep: 1,
	}
}

func exitOf(t *testing.T, spec Spec) records.ExitRecord {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		exit, found, err := records.Read[records.ExitRecord](records.RunDir(spec.RunDir).Exit())
		if err != nil {
			t.Fatal(err)
		}
		if found {
			return exit
		}
		if time.Now().After(deadline) {
			t.Fatal("no exit record")
		}
	}
}

func startOf(t *testing.T, spec Spec) records.StartRecord {
	t.Helper()
	started, found, err := records.Read[records.StartRecord](records.RunDir(spec.RunDir).Started())
	if err != nil || !found {
		t.Fatalf("no start record: %v", err)
	}
	return started
}

func TestExitIsOnRecordWithCodeAndLog(t *testing.T) {
	for script, want := range map[string]records.ExitRecord{
		"echo out; echo err >&2; exit 0":      {Code: 0, Reason: "Completed"},
		"echo out; echo err >&2; exit 9":      {Code: 9, Reason: "Error"},
		"echo out; echo err >&2; kill -9 $$":  {Code: 137, Signal: 9, Reason: "Error"},
		"echo out; echo err >&2; kill -15 $$": {Code: 143, Signal: 15, Reason: "Error"},
	} {
		one := spec(t, script)
		if err := Launch(one); err != nil {
			t.Fatal(err)
		}
		exit := exitOf(t, one)
		if exit.Code != want.Code || exit.Signal != want.Signal || exit.Reason != want.Reason || exit.FinishedAt.Before(exit.StartedAt) {
			t.Errorf("%s: %+v", script, exit)
		}
		log, _ := os.ReadFile(filepath.Join(one.RunDir, "log"))
		if !strings.Contains(string(log), " stdout F out\n") || !strings.Contains(string(log), " stderr F err\n") {
			t.Errorf("%s: log is %q", script, log)
		}
	}
}

// hog holds 64 MiB in a child, so that the whole container has to be looked at.
const hog = "dd if=/dev/zero of=/dev/null bs=64M count=1000000 2>/dev/null & wait"

func TestAContainerOverItsMemoryIsEndedWhole(t *testing.T) {
	one := spec(t, hog)
	one.MemoryLimit = 32 << 20
	if err := Launch(one); err != nil {
		t.Fatal(err)
	}
	exit := exitOf(t, one)
	if exit.Code != 137 || exit.Reason != "OOMKilled" || !strings.Contains(exit.Message, "of 32 MiB") {
		t.Errorf("exit is %+v", exit)
	}
	if left := (proc.Container{ID: one.ContainerID}).Members(); len(left) != 0 {
		t.Errorf("survivors: %v", left)
	}
}

func TestMemoryIsCountedOnceAndComparedWithTheLimit(t *testing.T) {
	stat, err := proc.ReadStat(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	me := []proc.Stat{stat}
	if used := memoryOver(me, 1<<40); used != 0 {
		t.Errorf("%d bytes are over a limit of a terabyte", used)
	}
	if used := memoryOver(me, 1); used == 0 || used > stat.ResidentBytes*2 {
		t.Errorf("over a limit of one byte: %d of %d", used, stat.ResidentBytes)
	}
	stat.ResidentBytes = 1 << 40 // as of many processes that share their pages
	if used := memoryOver([]proc.Stat{stat}, 1<<39); used != 0 {
		t.Errorf("shared pages are counted often: %d", used)
	}
}

func TestNothingSurvivesTheMainProcess(t *testing.T) {
	one := spec(t, "sleep 1000 & setsid sh -c 'trap \"\" TERM; echo $$ > far; sleep 1001; sleep 1002' & while ! test -s far; do sleep 0.01; done; exit 3")
	if err := Launch(one); err != nil {
		t.Fatal(err)
	}
	if exit := exitOf(t, one); exit.Code != 3 {
		t.Errorf("exit is %+v", exit)
	}
	// The record is written when everything is over, not before.
	if left := (proc.Container{ID: one.ContainerID}).Members(); len(left) != 0 {
		t.Errorf("survivors: %v", left)
	}
}

func TestTheMainProcessDiesWithItsShim(t *testing.T) {
	one := spec(t, "exec sleep 1000")
	if err := Launch(one); err != nil {
		t.Fatal(err)
	}
	started := startOf(t, one)
	if err := started.Shim.Signal(unix.SIGKILL); err != nil {
		t.Fatal(err)
	}
	started.Main.Wait()
	if started.Main.Alive() {
		t.Error("the main process lives on without a shim")
	}
}

func TestSignalsToTheShimReachTheMainProcess(t *testing.T) {
	one := spec(t, "trap 'exit 5' TERM; touch ready; while :; do sleep 0.01; done")
	if err := Launch(one); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(one.RunDir, "ready")); err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the container did not start")
		}
	}
	if err := startOf(t, one).Shim.Signal(unix.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if exit := exitOf(t, one); exit.Code != 5 {
		t.Errorf("exit is %+v", exit)
	}
}

func TestOneContainerHasOneShim(t *testing.T) {
	one := spec(t, "exec sleep 1000")
	if err := Launch(one); err != nil {
		t.Fatal(err)
	}
	second := one
	second.RunDir = t.TempDir()
	if err := Launch(second); err == nil || !strings.Contains(err.Error(), "still alive") {
		t.Errorf("a second shim: %v", err)
	}
	if _, found, _ := records.Read[records.StartRecord](records.RunDir(second.RunDir).Started()); found {
		t.Error("the second shim has started something")
	}
}

func TestAProgramThatCannotStartSaysWhy(t *testing.T) {
	for _, change := range []func(*Spec){
		func(s *Spec) { s.Path = "/no/such/program" },
		func(s *Spec) { s.WorkDir = "/no/such/directory" },
		func(s *Spec) { s.LockPath = "/proc/no/lock" },
	} {
		one := spec(t, "exit 0")
		change(&one)
		if err := Launch(one); err == nil || !strings.Contains(err.Error(), "/no/such") && !strings.Contains(err.Error(), "/proc/no") {
			t.Errorf("got %v", err)
		}
	}
}

func TestTheEnvironmentIsNeverOnDisk(t *testing.T) {
	one := spec(t, "exec sleep 1000")
	one.Env = append(one.Env, "KEY=very-secret-"+strconv.Itoa(os.Getpid()))
	if err := Launch(one); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(one.RunDir)
	for _, entry := range entries {
		if data, _ := os.ReadFile(filepath.Join(one.RunDir, entry.Name())); strings.Contains(string(data), "very-secret") {
			t.Errorf("%s holds the environment", entry.Name())
		}
	}
}

func TestAContainerWhoseStateWasRemovedEnds(t *testing.T) {
	one := spec(t, "trap 'exit 0' TERM; while :; do sleep 0.01; done")
	one.RunDir = filepath.Join(one.RunDir, "pod", "run")
	if err := os.MkdirAll(one.RunDir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Launch(one); err != nil {
		t.Fatal(err)
	}
	started := startOf(t, one)
	if err := os.RemoveAll(filepath.Dir(one.RunDir)); err != nil {
		t.Fatal(err)
	}
	started.Shim.Wait()
	if started.Main.Alive() {
		t.Error("the container lives on without an owner")
	}
	if _, err := os.Stat(one.RunDir); !os.IsNotExist(err) {
		t.Errorf("the removed directory came back: %v", err)
	}
}
