// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"

	"cryptopilot.dev/local/node/internal/probe"
	"cryptopilot.dev/local/node/internal/records"
)

// now of every golden case.
var now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// scene is what an in-*.yaml file holds. Times are seconds before now.
type scene struct {
	Pod      *corev1.Pod              `json:"pod"`
	Gone     bool                     `json:"gone"`
	Sandbox  int                      `json:"sandbox"`
	Runs     map[string][]sceneRun    `json:"runs"`
	Verdicts map[string]probe.Verdict `json:"verdicts"`
	Problems map[string]Problem       `json:"problems"`
	Volumes  string                   `json:"volumes"`
	Blocked  bool                     `json:"blocked"`
}

type sceneRun struct {
	Attempt int        `json:"attempt"`
	State   string     `json:"state"`
	Sandbox int        `json:"sandbox"`
	Backoff int        `json:"backoff"`
	Started float64    `json:"started"`
	Stop    *sceneStop `json:"stop"`
	Exit    *sceneExit `json:"exit"`
}

type sceneStop struct {
	Ago    float64 `json:"ago"`
	Grace  float64 `json:"grace"`
	InHand bool    `json:"inHand"`
}

type sceneExit struct {
	Ago  float64 `json:"ago"`
	Code int     `json:"code"`
}

func ago(seconds float64) time.Time { return now.Add(-time.Duration(seconds * float64(time.Second))) }

func (s scene) facts() Facts {
	facts := Facts{
		Now: now, Pod: s.Pod, Gone: s.Gone, HostIP: "127.0.0.1", Runs: map[string][]Run{}, Verdicts: s.Verdicts, Problems: s.Problems,
		Record:       records.PodRecord{UID: "u", Namespace: "default", Name: "p", Address: "127.77.0.1", Sandbox: s.Sandbox},
		VolumesReady: s.Volumes == "", VolumesTrouble: s.Volumes, Blocked: s.Blocked,
	}
	for name, runs := range s.Runs {
		for _, run := range runs {
			facts.Runs[name] = append(facts.Runs[name], run.run(name))
		}
	}
	return facts
}

func (s sceneRun) run(name string) Run {
	run := Run{
		Container: name, Attempt: s.Attempt,
		State:  map[string]RunState{"starting": Starting, "running": Running, "lost": Lost, "exited": Exited}[s.State],
		Launch: records.LaunchRecord{ContainerID: "u/" + name, Sandbox: s.Sandbox, Backoff: s.Backoff, ImageID: "image-id", At: ago(s.Started)},
		Start:  records.StartRecord{StartedAt: ago(s.Started)},
	}
	if s.Stop != nil {
		run.Stop = &records.StopRecord{At: ago(s.Stop.Ago), KillAt: ago(s.Stop.Ago - s.Stop.Grace)}
		run.StopInHand = s.Stop.InHand
	}
	if s.Exit != nil {
		run.State = Exited
		run.Exit = &records.ExitRecord{Code: s.Exit.Code, Reason: "Error", StartedAt: ago(s.Started), FinishedAt: ago(s.Exit.Ago)}
	}
	return run
}

// outcome is what an out-*.yaml file holds.
type outcome struct {
	Actions []string          `json:"actions"`
	Wake    string            `json:"wake"`
	Status  *corev1.PodStatus `json:"status,omitempty"`
}

func result(facts Facts) outcome {
	plan := MakePlan(facts)
	got := outcome{Actions: []string{}, Wake: plan.Wake.Sub(now).String()}
	for _, action := range plan.Actions {
		got.Actions = append(got.Actions, describe(action))
	}
	sort.Strings(got.Actions)
	if facts.Pod != nil && !facts.Gone {
		status := MakeStatus(facts)
		got.Status = &status
	}
	return got
}

func describe(action Action) string {
	detail := map[string]any{}
	kind := ""
	switch act := action.(type) {
	case StartRun:
		kind, detail["container"], detail["attempt"], detail["backoff"] = "StartRun", act.Container, act.Attempt, act.Backoff
	case StopRun:
		kind, detail["container"], detail["killIn"], detail["reason"] = "StopRun", act.Run.Container, act.KillAt.Sub(now).String(), act.Reason
	case KillRun:
		kind, detail["container"] = "KillRun", act.Run.Container
	case SettleRun:
		kind, detail["container"] = "SettleRun", act.Run.Container
	case Finish:
		kind = "Finish"
	case Remove:
		kind = "Remove"
	}
	text, _ := json.Marshal(detail)
	return kind + " " + string(text)
}

// TestGolden plans every testdata/in-*.yaml. UPDATE_GOLDEN=1 writes the out-*.yaml files anew:
// read them before you commit them.
func TestGolden(t *testing.T) {
	inputs, err := filepath.Glob("testdata/in-*.yaml")
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no golden cases: %v", err)
	}
	for _, input := range inputs {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(input), "in-"), ".yaml")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(input)
			if err != nil {
				t.Fatal(err)
			}
			var one scene
			if err := yaml.UnmarshalStrict(text, &one); err != nil {
				t.Fatal(err)
			}
			got, err := yaml.Marshal(result(one.facts()))
			if err != nil {
				t.Fatal(err)
			}
			output := filepath.Join("testdata", "out-"+name+".yaml")
			if os.Getenv("UPDATE_GOLDEN") != "" {
				if err := os.WriteFile(output, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(output)
			if err != nil || string(want) != string(got) {
				t.Errorf("%s differs (%v); got:\n%s", output, err, got)
			}
		})
	}
}
