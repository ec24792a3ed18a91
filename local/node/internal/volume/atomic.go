// SPDX-License-Identifier: Apache-2.0

package volume

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// dataLink is the symbolic link that is swapped: names in the volume point through it, so a
// reader sees all of the old files or all of the new ones, as with a kubelet.
const dataLink = "..data"

// Publish makes the directory hold exactly the payload. It changes nothing, and says so, when
// the directory holds it already.
func Publish(directory string, payload Payload) (changed bool, err error) {
	if err := os.MkdirAll(directory, 0o700); err != nil {
		return false, err
	}
	old, _ := os.Readlink(filepath.Join(directory, dataLink))
	if old != "" && holds(filepath.Join(directory, old), payload) {
		return false, linkNames(directory, payload)
	}
	fresh, err := os.MkdirTemp(directory, "..pilot_")
	if err != nil {
		return false, err
	}
	if err := fill(fresh, payload); err != nil {
		os.RemoveAll(fresh)
		return false, err
	}
	if err := swap(directory, filepath.Base(fresh)); err != nil {
		os.RemoveAll(fresh)
		return false, err
	}
	if err := linkNames(directory, payload); err != nil {
		return true, err
	}
	return true, sweep(directory, filepath.Base(fresh), payload)
}

func fill(directory string, payload Payload) error {
	for name, file := range payload {
		target := filepath.Join(directory, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, file.Data, 0o600); err != nil {
			return err
		}
		// Again, because the process's umask took its part.
		if err := os.Chmod(target, file.Mode); err != nil {
			return err
		}
	}
	return os.Chmod(directory, 0o755)
}

func swap(directory, fresh string) error {
	temporary := filepath.Join(directory, dataLink+"_tmp")
	if err := os.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Symlink(fresh, temporary); err != nil {
		return err
	}
	return os.Rename(temporary, filepath.Join(directory, dataLink))
}

// linkNames makes the visible names, which never change while their keys exist.
func linkNames(directory string, payload Payload) error {
	for top := range topNames(payload) {
		err := os.Symlink(filepath.Join(dataLink, top), filepath.Join(directory, top))
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// sweep removes names that are no longer in the payload and data of earlier swaps.
func sweep(directory, keep string, payload Payload) error {
	entries, err := os.ReadDir(directory)
	if err != nil {
		return err
	}
	names := topNames(payload)
	for _, entry := range entries {
		name := entry.Name()
		stale := strings.HasPrefix(name, "..pilot_") && name != keep
		if _, wanted := names[name]; !wanted && !strings.HasPrefix(name, "..") {
			stale = true
		}
		if stale {
			if err := os.RemoveAll(filepath.Join(directory, name)); err != nil {
				return err
			}
		}
	}
	return nil
}

func topNames(payload Payload) map[string]struct{} {
	names := map[string]struct{}{}
	for name := range payload {
		top, _, _ := strings.Cut(name, "/")
		names[top] = struct{}{}
	}
	return names
}

var errDiffers = fmt.Errorf("differs")

func holds(directory string, payload Payload) bool {
	seen := 0
	err := filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(directory, path)
		if err != nil {
			return err
		}
		file, wanted := payload[filepath.ToSlash(relative)]
		info, infoErr := entry.Info()
		if !wanted || infoErr != nil || info.Mode().Perm() != file.Mode.Perm() {
			return errDiffers
		}
		// A file that its mode hides from us is written anew.
		data, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(data, file.Data) {
			return errDiffers
		}
		seen++
		return nil
	})
	return err == nil && seen == len(payload)
}
