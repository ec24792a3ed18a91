// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"k8s.io/klog/v2"

	"cryptopilot.dev/e2e/sim/internal/agents"
	"cryptopilot.dev/e2e/sim/internal/plan"
)

// options of the command line.
type options struct {
	plans    int
	seed     int64
	replay   string
	file     string
	json     bool
	untilBad bool
	patience int
	moves    bool
	bots     int
	pods     int
	clients  int
	seconds  int
	short    bool
	server   string
	rollout  bool
	stage    StageSettings
}

// Summary is the last line.
type Summary struct {
	Plans      int   `json:"plans"`
	Converged  int   `json:"converged"`
	Violations int   `json:"violations"`
	Seed       int64 `json:"seed"`
}

// Main runs a campaign; true when every plan was good.
func Main(ctx context.Context, args []string, out, progress io.Writer) (bool, error) {
	klog.SetLogger(klog.Logger{})
	if len(args) == 0 || !slices.Contains([]string{"run", "scale", "api"}, args[0]) {
		return false, errors.New("the first word is run, scale or api")
	}
	chosen, err := read(args[1:], progress)
	if err != nil {
		return false, err
	}
	switch args[0] {
	case "scale":
		return true, chosen.scale(ctx, out, progress)
	case "api":
		return true, chosen.api(ctx, out, progress)
	}
	plans, err := chosen.list()
	if err != nil {
		return false, err
	}
	stage, err := Raise(ctx, chosen.stage)
	if err != nil {
		return false, err
	}
	defer stage.Fall()
	summary := Summary{Seed: chosen.seed}
	for number, todo := range plans {
		verdict, err := stage.Run(ctx, fmt.Sprintf("p%d", number), todo)
		if err != nil {
			return false, fmt.Errorf("%s: %w", todo, err)
		}
		summary.add(verdict)
		if err := tell(verdict, number, len(plans), chosen, out, progress); err != nil {
			return false, err
		}
		if chosen.untilBad && !verdict.Good() {
			break
		}
	}
	line, err := json.Marshal(summary)
	fmt.Fprintln(out, string(line))
	return summary.Converged == summary.Plans && summary.Violations == 0, err
}

func (s *Summary) add(verdict Verdict) {
	s.Plans++
	if verdict.Converged {
		s.Converged++
	}
	s.Violations += len(verdict.Violations)
}

func read(args []string, complaints io.Writer) (options, error) {
	chosen := options{}
	flags := flag.NewFlagSet("campaign", flag.ContinueOnError)
	flags.SetOutput(complaints)
	flags.IntVar(&chosen.plans, "plans", 200, "how many plans")
	flags.Int64Var(&chosen.seed, "seed", 0, "first seed; 0 = by the clock")
	flags.StringVar(&chosen.replay, "replay", "", "run this plan only")
	flags.StringVar(&chosen.file, "file", "", "run the plans of this file, one a line")
	flags.BoolVar(&chosen.json, "json", false, "one JSON object a plan")
	flags.IntVar(&chosen.patience, "patience", 60, "seconds until a plan that does not settle has failed")
	flags.BoolVar(&chosen.untilBad, "until-bad", false, "stop at the first plan that is not good")
	flags.BoolVar(&chosen.moves, "moves", true, "plans change the placement of bots")
	flags.IntVar(&chosen.bots, "bots", 1000, "scale, api: how many Bots")
	flags.IntVar(&chosen.pods, "pods", 10, "scale: pods of a pool, each with ten bots")
	flags.IntVar(&chosen.clients, "clients", 100, "api: how many event streams")
	flags.IntVar(&chosen.seconds, "seconds", 120, "api: how long calls are counted")
	flags.BoolVar(&chosen.short, "short", false, "api: in a hurry; its times say nothing")
	flags.StringVar(&chosen.server, "api-server", "", "api: command of the API server, a JSON list")
	flags.BoolVar(&chosen.rollout, "rollout", false, "scale: roll a version out and another one back afterwards")
	flags.StringVar(&chosen.stage.Checkout, "checkout", ".", "the checkout with CRDs and manifests")
	flags.StringVar(&chosen.stage.Directory, "directory", "target/campaign", "data and logs")
	flags.IntVar(&chosen.stage.PortBase, "port-base", 25600, "first of 20 ports")
	flags.StringVar(&chosen.stage.PodSubnet, "pod-subnet", "127.90.0.0/16", "addresses of simulated pods")
	binaries := flags.String("binaries", "", "directories with etcd and Kubernetes, with colons")
	if err := flags.Parse(args); err != nil {
		return chosen, err
	}
	chosen.stage.Binaries = strings.Split(*binaries, ":")
	chosen.stage.Operator = flags.Args()
	if len(chosen.stage.Operator) == 0 {
		return chosen, fmt.Errorf("the command of the operator must follow the options")
	}
	if chosen.seed == 0 {
		chosen.seed = time.Now().UnixMilli()
	}
	chosen.stage.Seed, chosen.stage.Timing, chosen.stage.ThroughProxy = chosen.seed, agents.Quick(), true
	chosen.stage.RefusesOlder = chosen.moves
	chosen.stage.Patience = time.Duration(chosen.patience) * time.Second
	var err error
	chosen.stage.Directory, err = filepath.Abs(chosen.stage.Directory)
	if err == nil {
		err = os.MkdirAll(chosen.stage.Directory, 0o700)
	}
	return chosen, err
}

// list of the plans to run.
func (o options) list() ([]plan.Plan, error) {
	lines := []string{}
	if o.replay != "" {
		lines = append(lines, o.replay)
	}
	if o.file != "" {
		data, err := os.ReadFile(o.file)
		if err != nil {
			return nil, err
		}
		for _, line := range strings.Split(string(data), "\n") {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				lines = append(lines, line)
			}
		}
	}
	plans := []plan.Plan{}
	for _, line := range lines {
		read, err := plan.Parse(line)
		if err != nil {
			return nil, err
		}
		plans = append(plans, read)
	}
	if len(plans) > 0 {
		return plans, nil
	}
	seeds := rand.New(rand.NewSource(o.seed))
	for number := range o.plans {
		plans = append(plans, plan.Generate(seeds.Int63n(1_000_000_000), number, plan.Features{Moves: o.moves}))
	}
	return plans, nil
}
