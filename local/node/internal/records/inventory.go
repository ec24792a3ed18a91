// SPDX-License-Identifier: Apache-2.0

package records

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strconv"
)

// PodEntry is one pod found on disk.
type PodEntry struct {
	Dir    PodDir
	Record PodRecord
}

// ListPods reads every pod record of the layout; directories without a record are left out.
func (l Layout) ListPods() ([]PodEntry, error) {
	directories, err := os.ReadDir(l.Pods())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var pods []PodEntry
	for _, directory := range directories {
		dir := PodDir(filepath.Join(l.Pods(), directory.Name()))
		record, found, err := Read[PodRecord](dir.Record())
		if err != nil {
			return nil, err
		}
		if found {
			pods = append(pods, PodEntry{Dir: dir, Record: record})
		}
	}
	return pods, nil
}

// ListContainers names the containers that ever ran in the pod, sorted.
func (d PodDir) ListContainers() []string {
	entries, _ := os.ReadDir(d.Containers())
	var names []string
	for _, entry := range entries {
		if entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	sort.Strings(names)
	return names
}

// ListAttempts numbers the runs of a container that are still on disk, oldest first.
func (d PodDir) ListAttempts(container string) []int {
	entries, _ := os.ReadDir(d.Container(container))
	var attempts []int
	for _, entry := range entries {
		if number, err := strconv.Atoi(entry.Name()); err == nil && entry.IsDir() {
			attempts = append(attempts, number)
		}
	}
	sort.Ints(attempts)
	return attempts
}
