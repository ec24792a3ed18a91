// SPDX-License-Identifier: Apache-2.0

// Package records is what pilot-node remembers on disk: where it lies and how it is written.
package records

import (
	"path/filepath"
	"strconv"
	"strings"
)

// Layout names every path under the node's state directory. Pod directories are kept short,
// because pods put Unix sockets (at most 107 bytes of path) into their volumes.
type Layout struct{ Root string }

// Pods is the directory with one sub-directory for each pod.
func (l Layout) Pods() string { return filepath.Join(l.Root, "pods") }

// Volumes is where the provisioner puts persistent volumes.
func (l Layout) Volumes() string { return filepath.Join(l.Root, "volumes") }

// TLS is where the kubelet API's certificates lie.
func (l Layout) TLS() string { return filepath.Join(l.Root, "tls") }

// Lock is held by the one pilot-node (or stop-pods) that works on this state.
func (l Layout) Lock() string { return filepath.Join(l.Root, "lock") }

// Pod is the directory of the pod with this uid.
func (l Layout) Pod(uid string) PodDir {
	key := strings.ReplaceAll(uid, "-", "")
	if len(key) > 12 {
		key = key[:12]
	}
	return PodDir(filepath.Join(l.Pods(), key))
}

// PodDir is the directory of one pod.
type PodDir string

// Record is the path of the PodRecord.
func (d PodDir) Record() string { return filepath.Join(string(d), "pod.json") }

// Volume is the directory of one of the pod's own volumes.
func (d PodDir) Volume(name string) string { return filepath.Join(string(d), "vol", name) }

// Containers is the directory with one sub-directory for each container.
func (d PodDir) Containers() string { return filepath.Join(string(d), "run") }

// Container is the directory of all runs of one container.
func (d PodDir) Container(name string) string { return filepath.Join(d.Containers(), name) }

// ContainerLock is held by the shim of the container as long as it lives.
func (d PodDir) ContainerLock(name string) string { return filepath.Join(d.Container(name), "lock") }

// Run is the directory of one run (attempt) of a container.
func (d PodDir) Run(container string, attempt int) RunDir {
	return RunDir(filepath.Join(d.Container(container), strconv.Itoa(attempt)))
}

// RunDir is the directory of one run of a container.
type RunDir string

// Launch is the path of the LaunchRecord, written by the node before anything runs.
func (d RunDir) Launch() string { return filepath.Join(string(d), "launch.json") }

// Started is the path of the StartRecord, written by the shim.
func (d RunDir) Started() string { return filepath.Join(string(d), "started.json") }

// Exit is the path of the ExitRecord: the run is over and nothing of it is alive.
func (d RunDir) Exit() string { return filepath.Join(string(d), "exit.json") }

// Stop is the path of the StopRecord: somebody asked the run to end.
func (d RunDir) Stop() string { return filepath.Join(string(d), "stop.json") }

// TerminationMessage is where the container may leave its last words.
func (d RunDir) TerminationMessage() string { return filepath.Join(string(d), "termination-log") }

// Log is the newest log file of the run, in the format of the Container Runtime Interface.
func (d RunDir) Log() string { return filepath.Join(string(d), "log") }

// ShimLog takes what the shim itself has to say (normally nothing).
func (d RunDir) ShimLog() string { return filepath.Join(string(d), "shim.log") }
