// SPDX-License-Identifier: Apache-2.0

package environment

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/proc"
)

const systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

// Process is what is executed for a container.
type Process struct {
	Path    string   // absolute path of the program
	Args    []string // with argument 0
	Env     []string // NAME=value, sorted
	WorkDir string
}

// Container collects what a Process is built from.
type Container struct {
	Spec        *corev1.Container
	ContainerID string
	PodName     string
	Image       Image
	Variables   map[string]string // resolved, container paths not yet rewritten
	Mounts      Mounts
}

// ErrNoCommand says that neither the pod nor the image names a program.
var ErrNoCommand = errors.New("the container has no command, and its image has no entrypoint")

// Main is the container's own process.
func (c Container) Main() (Process, error) {
	command, args := c.Spec.Command, c.Spec.Args
	if len(command) == 0 {
		command = c.Image.Entrypoint
		if len(args) == 0 {
			args = c.Image.Cmd
		}
	}
	expanded := []string{}
	lookup := func(name string) (string, bool) { value, found := c.Variables[name]; return value, found }
	for _, word := range append(append([]string{}, command...), args...) {
		expanded = append(expanded, Expand(word, lookup))
	}
	return c.Command(expanded)
}

// Command is another command in the container's environment: an exec probe, a hook, kubectl exec.
func (c Container) Command(words []string) (Process, error) {
	if len(words) == 0 {
		return Process{}, ErrNoCommand
	}
	args := make([]string, len(words))
	for index, word := range words {
		args[index] = c.Mounts.Rewrite(word)
	}
	values := c.values()
	process := Process{Args: args, Env: sortedPairs(values), WorkDir: c.Mounts.Rewrite(c.Spec.WorkingDir)}
	if process.WorkDir == "" {
		process.WorkDir = "/"
	}
	var err error
	process.Path, err = lookUp(args[0], values["PATH"], process.WorkDir)
	return process, err
}

func (c Container) values() map[string]string {
	values := map[string]string{
		"PATH":     strings.Join(append(append([]string{}, c.Image.Path...), systemPath), ":"),
		"HOSTNAME": c.PodName,
		"HOME":     "/",
	}
	for name, value := range c.Image.Env {
		values[name] = value
	}
	for name, value := range c.Variables {
		values[name] = c.Mounts.Rewrite(value)
	}
	values[proc.MarkerVariable] = c.ContainerID
	return values
}

// lookUp finds the program as execvp would, but in the container's PATH.
func lookUp(program, path, workDir string) (string, error) {
	if strings.Contains(program, "/") {
		if !filepath.IsAbs(program) {
			program = filepath.Join(workDir, program)
		}
		return program, executable(program)
	}
	for _, directory := range filepath.SplitList(path) {
		candidate := filepath.Join(directory, program)
		if executable(candidate) == nil {
			return candidate, nil
		}
	}
	return "", fmt.Errorf("program %q is not in the container's PATH %q", program, path)
}

func executable(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.IsDir() || info.Mode()&0o111 == 0 {
		return fmt.Errorf("%s is not an executable file", path)
	}
	return nil
}
