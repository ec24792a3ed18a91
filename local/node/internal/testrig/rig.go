// SPDX-License-Identifier: Apache-2.0

package testrig

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

// Rig is a running control plane.
type Rig struct {
	Directory  string
	Kubeconfig string
	Client     *kubernetes.Clientset
	APIServer  *Process

	binaries map[string]string
	base     int
	kubelet  []string
	others   []*Process
}

// Start begins etcd and the control plane on the ports base+1 … base+5. KubeletFlags tell the
// API server how to talk to kubelets.
func Start(directory string, base int, kubeletFlags []string) (*Rig, error) {
	binaries, err := findBinaries()
	if err != nil {
		return nil, err
	}
	rig := &Rig{Directory: directory, base: base, binaries: binaries, kubelet: kubeletFlags, Kubeconfig: filepath.Join(directory, "kubeconfig")}
	if err := rig.writeFiles(); err != nil {
		return nil, err
	}
	if err := rig.startAll(); err != nil {
		rig.Stop()
		return nil, err
	}
	return rig, nil
}

const token = "rig-admin-token"

func (r *Rig) writeFiles() error {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	files := map[string][]byte{
		"sa.key":     pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}),
		"tokens.csv": []byte(token + ",admin,admin,system:masters\n"),
		"kubeconfig": []byte(fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: rig
clusters: [{name: rig, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
users: [{name: admin, user: {token: %s}}]
contexts: [{name: rig, context: {cluster: rig, user: admin}}]
`, r.base+3, token)),
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(r.Directory, name), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func (r *Rig) startAll() error {
	etcd := fmt.Sprintf("http://127.0.0.1:%d", r.base+1)
	peer := fmt.Sprintf("http://127.0.0.1:%d", r.base+2)
	if err := r.start("etcd", "--data-dir="+filepath.Join(r.Directory, "etcd"), "--unsafe-no-fsync", "--log-level=error",
		"--listen-client-urls="+etcd, "--advertise-client-urls="+etcd, "--listen-peer-urls="+peer,
		"--initial-advertise-peer-urls="+peer, "--initial-cluster=default="+peer); err != nil {
		return err
	}
	if err := r.StartAPIServer(); err != nil {
		return err
	}
	if err := r.start("kube-controller-manager", "--kubeconfig="+r.Kubeconfig, "--controllers=*,-nodelifecycle", "--leader-elect=false",
		"--use-service-account-credentials=false", "--service-account-private-key-file="+filepath.Join(r.Directory, "sa.key"),
		"--root-ca-file="+filepath.Join(r.Directory, "apiserver", "apiserver.crt"),
		fmt.Sprintf("--secure-port=%d", r.base+4), "--bind-address=127.0.0.1", "--cert-dir="+filepath.Join(r.Directory, "kcm")); err != nil {
		return err
	}
	return r.start("kube-scheduler", "--kubeconfig="+r.Kubeconfig, "--leader-elect=false",
		fmt.Sprintf("--secure-port=%d", r.base+5), "--bind-address=127.0.0.1", "--cert-dir="+filepath.Join(r.Directory, "scheduler"))
}

func (r *Rig) start(name string, args ...string) error {
	process, err := StartProcess(r.Directory, name, r.binaries[name], args, os.Environ())
	if err == nil {
		r.others = append(r.others, process)
	}
	return err
}

// StartAPIServer starts kube-apiserver and waits until it is ready.
func (r *Rig) StartAPIServer() error {
	key := filepath.Join(r.Directory, "sa.key")
	args := append([]string{
		fmt.Sprintf("--etcd-servers=http://127.0.0.1:%d", r.base+1), fmt.Sprintf("--secure-port=%d", r.base+3),
		"--bind-address=127.0.0.1", "--cert-dir=" + filepath.Join(r.Directory, "apiserver"), "--authorization-mode=RBAC",
		"--token-auth-file=" + filepath.Join(r.Directory, "tokens.csv"), "--service-account-key-file=" + key,
		"--service-account-signing-key-file=" + key, "--service-account-issuer=https://kubernetes.default.svc",
		"--service-cluster-ip-range=10.97.0.0/24", "--kubelet-preferred-address-types=InternalIP",
	}, r.kubelet...)
	process, err := StartProcess(r.Directory, "kube-apiserver", r.binaries["kube-apiserver"], args, os.Environ())
	if err != nil {
		return err
	}
	r.APIServer = process
	config, err := clientcmd.BuildConfigFromFlags("", r.Kubeconfig)
	if err != nil {
		return err
	}
	config.QPS = -1
	if r.Client, err = kubernetes.NewForConfig(config); err != nil {
		return err
	}
	return r.waitReady()
}

func (r *Rig) waitReady() error {
	for deadline := time.Now().Add(90 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		_, err := r.Client.Discovery().RESTClient().Get().AbsPath("/readyz").DoRaw(ctx)
		cancel()
		if err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("kube-apiserver does not get ready (see %s/kube-apiserver.log): %w", r.Directory, err)
		}
	}
}

// Kubectl runs kubectl against the rig and returns what it printed.
func (r *Rig) Kubectl(ctx context.Context, args ...string) (string, error) {
	command := exec.CommandContext(ctx, r.binaries["kubectl"], append([]string{"--kubeconfig=" + r.Kubeconfig}, args...)...)
	output, err := command.CombinedOutput()
	if err != nil {
		return string(output), fmt.Errorf("kubectl %s: %w: %s", strings.Join(args, " "), err, output)
	}
	return string(output), nil
}

// Stop ends the control plane.
func (r *Rig) Stop() {
	for index := len(r.others) - 1; index >= 0; index-- {
		if index == 0 && r.APIServer != nil {
			r.APIServer.Kill(syscall.SIGKILL)
		}
		r.others[index].Kill(syscall.SIGKILL)
	}
}

// Binary is the path of one of the rig's programs.
func (r *Rig) Binary(name string) string { return r.binaries[name] }
