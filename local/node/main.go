// SPDX-License-Identifier: Apache-2.0

// Command pilot-node is a Kubernetes node that runs pods as processes of this machine, without
// root and without containers: for trying out and for tests. It isolates nothing.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"k8s.io/klog/v2"

	"cryptopilot.dev/local/node/internal/app"
	"cryptopilot.dev/local/node/internal/certificates"
	"cryptopilot.dev/local/node/internal/records"
	"cryptopilot.dev/local/node/internal/settings"
	"cryptopilot.dev/local/node/internal/shim"
	"cryptopilot.dev/local/node/internal/stoppods"
)

// version is what the Node object says; it follows the control plane's.
const version = "v1.36.3-pilot"

const usage = `pilot-node runs the pods of one Kubernetes node as local processes.

  pilot-node --kubeconfig F --state-dir D --images F [--node-name N] [--pod-subnet 127.77.0.0/16] [--listen IP:PORT]
  pilot-node stop-pods --state-dir D [--grace SECONDS]   end every pod's processes, API server or not
  pilot-node certs --state-dir D [--ip 127.0.0.1]        make the certificates that the API server needs
`

func main() {
	command := ""
	if len(os.Args) > 1 {
		command = os.Args[1]
	}
	switch command {
	case "shim":
		os.Exit(shim.Main())
	case "stop-pods":
		os.Exit(report(stopPods(os.Args[2:])))
	case "certs":
		os.Exit(report(makeCertificates(os.Args[2:])))
	case "", "help", "-h", "--help":
		fmt.Print(usage)
	default:
		os.Exit(report(runNode(os.Args[1:])))
	}
}

func report(err error) int {
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return 0
	}
	fmt.Fprintln(os.Stderr, "pilot-node:", err)
	return 1
}

func runNode(args []string) error {
	options, err := settings.Parse(args)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	klog.SetSlogLogger(log)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	return app.Run(ctx, options, version, log)
}

func stopPods(args []string) error {
	flags := flag.NewFlagSet("stop-pods", flag.ContinueOnError)
	stateDir := flags.String("state-dir", "", "state directory of pilot-node")
	grace := flags.Int("grace", -1, "seconds a pod may take at most; -1 = its own termination grace")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *stateDir == "" {
		return errors.New("--state-dir is missing")
	}
	stopped, err := stoppods.Run(*stateDir, time.Duration(*grace)*time.Second)
	fmt.Printf("stopped %d containers\n", stopped)
	return err
}

func makeCertificates(args []string) error {
	flags := flag.NewFlagSet("certs", flag.ContinueOnError)
	stateDir := flags.String("state-dir", "", "state directory of pilot-node")
	ip := flags.String("ip", "127.0.0.1", "address of the kubelet API")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *stateDir == "" {
		return errors.New("--state-dir is missing")
	}
	files, err := certificates.Ensure(records.Layout{Root: *stateDir}.TLS(), *ip)
	if err != nil {
		return err
	}
	fmt.Printf("--kubelet-certificate-authority=%s --kubelet-client-certificate=%s --kubelet-client-key=%s\n",
		files.Authority, files.ClientCert, files.ClientKey)
	return nil
}
