// SPDX-License-Identifier: Apache-2.0

package shim

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestLastWordsAreReadUpToTheLimit(t *testing.T) {
	for name, test := range map[string]struct{ left, want string }{
		"some":      {"accepted", "accepted"},
		"none":      {"", ""},
		"too many":  {strings.Repeat("x", mostWords+1), strings.Repeat("x", mostWords)},
		"no UTF-8":  {"a\xffb", "ab"},
		"cut glyph": {strings.Repeat("x", mostWords-1) + "é", strings.Repeat("x", mostWords-1)},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "words")
			if err := os.WriteFile(path, []byte(test.left), 0o600); err != nil {
				t.Fatal(err)
			}
			if got := lastWords(path); got != test.want {
				t.Errorf("got %d bytes, want %d", len(got), len(test.want))
			}
		})
	}
}

func TestLastWordsComeFromAPlainFileOnly(t *testing.T) {
	directory := t.TempDir()
	secret, link, pipe := filepath.Join(directory, "secret"), filepath.Join(directory, "link"), filepath.Join(directory, "pipe")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, link); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{link, pipe, directory, filepath.Join(directory, "missing")} {
		if got := lastWords(path); got != "" {
			t.Errorf("%s: got %q, want nothing", path, got)
		}
	}
}
