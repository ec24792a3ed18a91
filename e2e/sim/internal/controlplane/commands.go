// SPDX-License-Identifier: Apache-2.0

package controlplane

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// What a campaign needs of the controller-manager. Nobody keeps real nodes, so the pods of nodes
// that do not exist must be left alone.
var controllers = []string{
	"statefulset-controller", "garbage-collector-controller", "namespace-controller",
	"persistentvolumeclaim-protection-controller",
}

func (p *Plane) startEtcd() error {
	program, err := p.Settings.find("etcd")
	if err != nil {
		return err
	}
	client := fmt.Sprintf("http://127.0.0.1:%d", p.Settings.etcdPort())
	peer := fmt.Sprintf("http://127.0.0.1:%d", p.Settings.peerPort())
	p.etcd, err = StartProcess("etcd", p.log("etcd"), []string{
		program, "--data-dir=" + p.path("etcd"), "--unsafe-no-fsync", "--log-level=error",
		"--listen-client-urls=" + client, "--advertise-client-urls=" + client,
		"--listen-peer-urls=" + peer, "--initial-advertise-peer-urls=" + peer,
		"--initial-cluster=default=" + peer, "--quota-backend-bytes=4294967296",
	}, os.Environ())
	return err
}

func (p *Plane) apiWords() ([]string, error) {
	program, err := p.Settings.find("kube-apiserver")
	key := p.path("service-account.key")
	return []string{
		program, fmt.Sprintf("--etcd-servers=http://127.0.0.1:%d", p.Settings.etcdPort()),
		"--bind-address=127.0.0.1", "--advertise-address=192.0.2.1", "--endpoint-reconciler-type=none",
		fmt.Sprintf("--secure-port=%d", p.Settings.apiPort()), "--cert-dir=" + p.path("certs"),
		"--token-auth-file=" + p.path("tokens.csv"), "--authorization-mode=RBAC",
		"--service-account-key-file=" + key, "--service-account-signing-key-file=" + key,
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-cluster-ip-range=10.77.0.0/24", "--disable-admission-plugins=ServiceAccount",
		"--enable-priority-and-fairness=false", "--profiling=false", "--v=0",
	}, err
}

func (p *Plane) startManager() error {
	program, err := p.Settings.find("kube-controller-manager")
	if err != nil {
		return err
	}
	p.manager, err = StartProcess("kube-controller-manager", p.log("kube-controller-manager"), []string{
		program, "--kubeconfig=" + p.path("admin.kubeconfig"), "--leader-elect=false",
		"--controllers=" + strings.Join(controllers, ","), "--bind-address=127.0.0.1",
		fmt.Sprintf("--secure-port=%d", p.Settings.managerPort()), "--cert-dir=" + p.path("manager"),
		"--kube-api-qps=2000", "--kube-api-burst=4000", "--concurrent-statefulset-syncs=20",
		"--use-service-account-credentials=false", "--profiling=false",
	}, os.Environ())
	return err
}

func (p *Plane) path(name string) string { return filepath.Join(p.Settings.Directory, name) }
