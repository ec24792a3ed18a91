// SPDX-License-Identifier: Apache-2.0

package integration

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"cryptopilot.dev/local/node/internal/proc"
	"cryptopilot.dev/local/node/internal/records"
)

// family is a container with a main process, a child, and a grandchild in a session of its own.
const family = `
metadata: {name: %s}
spec:
  volumes: [{name: data, emptyDir: {}}]
  containers:
  - name: main
    image: sh:1
    command: [sh, -c, 'trap "" TERM; echo $$$$ > $0/main; sleep 1001 & echo $! > $0/child; setsid sleep 1002 & echo $! > $0/far; sleep 1003; sleep 1004', /data]
    volumeMounts: [{name: data, mountPath: /data}]
`

func pids(t *testing.T, pod *corev1.Pod) map[string]int {
	t.Helper()
	found := map[string]int{}
	eventually(t, "all processes have written their pids", func() bool {
		for _, name := range []string{"main", "child", "far"} {
			pid, err := strconv.Atoi(podFile(pod, "data/"+name))
			if err != nil {
				return false
			}
			found[name] = pid
		}
		return true
	})
	return found
}

func alive(pid int) bool {
	identity, err := proc.Identify(pid)
	return err == nil && identity.Alive()
}

func shimOf(t *testing.T, pod *corev1.Pod, attempt int) proc.Identity {
	t.Helper()
	path := records.Layout{Root: rig.state}.Pod(string(pod.UID)).Run("main", attempt).Started()
	started, found, err := records.Read[records.StartRecord](path)
	if err != nil || !found {
		t.Fatalf("no start record: %v", err)
	}
	return started.Shim
}

func TestKilledNodeLeavesPodsAloneAndAdoptsThem(t *testing.T) {
	create(t, fmt.Sprintf(family, "adopted"))
	before := waitReady(t, "adopted")
	processes := pids(t, before)
	for _, signal := range []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM} {
		rig.node.Kill(signal)
		for name, pid := range processes {
			if !alive(pid) {
				t.Fatalf("%s died with pilot-node (signal %d)", name, signal)
			}
		}
		if err := rig.startNode(); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the new pilot-node answers for the pod", func() bool {
			output, err := rig.Kubectl(t.Context(), "exec", "adopted", "--", "echo", "hello")
			return err == nil && strings.Contains(output, "hello")
		})
		after := waitReady(t, "adopted")
		if got := pids(t, after); fmt.Sprint(got) != fmt.Sprint(processes) {
			t.Fatalf("pids were %v and are %v", processes, got)
		}
		if after.Status.ContainerStatuses[0].RestartCount != 0 || after.Status.PodIP != before.Status.PodIP {
			t.Fatalf("status after adoption: %+v", after.Status)
		}
		ready, was := readySince(after), readySince(before)
		if !ready.Equal(was) {
			t.Errorf("the pod was not Ready for a while: %s, then %s", was, ready)
		}
	}
	remove(t, "adopted")
	for name, pid := range processes {
		if alive(pid) {
			t.Errorf("%s survived its pod", name)
		}
	}
}

func TestKilledAPIServerLeavesPodsAloneAndCrashesAreMended(t *testing.T) {
	create(t, fmt.Sprintf(family, "headless"))
	pod := waitReady(t, "headless")
	processes := pids(t, pod)
	rig.APIServer.Kill(syscall.SIGKILL)
	if err := syscall.Kill(processes["main"], syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the container runs again without an API server", func() bool {
		main, err := strconv.Atoi(podFile(pod, "data/main"))
		return err == nil && main != processes["main"] && alive(main)
	})
	for name, pid := range processes {
		if alive(pid) {
			t.Errorf("%s of the first run is still alive", name)
		}
	}
	again := pids(t, pod)
	if err := rig.StartAPIServer(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the restart is in the status", func() bool {
		statuses := get(t, "headless").Status.ContainerStatuses
		return len(statuses) == 1 && statuses[0].RestartCount == 1 && statuses[0].State.Running != nil &&
			statuses[0].LastTerminationState.Terminated.ExitCode == 137
	})
	if !alive(again["main"]) {
		t.Error("the return of the API server ended the container")
	}
}

func TestSecretsAreFreshAgainAfterALongOutage(t *testing.T) {
	secrets := rig.Client.CoreV1().Secrets("default")
	secret, err := secrets.Create(t.Context(), &corev1.Secret{
		ObjectMeta: metav1.ObjectMeta{Name: "outage"}, Data: map[string][]byte{"key": []byte("before")},
	}, metav1.CreateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cleanup("delete", "secret", "outage") })
	create(t, `
metadata: {name: outlives}
spec:
  volumes: [{name: v, secret: {secretName: outage}}]
  containers: [{name: main, image: "sh:1", command: [sleep, "1000"], volumeMounts: [{name: v, mountPath: /v}]}]`)
	pod := waitReady(t, "outlives")
	rig.APIServer.Kill(syscall.SIGKILL)
	time.Sleep(8 * time.Second) // long enough for an informer's own back-off to have grown
	if err := rig.StartAPIServer(); err != nil {
		t.Fatal(err)
	}
	secret.Data["key"] = []byte("after")
	before := time.Now()
	if _, err := rig.Client.CoreV1().Secrets("default").Update(t.Context(), secret, metav1.UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the volume has the new content", func() bool { return podFile(pod, "v/key") == "after" })
	t.Logf("from the update to the file after an outage: %s", time.Since(before).Round(time.Millisecond))
}

func TestKilledShimNeverLeavesTwoCopies(t *testing.T) {
	create(t, fmt.Sprintf(family, "orphan"))
	pod := waitReady(t, "orphan")
	processes := pids(t, pod)
	if err := shimOf(t, pod, 0).Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the container runs again", func() bool {
		statuses := get(t, "orphan").Status.ContainerStatuses
		return len(statuses) == 1 && statuses[0].RestartCount == 1 && statuses[0].State.Running != nil
	})
	for name, pid := range processes {
		if alive(pid) {
			t.Errorf("%s of the first run is still alive beside the second", name)
		}
	}
}

func TestStopPodsEndsEverythingAndTheNextStartBringsItBack(t *testing.T) {
	create(t, fmt.Sprintf(family, "paused"))
	pod := waitReady(t, "paused")
	processes := pids(t, pod)
	refused, err := exec.Command(rig.binary, "stop-pods", "--state-dir", rig.state).CombinedOutput()
	if err == nil || !strings.Contains(string(refused), "stop it first") {
		t.Errorf("stop-pods beside a running pilot-node: %v: %s", err, refused)
	}
	rig.node.Kill(syscall.SIGTERM)
	output, err := exec.Command(rig.binary, "stop-pods", "--state-dir", rig.state, "--grace", "1").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	for name, pid := range processes {
		if alive(pid) {
			t.Errorf("%s survived stop-pods", name)
		}
	}
	if err := rig.startNode(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the pod runs again", func() bool {
		main, err := strconv.Atoi(podFile(pod, "data/main"))
		return err == nil && main != processes["main"] && alive(main)
	})
	waitReady(t, "paused")
}
