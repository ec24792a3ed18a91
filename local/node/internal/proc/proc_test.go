// SPDX-License-Identifier: Apache-2.0

package proc

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func TestParseStatWithAnAwkwardCommand(t *testing.T) {
	line := "42 (a) b (c)) S 7 42 40 0 -1 4194560 1 2 3 4 11 22 5 6 20 0 1 0 98765 1000 10 18446744073709551615"
	got, err := parseStat(42, []byte(line))
	want := Stat{PID: 42, Parent: 7, Session: 40, State: 'S', Start: 98765, CPUTicks: 33, ResidentBytes: 10 * uint64(os.Getpagesize())}
	if err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, bad := range []string{"", "42 (x", "42 (x) S 1 2"} {
		if _, err := parseStat(42, []byte(bad)); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

func TestParseRollup(t *testing.T) {
	got := parseRollup([]byte("5581 ---p [rollup]\nRss:  2048 kB\nPss:   512 kB\nPss_Anon: 9 kB\n\n"))
	if got != (Memory{PSS: 512 * 1024, RSS: 2048 * 1024}) {
		t.Errorf("got %+v", got)
	}
	if own, err := ReadMemory(os.Getpid()); err != nil || own.PSS == 0 || own.RSS < own.PSS {
		t.Errorf("own memory is %+v, %v", own, err)
	}
}

// begin starts a shell; the test ends with no process of it.
func begin(t *testing.T, script string, env ...string) *exec.Cmd {
	t.Helper()
	command := exec.Command("/bin/sh", "-c", script)
	command.Env = append([]string{"PATH=/usr/bin:/bin"}, env...)
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill(); _ = command.Wait() })
	return command
}

func until(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !condition(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("did not happen: %s", what)
		}
	}
}

func TestIdentityIsOfOneProcessOnly(t *testing.T) {
	command := begin(t, "exec sleep 1000")
	identity, err := Identify(command.Process.Pid)
	if err != nil || !identity.Alive() {
		t.Fatalf("%+v, %v", identity, err)
	}
	later, otherBoot := identity, identity
	later.Start++
	otherBoot.Boot = "another"
	if later.Alive() || otherBoot.Alive() || (Identity{}).Alive() {
		t.Error("another process with the same pid counts as this one")
	}
	if err := later.Signal(unix.SIGKILL); err != unix.ESRCH || !identity.Alive() {
		t.Errorf("a signal to a later process gives %v", err)
	}
	waited := make(chan struct{})
	go func() { identity.Wait(); close(waited) }()
	if err := identity.Signal(unix.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-waited
	if identity.Alive() {
		t.Error("a zombie counts as alive")
	}
	_ = command.Wait()
	identity.Wait() // of a process that is gone returns
	if err := identity.Signal(unix.SIGKILL); err != unix.ESRCH {
		t.Errorf("a signal to nobody gives %v", err)
	}
}

func TestDescendantsAreFoundAcrossSessions(t *testing.T) {
	command := begin(t, "sleep 1000 & setsid sleep 1001 & wait")
	until(t, "two children run", func() bool { return len(Descendants(command.Process.Pid)) == 2 })
	for _, child := range Descendants(command.Process.Pid) {
		_ = unix.Kill(child.PID, unix.SIGKILL)
	}
}

func TestContainerIsFoundByMarkOrSession(t *testing.T) {
	// One process without the mark in the main session, one with the mark in another session.
	command := begin(t, "env -i /bin/sleep 1000 & setsid sleep 1001 & wait", MarkerVariable+"=test/proc/0")
	main, err := Identify(command.Process.Pid)
	if err != nil {
		t.Fatal(err)
	}
	container := Container{ID: "test/proc/0", Main: main}
	until(t, "three processes are found", func() bool { return len(container.Members()) == 3 })
	if alone := (Container{ID: "test/proc/0"}).Members(); len(alone) != 2 {
		t.Errorf("by the mark alone: %v", alone)
	}
	if others := (Container{ID: "test/proc/01"}).Members(); len(others) != 0 {
		t.Errorf("another container has %v", others)
	}
	go func() { _ = command.Wait() }()
	if !container.Kill(10 * time.Second) {
		t.Errorf("survivors: %v", container.Members())
	}
}

func TestBootIDIsThere(t *testing.T) {
	if len(strings.TrimSpace(BootID())) != 36 {
		t.Errorf("boot id is %q", BootID())
	}
}
