// SPDX-License-Identifier: Apache-2.0

// Package operator keeps the real operator running as a process that can be killed at any moment.
package operator

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"

	"cryptopilot.dev/e2e/sim/internal/controlplane"
)

const (
	leaseNamespace = "crypto-pilot"
	leaseName      = "crypto-pilot-operator"
)

// Settings say how the operator is started.
type Settings struct {
	// Words are the command: java, its flags, the jar.
	Words      []string
	Kubeconfig string
	Log        string
	Port       int
	AgentPort  int
	// QuickLease: a new process takes a free lease at once, at the cost of more requests.
	QuickLease bool
}

// Operator is the operator, kept alive as a Deployment would.
type Operator struct {
	settings Settings
	admin    kubernetes.Interface

	mu      sync.Mutex
	process *controlplane.Process
	kills   int
	crashes int
	stopped bool
}

// New starts nothing yet. Admin reaches the API server past the faults.
func New(settings Settings, admin kubernetes.Interface) *Operator {
	return &Operator{settings: settings, admin: admin}
}

// Start starts the process and keeps it alive until Stop.
func (o *Operator) Start(ctx context.Context) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.start(ctx)
}

func (o *Operator) start(ctx context.Context) error {
	process, err := controlplane.StartProcess("operator", o.settings.Log, o.settings.Words, o.env())
	if err != nil {
		return err
	}
	o.process = process
	go o.watch(ctx, process)
	return nil
}

// watch starts the operator again when it ended by itself.
func (o *Operator) watch(ctx context.Context, process *controlplane.Process) {
	<-process.Ended()
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.process != process || o.stopped || ctx.Err() != nil {
		return
	}
	o.crashes++
	o.releaseLease(ctx)
	_ = o.start(ctx)
}

// Kill ends it without warning and starts another one at once.
func (o *Operator) Kill(ctx context.Context) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.stopped || o.process == nil {
		return
	}
	dead := o.process
	o.process = nil
	o.kills++
	dead.Kill()
	o.releaseLease(ctx)
	_ = o.start(ctx)
}

// releaseLease: the dead leader's lease would run out by itself after 15 seconds; nothing is
// learned from waiting for that.
func (o *Operator) releaseLease(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	patch := []byte(`{"spec":{"holderIdentity":"","leaseDurationSeconds":1}}`)
	_, _ = o.admin.CoordinationV1().Leases(leaseNamespace).Patch(ctx, leaseName, types.MergePatchType, patch, metav1.PatchOptions{})
}

// AwaitLeading waits until the process leads.
func (o *Operator) AwaitLeading(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 90*time.Second)
	defer cancel()
	for {
		if o.leading(ctx) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the operator does not lead (%s): %w", o.settings.Log, ctx.Err())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (o *Operator) leading(ctx context.Context) bool {
	metrics, err := o.Metrics(ctx)
	return err == nil && strings.Contains(metrics, "crypto_pilot_leading 1")
}

// Metrics of the process, as text.
func (o *Operator) Metrics(ctx context.Context) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("http://127.0.0.1:%d/metrics", o.settings.Port), nil)
	if err != nil {
		return "", err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	text := &strings.Builder{}
	buffer := make([]byte, 1<<16)
	for {
		count, err := response.Body.Read(buffer)
		text.Write(buffer[:count])
		if err != nil {
			return text.String(), nil //nolint:nilerr // the end of the text
		}
	}
}

// Pid of the process that runs now.
func (o *Operator) Pid() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.process.Pid()
}

// Counts: how often it was killed, and how often it ended by itself.
func (o *Operator) Counts() (kills, crashes int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.kills, o.crashes
}

// Stop ends it for good.
func (o *Operator) Stop() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.stopped = true
	if o.process != nil {
		o.process.Kill()
	}
}

func (o *Operator) env() []string {
	own := []string{}
	for _, pair := range os.Environ() {
		// Settings of somebody's own cluster do not count.
		if !strings.HasPrefix(pair, "PILOT_") {
			own = append(own, pair)
		}
	}
	if o.settings.QuickLease {
		own = append(own, "PILOT_LEASE_RETRY_PERIOD=PT0.2S")
	}
	return append(own,
		"KUBECONFIG="+o.settings.Kubeconfig,
		"QUARKUS_HTTP_HOST=127.0.0.1",
		fmt.Sprintf("QUARKUS_HTTP_PORT=%d", o.settings.Port),
		fmt.Sprintf("PILOT_AGENT_PORT=%d", o.settings.AgentPort),
		"PILOT_RUNTIME_IMAGE=simulated",
		// Nobody runs the pods that would look into strategies.
		"PILOT_VALIDATION=Off",
	)
}
