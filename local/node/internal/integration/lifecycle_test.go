// SPDX-License-Identifier: Apache-2.0

package integration

import (
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
)

func TestPodRunsWithItsOwnAddressAndRewrittenPaths(t *testing.T) {
	create(t, `
metadata: {name: alive, labels: {app: alive}, annotations: {note: hello}}
spec:
  volumes: [{name: data, emptyDir: {}}]
  initContainers:
  - {name: prepare, image: "sh:1", command: [sh, -c, 'echo prepared > "$0"', /data/prepared], volumeMounts: [{name: data, mountPath: /data}]}
  containers:
  - name: main
    image: sh:1
    command: [sh, -c, 'cat $DIR/prepared; env | sort; echo ARG $0; exec sleep 1000', /data/sub]
    workingDir: /data
    env:
    - {name: DIR, value: /data}
    - {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
    - {name: ME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
    - {name: APP, valueFrom: {fieldRef: {fieldPath: "metadata.labels['app']"}}}
    - {name: BOTH, value: $(ME)-$(APP)}
    volumeMounts: [{name: data, mountPath: /data}]
`)
	pod := waitReady(t, "alive")
	if !strings.HasPrefix(pod.Status.PodIP, "127.226.") || pod.Status.Phase != corev1.PodRunning {
		t.Fatalf("status is %+v", pod.Status)
	}
	var log string
	eventually(t, "the container has written", func() bool {
		log = kubectl(t, "logs", "alive")
		return strings.Contains(log, "ARG")
	})
	for _, want := range []string{
		"prepared\n", "IP=" + pod.Status.PodIP, "BOTH=alive-alive", "FROM_IMAGE=/data/stays",
		"PWD=" + rig.state, "DIR=" + rig.state, "ARG " + rig.state,
	} {
		if !strings.Contains(log, want) {
			t.Errorf("no %q in the log:\n%s", want, log)
		}
	}
	if strings.Contains(log, "KUBECONFIG") {
		t.Error("the node's own environment leaks into the container")
	}
}

func TestExitCodesAndPhases(t *testing.T) {
	cases := map[string]struct {
		command string
		code    int32
		phase   corev1.PodPhase
	}{
		"zero":   {"exit 0", 0, corev1.PodSucceeded},
		"three":  {"exit 3", 3, corev1.PodFailed},
		"killed": {"kill -9 $$$$", 137, corev1.PodFailed},
		"termed": {"kill -15 $$$$", 143, corev1.PodFailed},
	}
	for name, want := range cases {
		t.Run(name, func(t *testing.T) {
			create(t, `
metadata: {name: exit-`+name+`}
spec: {restartPolicy: Never, containers: [{name: main, image: "sh:1", command: [sh, -c, '`+want.command+`']}]}`)
			eventually(t, "it has ended", func() bool { return get(t, "exit-"+name).Status.Phase == want.phase })
			ended := get(t, "exit-"+name).Status.ContainerStatuses[0].State.Terminated
			if ended == nil || ended.ExitCode != want.code {
				t.Fatalf("ended as %+v, want code %d", ended, want.code)
			}
		})
	}
}

func TestLastWordsBecomeTheTerminationMessage(t *testing.T) {
	create(t, `
metadata: {name: last-words}
spec: {restartPolicy: Never, containers: [
  {name: usual, image: "sh:1", command: [sh, -c, 'echo "refused: line 7" > "$0"; exit 1', /dev/termination-log]},
  {name: named, image: "sh:1", terminationMessagePath: /tmp/words, command: [sh, -c, 'printf bye > "$0"', /tmp/words]},
  {name: silent, image: "sh:1", command: ["true"]}]}`)
	eventually(t, "it has failed", func() bool { return get(t, "last-words").Status.Phase == corev1.PodFailed })
	got := map[string]string{}
	for _, status := range get(t, "last-words").Status.ContainerStatuses {
		got[status.Name] = status.State.Terminated.Message
	}
	if got["usual"] != "refused: line 7\n" || got["named"] != "bye" || got["silent"] != "" {
		t.Errorf("termination messages are %q", got)
	}
}

func TestFirstRestartIsImmediateTheSecondWaits(t *testing.T) {
	create(t, `
metadata: {name: crash}
spec: {containers: [{name: main, image: "sh:1", command: [sh, -c, 'echo run; exit 7']}]}`)
	eventually(t, "it is in back-off", func() bool {
		status := get(t, "crash").Status
		return len(status.ContainerStatuses) == 1 && status.ContainerStatuses[0].State.Waiting != nil &&
			status.ContainerStatuses[0].State.Waiting.Reason == "CrashLoopBackOff"
	})
	pod := get(t, "crash")
	status := pod.Status.ContainerStatuses[0]
	if status.RestartCount != 1 || status.LastTerminationState.Terminated.ExitCode != 7 || pod.Status.Phase != corev1.PodRunning {
		t.Fatalf("status is %+v", pod.Status)
	}
	if log := kubectl(t, "logs", "crash", "-p"); log != "run\n" {
		t.Errorf("previous log is %q", log)
	}
}

func TestUnknownImageAndMissingProgramSaySo(t *testing.T) {
	create(t, `
metadata: {name: no-image}
spec: {containers: [{name: main, image: "nobody/knows:1", command: [sh]}]}`)
	create(t, `
metadata: {name: no-program}
spec: {restartPolicy: Never, containers: [{name: main, image: "sh:1", command: [no-such-program]}]}`)
	eventually(t, "the image is refused", func() bool {
		statuses := get(t, "no-image").Status.ContainerStatuses
		return len(statuses) == 1 && statuses[0].State.Waiting != nil && statuses[0].State.Waiting.Reason == "ErrImageNeverPull"
	})
	eventually(t, "the start fails", func() bool { return get(t, "no-program").Status.Phase == corev1.PodFailed })
	ended := get(t, "no-program").Status.ContainerStatuses[0].State.Terminated
	if ended.Reason != "StartError" || !strings.Contains(ended.Message, "no-such-program") {
		t.Errorf("ended as %+v", ended)
	}
}
