// SPDX-License-Identifier: Apache-2.0

package shim

import (
	"io"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// mostWords is how much of a termination message counts, as with a kubelet.
const mostWords = 4096

// lastWords is what the container left in its termination message file; empty when it left none.
// The file was in the container's hands: links and anything that could block are not read.
func lastWords(path string) string {
	file, err := os.OpenFile(path, os.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	if err != nil {
		return ""
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	words, err := io.ReadAll(io.LimitReader(file, mostWords))
	if err != nil {
		return ""
	}
	return strings.ToValidUTF8(string(words), "")
}
