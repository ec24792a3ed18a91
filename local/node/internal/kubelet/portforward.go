// SPDX-License-Identifier: Apache-2.0

package kubelet

import (
	"context"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"

	"k8s.io/cri-streaming/pkg/streaming/portforward"
)

func (s *Server) portForward(response http.ResponseWriter, request *http.Request) {
	worker, found := s.find(response, request)
	if !found {
		return
	}
	options, err := portforward.NewV4Options(request)
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	protocols := strings.Split(request.Header.Get("X-Stream-Protocol-Version"), ",")
	portforward.ServePortForward(response, request, forwarder{address: worker.Record().Address}, request.PathValue("pod"), "",
		options, streamIdle, streamCreation, protocols)
}

// forwarder connects to the pod's own address.
type forwarder struct{ address string }

// PortForward copies both ways until one side ends.
func (f forwarder) PortForward(ctx context.Context, _, _ string, port int32, stream io.ReadWriteCloser) error {
	dialer := net.Dialer{}
	connection, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort(f.address, strconv.Itoa(int(port))))
	if err != nil {
		return err
	}
	defer connection.Close()
	ended := make(chan error, 2)
	go func() { _, err := io.Copy(connection, stream); ended <- err }()
	go func() { _, err := io.Copy(stream, connection); ended <- err }()
	return <-ended
}
