// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"io/fs"
	"os"
	"path/filepath"
)

// removeAll removes a tree even when programs left directories in it that deny writing.
func removeAll(root string) error {
	if os.RemoveAll(root) == nil {
		return nil
	}
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			_ = os.Chmod(path, 0o700)
		}
		return nil
	})
	return os.RemoveAll(root)
}
