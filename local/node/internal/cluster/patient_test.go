// SPDX-License-Identifier: Apache-2.0

package cluster

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/fake"
	clienttesting "k8s.io/client-go/testing"
)

// refusing fails as a closed port does, a few times.
type refusing struct{ times int }

func (r *refusing) RoundTrip(request *http.Request) (*http.Response, error) {
	if r.times > 0 {
		r.times--
		return nil, &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
	}
	return http.DefaultTransport.RoundTrip(request)
}

func TestReadsWaitForTheServer(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	client := http.Client{Transport: &Patient{Next: &refusing{times: 3}, Pause: time.Millisecond}}
	answer, err := client.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
}

func TestWritesFailAtOnceAndReadsEndWithTheirContext(t *testing.T) {
	client := http.Client{Transport: &Patient{Next: &refusing{times: 1 << 30}, Pause: time.Millisecond}}
	if _, err := client.Post("http://127.0.0.1:1", "", strings.NewReader("")); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("a write gives %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	request, _ := http.NewRequestWithContext(ctx, http.MethodGet, "http://127.0.0.1:1", nil)
	if _, err := client.Do(request); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a read gives %v", err)
	}
}

func TestAwaitAccessWaitsForTheRights(t *testing.T) {
	client := fake.NewClientset()
	refusals := 3
	client.PrependReactor("list", "secrets", func(clienttesting.Action) (bool, runtime.Object, error) {
		refusals--
		return refusals >= 0, nil, apierrors.NewForbidden(schema.GroupResource{Resource: "secrets"}, "", nil)
	})
	AwaitAccess(t.Context(), client, time.Millisecond, slog.New(slog.DiscardHandler))
	if refusals >= 0 {
		t.Error("it did not wait")
	}
}
