// SPDX-License-Identifier: Apache-2.0

// Command simulated-agents plays kubelets, pool pods and their agents for all pool pods of a
// cluster. For tests only: the bots are made up and trade nothing.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"

	"cryptopilot.dev/e2e/sim/internal/agents"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	kubeconfig := flag.String("kubeconfig", os.Getenv("KUBECONFIG"), "the cluster; its scheduler and kubelets must leave pool pods alone")
	subnet := flag.String("pod-subnet", "127.90.0.0/16", "loopback addresses of the simulated pods")
	port := flag.Int("port", 8900, "port of every agent: the operator's PILOT_AGENT_PORT")
	truth := flag.String("truth", "truth.jsonl", "append-only log of what really happened to each bot")
	seed := flag.Int64("seed", time.Now().UnixNano(), "of how long things take")
	flag.Parse()
	log, err := os.OpenFile(*truth, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		return err
	}
	config.QPS = -1
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	world, err := agents.NewWorld(agents.NewTruth(log), agents.Real(), agents.NewDice(*seed), *subnet, *port)
	if err != nil {
		return err
	}
	world.RefusesOlder = true
	if err := agents.NewKubelet(client, world).Start(ctx); err != nil {
		return err
	}
	fmt.Println("simulated agents are ready")
	<-ctx.Done()
	return world.Truth().Flush()
}
