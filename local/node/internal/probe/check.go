// SPDX-License-Identifier: Apache-2.0

// Package probe runs liveness, readiness and startup probes.
package probe

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Target is what probes of one container are aimed at.
type Target struct {
	PodIP string
	Ports []corev1.ContainerPort
	// Exec runs a command in the container's environment and returns its output.
	Exec func(ctx context.Context, command []string) (string, error)
}

// Check performs the action once; nil is success, an error says what was wrong.
func Check(ctx context.Context, action corev1.ProbeHandler, target Target) error {
	switch {
	case action.HTTPGet != nil:
		return checkHTTP(ctx, action.HTTPGet, target)
	case action.TCPSocket != nil:
		return checkTCP(ctx, action.TCPSocket, target)
	case action.Exec != nil:
		output, err := target.Exec(ctx, action.Exec.Command)
		if err != nil {
			return fmt.Errorf("%w: %s", err, firstBytes(output))
		}
		return nil
	}
	return fmt.Errorf("the local node knows httpGet, tcpSocket and exec probes only")
}

func checkHTTP(ctx context.Context, action *corev1.HTTPGetAction, target Target) error {
	port, err := portNumber(action.Port, target.Ports)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address(action, target.PodIP, port), nil)
	if err != nil {
		return err
	}
	request.Header.Set("User-Agent", "kube-probe/pilot-node")
	for _, header := range action.HTTPHeaders {
		request.Header.Add(header.Name, header.Value)
		if strings.EqualFold(header.Name, "Host") {
			request.Host = header.Value
		}
	}
	response, err := probeClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(response.Body, 10*1024))
	if response.StatusCode < 200 || response.StatusCode >= 400 {
		return fmt.Errorf("HTTP probe answered %d: %s", response.StatusCode, firstBytes(string(body)))
	}
	return nil
}

// probeClient makes a new connection each time, as a kubelet does, and trusts any certificate.
var probeClient = &http.Client{
	Transport: &http.Transport{
		DisableKeepAlives: true,
		TLSClientConfig:   &tls.Config{InsecureSkipVerify: true}, //nolint:gosec // probes carry no secrets
	},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func address(action *corev1.HTTPGetAction, podIP string, port int) string {
	host := podIP
	if action.Host != "" {
		host = action.Host
	}
	path, query, _ := strings.Cut(action.Path, "?")
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	scheme := strings.ToLower(string(action.Scheme))
	if scheme == "" {
		scheme = "http"
	}
	target := url.URL{Scheme: scheme, Host: net.JoinHostPort(host, strconv.Itoa(port)), Path: path, RawQuery: query}
	return target.String()
}

func checkTCP(ctx context.Context, action *corev1.TCPSocketAction, target Target) error {
	port, err := portNumber(action.Port, target.Ports)
	if err != nil {
		return err
	}
	host := target.PodIP
	if action.Host != "" {
		host = action.Host
	}
	dialer := net.Dialer{}
	connection, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	if err != nil {
		return err
	}
	return connection.Close()
}

func portNumber(port intstr.IntOrString, ports []corev1.ContainerPort) (int, error) {
	if port.Type == intstr.Int {
		return int(port.IntVal), nil
	}
	for _, candidate := range ports {
		if candidate.Name == port.StrVal {
			return int(candidate.ContainerPort), nil
		}
	}
	if number, err := strconv.Atoi(port.StrVal); err == nil {
		return number, nil
	}
	return 0, fmt.Errorf("no container port is called %q", port.StrVal)
}

func firstBytes(text string) string {
	const limit = 300
	text = strings.TrimSpace(text)
	if len(text) > limit {
		return text[:limit] + "…"
	}
	return text
}

// timeout of one check.
func timeout(probe *corev1.Probe) time.Duration {
	return seconds(probe.TimeoutSeconds, 1)
}

func seconds(value, fallback int32) time.Duration {
	if value <= 0 {
		value = fallback
	}
	return time.Duration(value) * time.Second
}
