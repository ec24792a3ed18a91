// SPDX-License-Identifier: Apache-2.0

package controlplane

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

// Bearer tokens of the users; they work on this throw-away control plane only.
const (
	AdminToken    = "campaign-admin"
	OperatorToken = "campaign-operator"
	operatorUser  = "crypto-pilot-operator"
	serverToken   = "campaign-api-server"
	serverUser    = "system:serviceaccount:crypto-pilot:crypto-pilot-api"
)

// Plane is a running control plane.
type Plane struct {
	Settings Settings
	etcd     *Process
	api      *Process
	manager  *Process
}

// Start begins with an empty etcd and waits until the API server is ready.
func Start(ctx context.Context, settings Settings) (*Plane, error) {
	plane := &Plane{Settings: settings}
	if err := settings.free(); err != nil {
		return nil, err
	}
	if err := plane.files(); err != nil {
		return nil, err
	}
	err := plane.startEtcd()
	if err == nil {
		err = plane.StartAPI(ctx)
	}
	if err == nil {
		err = plane.startManager()
	}
	if err != nil {
		plane.Stop()
		return nil, err
	}
	return plane, nil
}

// StartAPI starts the API server and waits until it is ready.
func (p *Plane) StartAPI(ctx context.Context) error {
	words, err := p.apiWords()
	if err != nil {
		return err
	}
	if p.api, err = StartProcess("kube-apiserver", p.log("kube-apiserver"), words, os.Environ()); err != nil {
		return err
	}
	return p.awaitReady(ctx)
}

// KillAPI ends the API server without warning.
func (p *Plane) KillAPI() { p.api.Kill() }

// Config is how a client with that token reaches the API server, without limits of its own.
func (p *Plane) Config(token string) *rest.Config {
	return &rest.Config{
		Host:            p.URL(),
		BearerToken:     token,
		QPS:             -1,
		TLSClientConfig: rest.TLSClientConfig{Insecure: true},
	}
}

// URL of the real API server.
func (p *Plane) URL() string { return fmt.Sprintf("https://127.0.0.1:%d", p.Settings.apiPort()) }

// APIPid and EtcdPid are process ids, for measurements.
func (p *Plane) APIPid() int  { return p.api.Pid() }
func (p *Plane) EtcdPid() int { return p.etcd.Pid() }

// Stop ends everything.
func (p *Plane) Stop() {
	for _, process := range []*Process{p.manager, p.api, p.etcd} {
		if process != nil {
			process.Kill()
		}
	}
}

func (p *Plane) awaitReady(ctx context.Context) error {
	client, err := kubernetes.NewForConfig(p.Config(AdminToken))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	for {
		_, err := client.Discovery().RESTClient().Get().AbsPath("/readyz").DoRaw(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("kube-apiserver does not get ready (%s): %w", p.log("kube-apiserver"), err)
		case <-p.api.Ended():
			return errors.New("kube-apiserver ended: see " + p.log("kube-apiserver"))
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (p *Plane) log(name string) string {
	return filepath.Join(p.Settings.Directory, "logs", name+".log")
}
