// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"cryptopilot.dev/e2e/sim/internal/agents"
	"cryptopilot.dev/e2e/sim/internal/apiload"
	"cryptopilot.dev/e2e/sim/internal/apiserver"
)

const (
	// mostPeople: signing up costs two slow password hashes, so more clients are more tabs each.
	mostPeople = 250
	botsOf     = "default"
	middleOf   = 3
	// usualAgentPort is where our API server finds agents: a Bot's status names only the address.
	usualAgentPort = 8900
)

// api measures our API server under the calls of many people; its one line is the figures as JSON.
func (o options) api(ctx context.Context, out, progress io.Writer) error {
	words := []string{}
	if err := json.Unmarshal([]byte(o.server), &words); err != nil || len(words) == 0 {
		return errors.Join(err, errors.New("-api-server takes the command of the API server as a JSON list"))
	}
	settings := o.stage
	settings.ThroughProxy, settings.Timing, settings.AgentPort = false, agents.Real(), usualAgentPort
	stage, err := Raise(ctx, settings)
	if err != nil {
		return err
	}
	defer stage.Fall()
	server, err := stage.serve(ctx, words, o.short)
	if err != nil {
		return err
	}
	defer server.Stop()
	rig := apiload.Rig{
		Server: server, World: stage.World, Progress: func(text string) { fmt.Fprintln(progress, "  "+text) },
	}
	figures, err := apiload.Measure(ctx, rig, o.load())
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(figures)
}

func (o options) load() apiload.Load {
	load := apiload.Load{
		People: min(o.clients, mostPeople), Clients: o.clients, Bots: o.bots, Think: 30 * time.Second,
		Rest: 70 * time.Second, Settle: 15 * time.Second, Warm: 30 * time.Second,
		For: time.Duration(o.seconds) * time.Second, Starts: middleOf, Seed: o.stage.Seed,
	}
	if o.short {
		load.Think, load.Rest, load.Settle = time.Second, 0, 2*time.Second
		load.Warm, load.Starts = time.Second, 1
	}
	return load
}

// serve installs what our API server needs; it is not started yet.
func (s *Stage) serve(ctx context.Context, words []string, unlimited bool) (*apiserver.Server, error) {
	if err := s.Plane.InstallServer(ctx, s.Settings.Checkout); err != nil {
		return nil, err
	}
	spec := fields{
		"className": apiload.Strategy, "version": "1.0.0",
		"source": fields{"inline": "from freqtrade.strategy import IStrategy\n\n\nclass Plain(IStrategy):\n    timeframe = \"1m\"\n"},
	}
	strategies := s.Dynamic.Resource(strategyResource).Namespace(botsOf)
	if _, err := strategies.Create(ctx, object("Strategy", "plain", spec), metav1.CreateOptions{}); err != nil {
		return nil, err
	}
	kubeconfig, err := s.Plane.ServerKubeconfig()
	if err != nil {
		return nil, err
	}
	data := filepath.Join(s.Settings.Directory, "api-server")
	if err := os.RemoveAll(data); err != nil {
		return nil, err
	}
	return apiserver.New(apiserver.Settings{
		Words: words, Kubeconfig: kubeconfig, Data: data, Port: s.Plane.Settings.ServerPort(), Unlimited: unlimited,
		Log: filepath.Join(s.Settings.Directory, "api-server.log"),
	}), nil
}
