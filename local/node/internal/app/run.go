// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	stdlog "log"
	"log/slog"
	"net"
	"net/http"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	typedcore "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/record"

	"cryptopilot.dev/local/node/internal/address"
	"cryptopilot.dev/local/node/internal/certificates"
	"cryptopilot.dev/local/node/internal/cluster"
	"cryptopilot.dev/local/node/internal/environment"
	"cryptopilot.dev/local/node/internal/kubelet"
	"cryptopilot.dev/local/node/internal/nodeobject"
	"cryptopilot.dev/local/node/internal/pod"
	"cryptopilot.dev/local/node/internal/provisioner"
	"cryptopilot.dev/local/node/internal/records"
	"cryptopilot.dev/local/node/internal/settings"
)

const (
	logMaxBytes = 10 << 20
	logKeep     = 4
	// reconnectPause is how often somebody looks whether the API server is back.
	reconnectPause = 200 * time.Millisecond
)

// Run is pilot-node. It returns when the context ends; pods live on.
func Run(ctx context.Context, options settings.Node, version string, log *slog.Logger) error {
	layout := records.Layout{Root: options.StateDir}
	lock, taken, err := records.TryLock(layout.Lock())
	if err != nil {
		return err
	}
	if !taken {
		return fmt.Errorf("another pilot-node works on %s", options.StateDir)
	}
	defer lock.Close()
	images, err := environment.ReadImages(options.Images)
	if err != nil {
		return err
	}
	listener, err := listen(layout, options)
	if err != nil {
		return err
	}
	defer listener.Close()
	connected, err := connect(options.Kubeconfig)
	if err != nil {
		return err
	}
	client := connected.calls
	registry, err := newRegistry(ctx, layout, options, client, images, log)
	if err != nil {
		return err
	}
	go serve(ctx, listener, &kubelet.Server{Pods: registry, NodeName: options.NodeName, Now: time.Now}, log)
	cluster.AwaitAccess(ctx, client, reconnectPause, log)
	if err := registry.follow(ctx, connected.informers, options.NodeName); err != nil {
		if ctx.Err() != nil {
			return nil // asked to end while still waiting for the API server
		}
		return err
	}
	go provisioner.Run(ctx, connected.informers, layout.Volumes(), log)
	nodeobject.Run(ctx, client, nodeobject.Identity{
		Name: options.NodeName, HostIP: options.HostIP, KubeletPort: options.KubeletPort, Version: version,
		MaxPods: options.MaxPods, MemoryBytes: machineMemory(),
	}, log)
	registry.running.Wait()
	return nil
}

func listen(layout records.Layout, options settings.Node) (net.Listener, error) {
	files, err := certificates.Ensure(layout.TLS(), options.HostIP)
	if err != nil {
		return nil, fmt.Errorf("certificates: %w", err)
	}
	config, err := files.ServerConfig()
	if err != nil {
		return nil, fmt.Errorf("certificates: %w", err)
	}
	plain, err := net.Listen("tcp", options.Listen)
	if err != nil {
		return nil, fmt.Errorf("--listen: %w", err)
	}
	return tls.NewListener(plain, config), nil
}

func configuration(kubeconfig string) (*rest.Config, error) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, fmt.Errorf("--kubeconfig: %w", err)
	}
	config.QPS = -1 // the API server has its own fairness; a throttled status is a late one
	config.UserAgent = "pilot-node"
	config.ContentType = "application/vnd.kubernetes.protobuf"
	config.AcceptContentTypes = "application/vnd.kubernetes.protobuf,application/json"
	return config, nil
}

// clients are one for calls, which fail at once, and one for informers, which wait.
type clients struct{ calls, informers kubernetes.Interface }

func connect(kubeconfig string) (clients, error) {
	config, err := configuration(kubeconfig)
	if err != nil {
		return clients{}, err
	}
	calls, err := kubernetes.NewForConfig(config)
	if err != nil {
		return clients{}, err
	}
	patient := rest.CopyConfig(config)
	patient.Wrap(func(next http.RoundTripper) http.RoundTripper {
		return &cluster.Patient{Next: next, Pause: reconnectPause}
	})
	informers, err := kubernetes.NewForConfig(patient)
	return clients{calls: calls, informers: informers}, err
}

func newRegistry(ctx context.Context, layout records.Layout, options settings.Node, client kubernetes.Interface,
	images environment.Images, log *slog.Logger) (*Registry, error) {
	entries, err := layout.ListPods()
	if err != nil {
		return nil, err
	}
	var used []string
	for _, entry := range entries {
		used = append(used, entry.Record.Address)
	}
	addresses, err := address.Open(options.StateDir, options.PodSubnet, used)
	if err != nil {
		return nil, err
	}
	events := record.NewBroadcaster(record.WithContext(ctx))
	events.StartRecordingToSink(&typedcore.EventSinkImpl{Interface: client.CoreV1().Events("")})
	registry := &Registry{ctx: ctx, addresses: addresses, log: log, workers: map[string]*pod.Worker{}, waiting: map[string]*corev1.Pod{}}
	registry.node = &pod.Node{
		Layout: layout, Client: client, Images: images, HostIP: options.HostIP,
		Events:      events.NewRecorder(scheme.Scheme, corev1.EventSource{Component: "pilot-node", Host: options.NodeName}),
		LogMaxBytes: logMaxBytes, LogKeep: logKeep, Now: time.Now, Log: log,
		Predecessor: registry.Predecessor, Release: addresses.Release,
	}
	return registry, nil
}

func serve(ctx context.Context, listener net.Listener, server *kubelet.Server, log *slog.Logger) {
	// Broken handshakes of strangers are no news.
	web := &http.Server{Handler: server.Handler(), ReadHeaderTimeout: 10 * time.Second, ErrorLog: stdlog.New(io.Discard, "", 0)}
	go func() {
		<-ctx.Done()
		web.Close()
	}()
	if err := web.Serve(listener); err != nil && !errors.Is(err, http.ErrServerClosed) {
		log.Error("kubelet API ended", "error", err)
	}
}
