// SPDX-License-Identifier: Apache-2.0

package integration

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	stats "k8s.io/kubelet/pkg/apis/stats/v1alpha1"

	"cryptopilot.dev/local/node/internal/certificates"
)

func TestLogsFollowUntilTheEnd(t *testing.T) {
	create(t, `
metadata: {name: talker}
spec: {restartPolicy: Never, containers: [{name: main, image: "sh:1", command: [sh, -c, 'for i in 1 2 3 4 5; do echo line $i; echo err $i >&2; sleep 0.3; done']}]}`)
	eventually(t, "it has started", func() bool { return get(t, "talker").Status.Phase != corev1.PodPending })
	follow := exec.CommandContext(t.Context(), kubectlPath(), "--kubeconfig="+rig.Kubeconfig, "logs", "-f", "talker")
	output, err := follow.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := follow.Start(); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for scanner := bufio.NewScanner(output); scanner.Scan(); {
		lines = append(lines, scanner.Text())
	}
	if err := follow.Wait(); err != nil || len(lines) != 10 {
		t.Fatalf("%v: %d lines: %q", err, len(lines), lines)
	}
	if tail := kubectl(t, "logs", "talker", "--tail=1"); tail != "err 5\n" && tail != "line 5\n" {
		t.Errorf("tail is %q", tail)
	}
	if stamped := kubectl(t, "logs", "talker", "--tail=1", "--timestamps"); !strings.Contains(stamped, "T") || !strings.Contains(stamped, "Z ") {
		t.Errorf("no time in %q", stamped)
	}
}

func TestExecReturnsOutputAndExitCode(t *testing.T) {
	create(t, `
metadata: {name: door}
spec: {containers: [{name: main, image: "sh:1", command: [sleep, "1000"], env: [{name: WHO, value: me}]}]}`)
	waitReady(t, "door")
	if output := kubectl(t, "exec", "door", "--", "sh", "-c", "echo $WHO"); output != "me\n" {
		t.Errorf("exec printed %q", output)
	}
	command := exec.CommandContext(t.Context(), kubectlPath(), "--kubeconfig="+rig.Kubeconfig, "exec", "-i", "door", "--", "sh", "-c", "cat; exit 5")
	command.Stdin = strings.NewReader("through\n")
	output, err := command.Output()
	if string(output) != "through\n" || err == nil || command.ProcessState.ExitCode() != 5 {
		t.Errorf("exec -i: %q, %v", output, err)
	}
}

func TestStatisticsCountTheContainersMemory(t *testing.T) {
	create(t, `
metadata: {name: weighed}
spec: {containers: [{name: main, image: "sh:1", command: [sleep, "1000"]}]}`)
	waitReady(t, "weighed")
	answer, err := kubeletAPI(t).Get(fmt.Sprintf("https://127.0.0.1:%d/stats/summary", basePort+6))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var summary stats.Summary
	if err := json.NewDecoder(answer.Body).Decode(&summary); err != nil {
		t.Fatal(err)
	}
	for _, pod := range summary.Pods {
		if pod.PodRef.Name == "weighed" {
			if *pod.Memory.WorkingSetBytes < 50_000 {
				t.Errorf("working set is %d bytes", *pod.Memory.WorkingSetBytes)
			}
			return
		}
	}
	t.Errorf("no pod weighed in %+v", summary)
}

// kubeletAPI calls as the API server does.
func kubeletAPI(t *testing.T) *http.Client {
	t.Helper()
	files := certificates.In(rig.state + "/tls")
	pair, err := tls.LoadX509KeyPair(files.ClientCert, files.ClientKey)
	if err != nil {
		t.Fatal(err)
	}
	authority, err := os.ReadFile(files.Authority)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authority)
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{pair}}}}
}

func TestKubeletAPIRefusesStrangers(t *testing.T) {
	stranger := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	for path, want := range map[string]int{"/healthz": 200, "/pods": 401, "/containerLogs/default/x/main": 401, "/exec/default/x/main": 401} {
		answer, err := stranger.Get(fmt.Sprintf("https://127.0.0.1:%d%s", basePort+6, path))
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("%s answered %d, want %d", path, answer.StatusCode, want)
		}
	}
}

func TestReadinessAndLivenessProbes(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:22690")
	if err != nil {
		t.Fatal(err)
	}
	healthy := make(chan bool, 1)
	healthy <- false
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		good := <-healthy
		healthy <- good
		if !good {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = io.WriteString(w, "not yet")
		}
	})}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { server.Close() })
	create(t, `
metadata: {name: probed}
spec:
  volumes: [{name: data, emptyDir: {}}]
  containers:
  - name: main
    image: sh:1
    command: [sh, -c, 'touch $0; exec sleep 1000', /data/fine]
    volumeMounts: [{name: data, mountPath: /data}]
    readinessProbe: {httpGet: {host: 127.0.0.1, port: 22690, path: /}, periodSeconds: 1}
    livenessProbe: {exec: {command: [test, -e, /data/fine]}, initialDelaySeconds: 1, periodSeconds: 1, failureThreshold: 1}
`)
	eventually(t, "it runs and is not Ready", func() bool {
		pod := get(t, "probed")
		return pod.Status.Phase == corev1.PodRunning && condition(pod, corev1.PodReady) == corev1.ConditionFalse
	})
	<-healthy
	healthy <- true
	waitReady(t, "probed")
	kubectl(t, "exec", "probed", "--", "rm", "/data/fine")
	eventually(t, "it was restarted by liveness", func() bool {
		return get(t, "probed").Status.ContainerStatuses[0].RestartCount == 1
	})
}
