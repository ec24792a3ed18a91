// SPDX-License-Identifier: Apache-2.0

// Package kubelet is the HTTPS API that the API server calls for logs, exec and statistics.
package kubelet

import (
	"net/http"
	"time"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/pod"
)

// Pods of this node.
type Pods interface {
	Find(namespace, name string) (*pod.Worker, bool)
	All() []*pod.Worker
}

// Server answers for the pods.
type Server struct {
	Pods     Pods
	NodeName string
	Now      func() time.Time
}

// Handler with all routes. Everything except /healthz needs the API server's client certificate.
func (s *Server) Handler() http.Handler {
	guarded := http.NewServeMux()
	guarded.HandleFunc("GET /containerLogs/{namespace}/{pod}/{container}", s.logs)
	guarded.HandleFunc("/exec/{namespace}/{pod}/{container}", s.exec)
	guarded.HandleFunc("/portForward/{namespace}/{pod}", s.portForward)
	guarded.HandleFunc("GET /stats/summary", s.summary)
	guarded.HandleFunc("GET /metrics/resource", s.resourceMetrics)
	guarded.HandleFunc("GET /pods", s.pods)
	open := http.NewServeMux()
	open.HandleFunc("GET /healthz", func(response http.ResponseWriter, _ *http.Request) { _, _ = response.Write([]byte("ok")) })
	open.Handle("/", authenticated(guarded))
	return open
}

func authenticated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		if request.TLS == nil || len(request.TLS.VerifiedChains) == 0 {
			http.Error(response, "unauthorized: start the API server with --kubelet-client-certificate and "+
				"--kubelet-client-key out of the tls directory of pilot-node's state", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(response, request)
	})
}

// find answers 404 itself when there is no such pod.
func (s *Server) find(response http.ResponseWriter, request *http.Request) (*pod.Worker, bool) {
	worker, found := s.Pods.Find(request.PathValue("namespace"), request.PathValue("pod"))
	if !found {
		http.Error(response, "pod not found on this node", http.StatusNotFound)
	}
	return worker, found
}

func (s *Server) pods(response http.ResponseWriter, _ *http.Request) {
	list := corev1.PodList{}
	list.Kind, list.APIVersion = "PodList", "v1"
	for _, worker := range s.Pods.All() {
		if object := worker.Pod(); object != nil {
			list.Items = append(list.Items, *object)
		}
	}
	writeJSON(response, list)
}
