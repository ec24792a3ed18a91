// SPDX-License-Identifier: Apache-2.0

package volume

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"cryptopilot.dev/local/node/internal/environment"
)

// Mounts maps the mount paths of a container onto host paths. Variables for subPathExpr come
// from lookup.
func Mounts(container *corev1.Container, directories Directories, lookup func(string) (string, bool)) (environment.Mounts, error) {
	var mounts environment.Mounts
	for _, mount := range container.VolumeMounts {
		directory, found := directories[mount.Name]
		if !found {
			return nil, fmt.Errorf("mount %q: volume %q is not in place", mount.MountPath, mount.Name)
		}
		subPath := mount.SubPath
		if mount.SubPathExpr != "" {
			subPath = environment.Expand(mount.SubPathExpr, lookup)
		}
		host, err := inside(directory, subPath)
		if err != nil {
			return nil, fmt.Errorf("mount %q: %w", mount.MountPath, err)
		}
		mounts = append(mounts, environment.Mount{Container: mount.MountPath, Host: host})
	}
	return mounts, nil
}

// inside is the path below the directory; a missing one is made as a directory, as a kubelet does.
func inside(directory, subPath string) (string, error) {
	if subPath == "" {
		return directory, nil
	}
	clean := filepath.Clean(subPath)
	if filepath.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") {
		return "", fmt.Errorf("subPath %q leads out of the volume", subPath)
	}
	host := filepath.Join(directory, clean)
	if _, err := os.Stat(host); err == nil {
		return host, nil
	}
	return host, os.MkdirAll(host, 0o755)
}
