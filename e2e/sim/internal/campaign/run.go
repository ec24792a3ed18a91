// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"cryptopilot.dev/e2e/sim/internal/observer"
	"cryptopilot.dev/e2e/sim/internal/plan"
)

// Verdict is what came of one plan.
type Verdict struct {
	Plan       string               `json:"plan"`
	Converged  bool                 `json:"converged"`
	Violations []observer.Violation `json:"violations"`
	Seconds    float64              `json:"seconds"`
	Writes     int64                `json:"writes"`
	Kills      int                  `json:"kills"`
	// Why it has not converged, when it has not.
	Why []string `json:"why,omitempty"`
	// Log of the steps and of the operator's writes.
	Log []string `json:"-"`
}

// Good: nothing is wrong with it.
func (v Verdict) Good() bool { return v.Converged && len(v.Violations) == 0 }

// run is one plan under way.
type run struct {
	stage     *Stage
	namespace string
	wishes    *wishes
	observer  *observer.Observer
	backups   map[string]*corev1.Secret
	started   time.Time

	mu  sync.Mutex
	log []string
}

// Run does one plan in a namespace of its own and judges it.
func (s *Stage) Run(ctx context.Context, namespace string, todo plan.Plan) (Verdict, error) {
	wishes := newWishes()
	r := &run{
		stage: s, namespace: namespace, wishes: wishes, backups: map[string]*corev1.Secret{}, started: time.Now(),
		observer: observer.New(namespace, s.World.Truth(), wishes.permits),
	}
	s.Proxy.Faults.Clear()
	s.Proxy.Wrote = func(what string) {
		if strings.Contains(what, "/"+namespace+"/") {
			r.note("write " + what)
		}
	}
	kills, _ := s.Operator.Counts()
	writes := s.Proxy.Faults.Writes()
	if err := r.begin(ctx); err != nil {
		return Verdict{}, err
	}
	why, err := r.steps(ctx, todo)
	if err == nil && len(why) == 0 {
		s.Proxy.Faults.Clear()
		why = r.settle(ctx, r.stage.Settings.Patience)
		if len(why) == 0 {
			why = r.calm(ctx)
		}
	}
	if err == nil {
		why = append(why, r.end(ctx)...)
	}
	after, _ := s.Operator.Counts()
	verdict := Verdict{
		Plan: todo.String(), Converged: len(why) == 0, Violations: r.observer.Violations(), Why: why, Log: r.log,
		Seconds: time.Since(r.started).Seconds(), Writes: s.Proxy.Faults.Writes() - writes, Kills: after - kills,
	}
	return verdict, err
}

func (r *run) begin(ctx context.Context) error {
	_, err := r.stage.Client.CoreV1().Namespaces().Create(ctx,
		&corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: r.namespace}}, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	_, err = r.stage.Dynamic.Resource(strategyResource).Namespace(r.namespace).Create(ctx, strategyObject(0), metav1.CreateOptions{})
	return err
}

func (r *run) steps(ctx context.Context, todo plan.Plan) ([]string, error) {
	for _, step := range todo.Steps {
		r.note("step " + step.String())
		if step.Verb == "settle" {
			if why := r.settle(ctx, r.stage.Settings.Patience); len(why) > 0 {
				return why, nil
			}
			continue
		}
		if err := r.do(ctx, step); err != nil {
			return nil, fmt.Errorf("step %q: %w", step, err)
		}
	}
	return nil, nil
}

func (r *run) note(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.log = append(r.log, fmt.Sprintf("%8.3f %s", time.Since(r.started).Seconds(), what))
}
