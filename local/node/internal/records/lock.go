// SPDX-License-Identifier: Apache-2.0

package records

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// TryLock takes the lock file for this process; taken is false when another process holds it.
// The lock ends with the process or with Close of the file.
func TryLock(path string) (lock *os.File, taken bool, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, false, err
	}
	lock, err = os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, false, err
	}
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		lock.Close()
		if err == unix.EWOULDBLOCK {
			return nil, false, nil
		}
		return nil, false, err
	}
	return lock, true, nil
}
