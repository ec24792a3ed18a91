// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"fmt"
	"net"
	"strings"
	"sync"
)

// World is all simulated pods and volumes of one process.
type World struct {
	// RefusesOlder: agents do not work for slots of a lower revision than their volume has seen.
	RefusesOlder bool

	truth  *Truth
	timing Timing
	dice   *Dice
	port   int
	net    [2]int // first two numbers of the pods' addresses

	mu      sync.Mutex
	next    int
	volumes map[string]*Volume // by claim uid
	pods    map[string]*Pod    // by pod uid
}

// NewWorld is empty. Subnet is such as 127.90.0.0/16; every agent listens on port.
func NewWorld(truth *Truth, timing Timing, dice *Dice, subnet string, port int) (*World, error) {
	var a, b int
	if _, err := fmt.Sscanf(subnet, "%d.%d.0.0/16", &a, &b); err != nil || a != 127 {
		return nil, fmt.Errorf("the pod subnet %q is not 127.x.0.0/16", subnet)
	}
	return &World{
		truth: truth, timing: timing, dice: dice, port: port, net: [2]int{a, b},
		volumes: map[string]*Volume{}, pods: map[string]*Pod{},
	}, nil
}

// Truth of this world.
func (w *World) Truth() *Truth { return w.truth }

// listen takes the next free address.
func (w *World) listen() (net.Listener, string, error) {
	var last error
	for range 100 {
		w.mu.Lock()
		w.next++
		number := w.next % 60000
		w.mu.Unlock()
		address := fmt.Sprintf("%d.%d.%d.%d", w.net[0], w.net[1], number/250, 1+number%250)
		listener, err := net.Listen("tcp", fmt.Sprintf("%s:%d", address, w.port))
		if err == nil {
			return listener, address, nil
		}
		last = err
	}
	return nil, "", last
}

func (w *World) volume(namespace, claim, uid string) *Volume {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.volumes[uid] == nil {
		w.volumes[uid] = newVolume(namespace + "/" + claim + "/" + uid)
	}
	return w.volumes[uid]
}

func (w *World) add(pod *Pod) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pods[pod.UID] = pod
}

func (w *World) remove(pod *Pod) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.pods, pod.UID)
}

// Pods of a namespace; all of them when it is empty.
func (w *World) Pods(namespace string) []*Pod {
	w.mu.Lock()
	defer w.mu.Unlock()
	found := []*Pod{}
	for _, pod := range w.pods {
		if namespace == "" || pod.Namespace == namespace {
			found = append(found, pod)
		}
	}
	return found
}

// Pod of that name, or nil.
func (w *World) Pod(namespace, name string) *Pod {
	for _, pod := range w.Pods(namespace) {
		if pod.Name == name {
			return pod
		}
	}
	return nil
}

// Copies are the databases in use on all volumes of a namespace: bot uid to volume names.
func (w *World) Copies(namespace string) map[string]map[string]Database {
	w.mu.Lock()
	volumes := []*Volume{}
	for _, volume := range w.volumes {
		if strings.HasPrefix(volume.name, namespace+"/") {
			volumes = append(volumes, volume)
		}
	}
	w.mu.Unlock()
	found := map[string]map[string]Database{}
	for _, volume := range volumes {
		for uid, database := range volume.Copies() {
			if found[uid] == nil {
				found[uid] = map[string]Database{}
			}
			found[uid][volume.name] = database
		}
	}
	return found
}

// Forget drops what is known of a namespace that is gone.
func (w *World) Forget(namespace string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for uid, volume := range w.volumes {
		if strings.HasPrefix(volume.name, namespace+"/") {
			delete(w.volumes, uid)
		}
	}
}
