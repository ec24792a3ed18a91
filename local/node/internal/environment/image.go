// SPDX-License-Identifier: Apache-2.0

package environment

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
)

// Image is what stands for a container image on a machine without containers: where its
// programs are and what its environment would be.
type Image struct {
	Path       []string          `json:"path"` // directories put before the system's PATH
	Env        map[string]string `json:"env"`  // host values, never rewritten
	Entrypoint []string          `json:"entrypoint"`
	Cmd        []string          `json:"cmd"`
}

// Images maps image references onto local stand-ins.
type Images map[string]Image

// ReadImages reads the images file.
func ReadImages(path string) (Images, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	images := Images{}
	if err := json.Unmarshal(data, &images); err != nil {
		return nil, fmt.Errorf("images file %s: %w", path, err)
	}
	return images, nil
}

// ID is a digest of what the image stands for.
func (i Image) ID() string {
	data, _ := json.Marshal(i)
	digest := sha256.Sum256(data)
	return "pilot-image@sha256:" + hex.EncodeToString(digest[:])
}
