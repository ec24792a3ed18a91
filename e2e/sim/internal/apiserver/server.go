// SPDX-License-Identifier: Apache-2.0

// Package apiserver runs our own API server as it is shipped, with a store of its own.
package apiserver

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"cryptopilot.dev/e2e/sim/internal/controlplane"
)

const (
	startPatience = time.Minute
	stopPatience  = 20 * time.Second
)

// Settings say how it is started.
type Settings struct {
	// Words are the command: java, its flags, the jar.
	Words      []string
	Kubeconfig string
	Data       string
	Log        string
	Port       int
	// Unlimited: people may call as often as they can.
	Unlimited bool
}

// Server is the process.
type Server struct {
	settings Settings
	process  *controlplane.Process
}

// New starts nothing yet.
func New(settings Settings) *Server { return &Server{settings: settings} }

// Address of the server.
func (s *Server) Address() string { return fmt.Sprintf("http://127.0.0.1:%d", s.settings.Port) }

// Pid of the process.
func (s *Server) Pid() int { return s.process.Pid() }

// Start returns how long it took from exec until it is ready to serve.
func (s *Server) Start(ctx context.Context) (time.Duration, error) {
	if err := os.MkdirAll(s.settings.Data, 0o700); err != nil {
		return 0, err
	}
	began := time.Now()
	var err error
	if s.process, err = controlplane.StartProcess("api-server", s.settings.Log, s.settings.Words, s.env()); err != nil {
		return 0, err
	}
	for time.Since(began) < startPatience && ctx.Err() == nil {
		if s.ready(ctx) {
			return time.Since(began), nil
		}
		time.Sleep(5 * time.Millisecond)
	}
	return 0, fmt.Errorf("the API server does not get ready: see %s", s.settings.Log)
}

// Stop ends it politely.
func (s *Server) Stop() {
	if s.process != nil {
		s.process.Stop(stopPatience)
	}
}

// CollectGarbage makes what is left in its memory what is in use.
func (s *Server) CollectGarbage() error {
	java, err := exec.LookPath(s.settings.Words[0])
	if err != nil {
		return err
	}
	jcmd := filepath.Join(filepath.Dir(java), "jcmd")
	if out, err := exec.Command(jcmd, fmt.Sprint(s.Pid()), "GC.run").CombinedOutput(); err != nil {
		return fmt.Errorf("%s comes with a JDK and is needed to measure memory: %w: %s", jcmd, err, out)
	}
	return nil
}

func (s *Server) ready(ctx context.Context) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.Address()+"/readyz", nil)
	if err != nil {
		return false
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	_ = response.Body.Close()
	return response.StatusCode == http.StatusOK
}

func (s *Server) env() []string {
	own := []string{}
	for _, pair := range os.Environ() {
		// Settings of somebody's own cluster do not count.
		if !strings.HasPrefix(pair, "PILOT_") {
			own = append(own, pair)
		}
	}
	if s.settings.Unlimited {
		own = append(own, "PILOT_RATE_GENERAL=off", "PILOT_RATE_FREQTRADE=off")
	}
	return append(own,
		"KUBECONFIG="+s.settings.Kubeconfig,
		"PILOT_API_HOST=127.0.0.1",
		fmt.Sprintf("PILOT_API_PORT=%d", s.settings.Port),
		"PILOT_API_DATA="+s.settings.Data,
		// All the simulated people sign up from one address, in one minute.
		"SIGN_UPS_PER_HOUR=1000000",
		"PILOT_RATE_SIGN_IN=off",
	)
}
