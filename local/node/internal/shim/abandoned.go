// SPDX-License-Identifier: Apache-2.0

package shim

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

const (
	// abandonedCheck is how often a shim looks whether its state directory still exists.
	abandonedCheck = 2 * time.Second
	// abandonedGrace is how long the container may take to end when it does not.
	abandonedGrace = 10 * time.Second
)

// endWhenAbandoned ends the container when somebody removed the state directory under it:
// nobody could ever find, adopt or stop it again.
func (r *run) endWhenAbandoned() {
	for !r.abandoned() {
		time.Sleep(abandonedCheck)
	}
	_ = r.main.Signal(unix.SIGTERM)
	time.Sleep(abandonedGrace)
	_ = r.main.Signal(unix.SIGKILL)
}

func (r *run) abandoned() bool {
	_, err := os.Stat(r.dir.Started())
	return errors.Is(err, fs.ErrNotExist)
}
