// SPDX-License-Identifier: Apache-2.0

// Package crilog writes and reads container logs in the format of the Container Runtime
// Interface: one line is "<RFC 3339 time> <stdout|stderr> <F|P> <text>".
package crilog

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// maxLine is where a long line is cut into partial (P) entries, in bytes.
const maxLine = 16 * 1024

// Writer appends to a log file and rotates it: path, path.1 (older) … path.<Keep>.
// A full disk loses log lines; it never blocks the container.
type Writer struct {
	Path     string
	MaxBytes int64 // of one file
	Keep     int   // rotated files
	Now      func() time.Time

	mutex sync.Mutex
	file  *os.File
	size  int64
}

// Pump copies a stream into the log until its end.
func (w *Writer) Pump(stream string, source io.Reader) {
	reader := bufio.NewReaderSize(source, maxLine)
	for {
		text, err := reader.ReadSlice('\n')
		if len(text) > 0 {
			tag := "P"
			if text[len(text)-1] == '\n' {
				tag, text = "F", text[:len(text)-1]
			} else if err != nil && err != bufio.ErrBufferFull {
				tag = "F"
			}
			w.append(stream, tag, text)
		}
		if err != nil && err != bufio.ErrBufferFull {
			return
		}
	}
}

func (w *Writer) append(stream, tag string, text []byte) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.file != nil && w.size >= w.MaxBytes {
		w.rotate()
	}
	if w.file == nil && !w.open() {
		return
	}
	stamp := w.Now().UTC().Format("2006-01-02T15:04:05.000000000Z")
	written, _ := fmt.Fprintf(w.file, "%s %s %s %s\n", stamp, stream, tag, text)
	w.size += int64(written)
}

func (w *Writer) open() bool {
	file, err := os.OpenFile(w.Path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return false
	}
	w.file, w.size = file, 0
	if info, err := file.Stat(); err == nil {
		w.size = info.Size()
	}
	return true
}

func (w *Writer) rotate() {
	w.file.Close()
	w.file = nil
	for number := w.Keep; number > 1; number-- {
		_ = os.Rename(rotated(w.Path, number-1), rotated(w.Path, number))
	}
	if w.Keep > 0 {
		_ = os.Rename(w.Path, rotated(w.Path, 1))
	} else {
		_ = os.Remove(w.Path)
	}
}

func rotated(path string, number int) string { return fmt.Sprintf("%s.%d", path, number) }
