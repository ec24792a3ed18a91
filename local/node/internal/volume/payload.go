// SPDX-License-Identifier: Apache-2.0

// Package volume makes the directories behind a pod's volumes and keeps them fresh.
package volume

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// File is one file of a Secret, ConfigMap, downwardAPI or projected volume.
type File struct {
	Data []byte
	Mode fs.FileMode
}

// Payload is the content of such a volume by relative path.
type Payload map[string]File

// FromKeys chooses keys of a Secret or ConfigMap: all of them, or the items under their paths.
// A missing item is an error unless optional.
func FromKeys(what string, data map[string][]byte, items []corev1.KeyToPath, mode fs.FileMode, optional bool) (Payload, error) {
	payload := Payload{}
	if len(items) == 0 {
		for key, value := range data {
			payload[key] = File{Data: value, Mode: mode}
		}
		return payload, nil
	}
	for _, item := range items {
		value, found := data[item.Key]
		if !found {
			if optional {
				continue
			}
			return nil, fmt.Errorf("%s has no key %q", what, item.Key)
		}
		if err := payload.put(item.Path, File{Data: value, Mode: modeOr(item.Mode, mode)}); err != nil {
			return nil, err
		}
	}
	return payload, nil
}

func (p Payload) put(name string, file File) error {
	clean := path.Clean(name)
	if name == "" || path.IsAbs(name) || clean == "." || strings.HasPrefix(clean, "..") {
		return fmt.Errorf("path %q leads out of the volume", name)
	}
	p[clean] = file
	return nil
}

func (p Payload) merge(other Payload) error {
	for name, file := range other {
		if err := p.put(name, file); err != nil {
			return err
		}
	}
	return nil
}

func modeOr(mode *int32, fallback fs.FileMode) fs.FileMode {
	if mode == nil {
		return fallback
	}
	return fs.FileMode(*mode) & fs.ModePerm
}
