// SPDX-License-Identifier: Apache-2.0

package volume

import "fmt"

// MissingError says that a volume waits for an object that is not there (yet).
type MissingError struct{ Kind, Namespace, Name string }

func (e *MissingError) Error() string {
	return fmt.Sprintf("%s %q not found in namespace %q", e.Kind, e.Name, e.Namespace)
}

func missing(kind, namespace, name string) error {
	return &MissingError{Kind: kind, Namespace: namespace, Name: name}
}

// UnsupportedError says that the local node cannot make such a volume.
type UnsupportedError struct{ Volume string }

func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("volume %q: the local node knows secret, configMap, downwardAPI, projected, "+
		"emptyDir, persistentVolumeClaim, ephemeral and hostPath volumes only", e.Volume)
}
