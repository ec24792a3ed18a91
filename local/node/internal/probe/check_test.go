// SPDX-License-Identifier: Apache-2.0

package probe

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

func serve(t *testing.T, secure bool) (host string, port int) {
	t.Helper()
	handler := http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		switch {
		case request.URL.Path == "/header" && request.Header.Get("X-Who") == "me" && request.Host == "bots.local":
		case request.URL.Path == "/moved":
			http.Redirect(w, request, "/bad", http.StatusFound)
		case request.URL.Path == "/query" && request.URL.RawQuery == "a=1":
		case request.URL.Path == "/good":
		default:
			http.Error(w, "database is locked", http.StatusServiceUnavailable)
		}
	})
	server := httptest.NewUnstartedServer(handler)
	if secure {
		server.StartTLS()
	} else {
		server.Start()
	}
	t.Cleanup(server.Close)
	host, text, _ := net.SplitHostPort(server.Listener.Addr().String())
	port, _ = strconv.Atoi(text)
	return host, port
}

func TestHTTPCheck(t *testing.T) {
	host, port := serve(t, false)
	target := Target{PodIP: host, Ports: []corev1.ContainerPort{{Name: "api", ContainerPort: int32(port)}}}
	numbered := intstr.FromInt32(int32(port))
	cases := []struct {
		action corev1.HTTPGetAction
		want   string // in the error; "" = success
	}{
		{corev1.HTTPGetAction{Path: "/good", Port: numbered}, ""},
		{corev1.HTTPGetAction{Path: "good", Port: intstr.FromString("api")}, ""},
		{corev1.HTTPGetAction{Path: "/good", Port: intstr.FromString(strconv.Itoa(port)), Host: host}, ""},
		{corev1.HTTPGetAction{Path: "/moved", Port: numbered}, ""},
		{corev1.HTTPGetAction{Path: "/query?a=1", Port: numbered}, ""},
		{corev1.HTTPGetAction{Path: "/header", Port: numbered, HTTPHeaders: []corev1.HTTPHeader{{Name: "X-Who", Value: "me"}, {Name: "Host", Value: "bots.local"}}}, ""},
		{corev1.HTTPGetAction{Path: "/bad", Port: numbered}, "503: database is locked"},
		{corev1.HTTPGetAction{Path: "/good", Port: intstr.FromString("none")}, "\"none\""},
		{corev1.HTTPGetAction{Path: "/good", Port: numbered, Host: "127.0.0.1", Scheme: corev1.URISchemeHTTPS}, "HTTP"},
	}
	for _, one := range cases {
		err := Check(t.Context(), corev1.ProbeHandler{HTTPGet: &one.action}, target)
		if (err == nil) != (one.want == "") || (err != nil && !strings.Contains(err.Error(), one.want)) {
			t.Errorf("%+v gives %v, want %q", one.action, err, one.want)
		}
	}
}

func TestHTTPSCheckTrustsAnyCertificate(t *testing.T) {
	host, port := serve(t, true)
	action := corev1.ProbeHandler{HTTPGet: &corev1.HTTPGetAction{Path: "/good", Port: intstr.FromInt32(int32(port)), Scheme: corev1.URISchemeHTTPS}}
	if err := Check(t.Context(), action, Target{PodIP: host}); err != nil {
		t.Error(err)
	}
}

func TestTCPCheck(t *testing.T) {
	host, port := serve(t, false)
	action := func(port intstr.IntOrString) corev1.ProbeHandler {
		return corev1.ProbeHandler{TCPSocket: &corev1.TCPSocketAction{Port: port, Host: host}}
	}
	if err := Check(t.Context(), action(intstr.FromInt32(int32(port))), Target{}); err != nil {
		t.Error(err)
	}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	free := closed.Addr().(*net.TCPAddr).Port
	for _, port := range []intstr.IntOrString{intstr.FromInt32(int32(free)), intstr.FromString("none")} {
		if Check(t.Context(), action(port), Target{}) == nil {
			t.Errorf("port %s is fine", port.String())
		}
	}
}

func TestExecCheckShowsTheOutput(t *testing.T) {
	fail := Target{Exec: func(context.Context, []string) (string, error) { return "no pairs", errors.New("exit status 2") }}
	action := corev1.ProbeHandler{Exec: &corev1.ExecAction{Command: []string{"x"}}}
	if err := Check(t.Context(), action, fail); err == nil || !strings.Contains(err.Error(), "exit status 2: no pairs") {
		t.Errorf("got %v", err)
	}
	fine := Target{Exec: func(context.Context, []string) (string, error) { return "", nil }}
	if err := Check(t.Context(), action, fine); err != nil {
		t.Error(err)
	}
}

func TestUnknownProbeSaysWhatIsKnown(t *testing.T) {
	err := Check(t.Context(), corev1.ProbeHandler{GRPC: &corev1.GRPCAction{Port: 1}}, Target{})
	if err == nil || !strings.Contains(err.Error(), "httpGet, tcpSocket and exec") {
		t.Errorf("got %v", err)
	}
}

func TestLongOutputIsCut(t *testing.T) {
	if got := firstBytes(strings.Repeat("x", 1000)); len(got) > 310 {
		t.Errorf("%d bytes", len(got))
	}
}
