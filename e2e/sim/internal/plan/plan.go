// SPDX-License-Identifier: Apache-2.0

// Package plan holds what a campaign does to a cluster: a line of steps, made from a seed or typed.
package plan

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Plan is a line that can be run again: "seed 7: pool a 2 1 2; bot b1 a paper; at 3 kill-after".
type Plan struct {
	// Seed of everything random while the plan runs, such as how long a pod takes to start.
	Seed  int64
	Steps []Step
}

// Step is one verb with its arguments.
type Step struct {
	Verb string
	Args []string
}

func (s Step) String() string { return strings.Join(append([]string{s.Verb}, s.Args...), " ") }

func (p Plan) String() string {
	words := make([]string, 0, len(p.Steps))
	for _, step := range p.Steps {
		words = append(words, step.String())
	}
	return fmt.Sprintf("seed %d: %s", p.Seed, strings.Join(words, "; "))
}

// Parse reads a plan from its line.
func Parse(line string) (Plan, error) {
	head, rest, found := strings.Cut(strings.TrimSpace(line), ":")
	seed, err := strconv.ParseInt(strings.TrimSpace(strings.TrimPrefix(head, "seed")), 10, 64)
	if !found || err != nil {
		return Plan{}, fmt.Errorf("a plan begins with `seed NUMBER:`, this one with %q", head)
	}
	plan := Plan{Seed: seed}
	for _, text := range strings.Split(rest, ";") {
		words := strings.Fields(text)
		if len(words) == 0 {
			continue
		}
		step := Step{words[0], words[1:]}
		if err := step.check(); err != nil {
			return Plan{}, err
		}
		plan.Steps = append(plan.Steps, step)
	}
	return plan, nil
}

// Number is argument i as a number; Parse has checked that it is one.
func (s Step) Number(i int) int {
	number, err := strconv.Atoi(s.Args[i])
	if err != nil {
		panic(fmt.Sprintf("step %q was not checked", s))
	}
	return number
}

// Millis is argument i as a time.
func (s Step) Millis(i int) time.Duration { return time.Duration(s.Number(i)) * time.Millisecond }
