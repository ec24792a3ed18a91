// SPDX-License-Identifier: Apache-2.0

package environment

import "strings"

// Mount says which host path stands for a container path.
type Mount struct{ Container, Host string }

// Mounts of a container.
type Mounts []Mount

// Rewrite maps a value that is a mount path, or lies below one, onto the host; the longest mount
// path counts. Any other value stays: there is no look into lists or options like --dir=/data.
func (m Mounts) Rewrite(value string) string {
	best := Mount{}
	for _, mount := range m {
		path := strings.TrimSuffix(mount.Container, "/")
		if path == "" || len(path) <= len(best.Container) {
			continue
		}
		if value == path || strings.HasPrefix(value, path+"/") {
			best = Mount{Container: path, Host: mount.Host}
		}
	}
	if best.Container == "" {
		return value
	}
	return best.Host + value[len(best.Container):]
}
