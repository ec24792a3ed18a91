// SPDX-License-Identifier: Apache-2.0

package settings

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	node, err := Parse(strings.Fields("--kubeconfig k --state-dir s --images i.json --listen 127.0.0.2:2100 --node-name n"))
	if err != nil || node.HostIP != "127.0.0.2" || node.KubeletPort != 2100 || node.NodeName != "n" || !strings.HasPrefix(node.StateDir, "/") {
		t.Errorf("got %+v, %v", node, err)
	}
}

func TestErrorsNameTheFlag(t *testing.T) {
	whole := "--kubeconfig k --state-dir s --images i.json "
	for args, want := range map[string]string{
		"--state-dir s --images i":        "--kubeconfig is missing",
		"--kubeconfig k --images i":       "--state-dir is missing",
		"--kubeconfig k --state-dir":      "-state-dir",
		"--kubeconfig k --state-dir s":    "--images is missing",
		whole + "--listen nowhere":        "--listen",
		whole + "--listen host:1":         "--listen",
		whole + "--listen 127.0.0.1:0":    "port",
		whole + "--listen 127.0.0.1:http": "port",
		whole + "--unknown":               "unknown",
	} {
		if _, err := Parse(strings.Fields(args)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %q", args, err, want)
		}
	}
}
