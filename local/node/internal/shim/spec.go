// SPDX-License-Identifier: Apache-2.0

// Package shim is the small process around each container. It outlives pilot-node, keeps the
// logs, and gives a container what a pid namespace would: when the main process ends, nothing
// of it survives.
package shim

// Spec is what a shim needs to know. It comes by standard input and is never on disk, because
// the environment holds secrets.
type Spec struct {
	ContainerID string   `json:"containerID"`
	RunDir      string   `json:"runDir"`
	LockPath    string   `json:"lockPath"`
	Path        string   `json:"path"` // absolute path of the program
	Args        []string `json:"args"` // with argument 0
	Env         []string `json:"env"`
	WorkDir     string   `json:"workDir"`
	LogMaxBytes int64    `json:"logMaxBytes"`
	LogKeep     int      `json:"logKeep"`
	MemoryLimit uint64   `json:"memoryLimit"` // bytes of all its processes; 0 = no limit
}

// Report is what a shim tells the pilot-node that started it. An error means: nothing runs.
type Report struct {
	Error string `json:"error,omitempty"`
}

// reportDescriptor is the pipe to pilot-node. Not 1 or 2: a write to a broken one would end us.
const reportDescriptor = 3
