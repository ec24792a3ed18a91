// SPDX-License-Identifier: Apache-2.0

package plan

import (
	"strings"
	"testing"
)

func TestAGeneratedPlanIsItsLine(t *testing.T) {
	for seed := range int64(300) {
		made := Generate(seed, int(seed), Features{Moves: seed%2 == 0})
		read, err := Parse(made.String())
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if read.String() != made.String() {
			t.Fatalf("seed %d: %s\nread as %s", seed, made, read)
		}
	}
}

func TestOneSeedIsOnePlan(t *testing.T) {
	if Generate(7, 3, Features{}).String() != Generate(7, 3, Features{}).String() {
		t.Fatal("the same seed made two plans")
	}
	if Generate(7, 3, Features{}).String() == Generate(8, 3, Features{}).String() {
		t.Fatal("two seeds made one plan")
	}
}

func TestKillPointsWalkOverAllWrites(t *testing.T) {
	seen := map[string]bool{}
	for number := range 2 * killPoints {
		for _, step := range Generate(1, number, Features{}).Steps {
			if step.Verb == "at" && strings.HasPrefix(step.Args[1], "kill") {
				seen[step.String()] = true
			}
		}
	}
	if len(seen) != 2*killPoints {
		t.Fatalf("%d kill points of %d: %v", len(seen), 2*killPoints, seen)
	}
}

func TestWrongPlansSayWhatIsWrong(t *testing.T) {
	for line, want := range map[string]string{
		"pool a 2 1 2":            "seed NUMBER",
		"seed 1: fly":             `no step "fly"`,
		"seed 1: pool a":          "pool name slots:n",
		"seed 1: wait soon":       "must be a number",
		"seed 1: at 3 explode":    "kill-before|kill-after",
		"seed 1: state b1 Asleep": "Running|Paused|Stopped",
	} {
		_, err := Parse(line)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", line, err, want)
		}
	}
}
