// SPDX-License-Identifier: Apache-2.0

package controlplane

import (
	"fmt"
	"net"
	"time"
)

// lingering is how long a control plane that was just ended may keep its ports.
const lingering = 10 * time.Second

// free waits until nobody listens on our ports: another control plane must not be taken for ours.
func (s Settings) free() error {
	for deadline := time.Now().Add(lingering); ; time.Sleep(100 * time.Millisecond) {
		err := s.tryPorts()
		if err == nil || time.Now().After(deadline) {
			return err
		}
	}
}

func (s Settings) tryPorts() error {
	for port := s.PortBase + 1; port <= s.PortBase+8; port++ {
		listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			return fmt.Errorf("port %d is in use: set PILOT_PORT_BASE to another base: %w", port, err)
		}
		if err := listener.Close(); err != nil {
			return err
		}
	}
	return nil
}
