// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"

	"cryptopilot.dev/e2e/sim/internal/agents"
	"cryptopilot.dev/e2e/sim/internal/controlplane"
	"cryptopilot.dev/e2e/sim/internal/faultproxy"
	"cryptopilot.dev/e2e/sim/internal/operator"
)

// StageSettings are where things are.
type StageSettings struct {
	Checkout  string
	Binaries  []string
	Directory string
	PortBase  int
	PodSubnet string
	Operator  []string
	Timing    agents.Timing
	Seed      int64
	// RefusesOlder is passed on to the simulated agents.
	RefusesOlder bool
	// Patience is how long a plan may take to settle.
	Patience     time.Duration
	ThroughProxy bool
	// AgentPort of every simulated agent; 0 = one of the ports after PortBase.
	AgentPort int
}

// Stage is one control plane with simulated pods and the real operator, used by many plans.
type Stage struct {
	Settings StageSettings
	Plane    *controlplane.Plane
	Proxy    *faultproxy.Proxy
	Operator *operator.Operator
	World    *agents.World
	Kubelet  *agents.Kubelet
	Client   kubernetes.Interface
	Dynamic  dynamic.Interface

	truth io.Closer
}

// Raise starts everything; the operator leads when it returns.
func Raise(ctx context.Context, settings StageSettings) (*Stage, error) {
	stage := &Stage{Settings: settings}
	err := stage.raise(ctx)
	if err != nil {
		stage.Fall()
		return nil, err
	}
	return stage, nil
}

func (s *Stage) raise(ctx context.Context) error {
	plane := controlplane.Settings{
		Binaries: s.Settings.Binaries, Directory: filepath.Join(s.Settings.Directory, "plane"), PortBase: s.Settings.PortBase,
	}
	var err error
	if s.Plane, err = controlplane.Start(ctx, plane); err != nil {
		return err
	}
	if err := s.Plane.Install(ctx, s.Settings.Checkout); err != nil {
		return err
	}
	config := s.Plane.Config(controlplane.AdminToken)
	if s.Client, err = kubernetes.NewForConfig(config); err != nil {
		return err
	}
	if s.Dynamic, err = dynamic.NewForConfig(config); err != nil {
		return err
	}
	if err := s.simulate(ctx, plane); err != nil {
		return err
	}
	return s.operate(ctx, plane)
}

func (s *Stage) simulate(ctx context.Context, plane controlplane.Settings) error {
	log, err := os.Create(filepath.Join(s.Settings.Directory, "truth.jsonl"))
	if err != nil {
		return err
	}
	s.truth = log
	s.World, err = agents.NewWorld(agents.NewTruth(log), s.Settings.Timing, agents.NewDice(s.Settings.Seed),
		s.Settings.PodSubnet, s.agentPort(plane))
	if err != nil {
		return err
	}
	s.World.RefusesOlder = s.Settings.RefusesOlder
	s.Kubelet = agents.NewKubelet(s.Client, s.World)
	return s.Kubelet.Start(ctx)
}

func (s *Stage) operate(ctx context.Context, plane controlplane.Settings) error {
	url := s.Plane.URL()
	if s.Settings.ThroughProxy {
		s.Proxy = faultproxy.New(url)
		if err := s.Proxy.Listen(plane.ProxyPort()); err != nil {
			return err
		}
		url = fmt.Sprintf("https://127.0.0.1:%d", plane.ProxyPort())
	}
	kubeconfig, err := s.Plane.OperatorKubeconfig(url)
	if err != nil {
		return err
	}
	s.Operator = operator.New(operator.Settings{
		Words: s.Settings.Operator, Kubeconfig: kubeconfig, Port: plane.OperatorPort(), AgentPort: s.agentPort(plane),
		QuickLease: s.Settings.ThroughProxy, Log: filepath.Join(s.Settings.Directory, "operator.log"),
	}, s.Client)
	if s.Proxy != nil {
		s.Proxy.Kill = func() { s.Operator.Kill(context.WithoutCancel(ctx)) }
	}
	if err := s.Operator.Start(ctx); err != nil {
		return err
	}
	return s.Operator.AwaitLeading(ctx)
}

func (s *Stage) agentPort(plane controlplane.Settings) int {
	if s.Settings.AgentPort != 0 {
		return s.Settings.AgentPort
	}
	return plane.AgentPort()
}

// Fall ends everything.
func (s *Stage) Fall() {
	if s.Operator != nil {
		s.Operator.Stop()
	}
	if s.Proxy != nil {
		s.Proxy.Close()
	}
	if s.Plane != nil {
		s.Plane.Stop()
	}
	if s.World != nil {
		_ = s.World.Truth().Flush()
	}
	if s.truth != nil {
		_ = s.truth.Close()
	}
}
