// SPDX-License-Identifier: Apache-2.0

package crilog

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"time"
)

// Options says which part of a log is wanted.
type Options struct {
	Tail       int // last lines; < 0 = all
	Since      time.Time
	Timestamps bool
	LimitBytes int64 // 0 = no limit
	Follow     bool
	// Ended tells a follower that nothing more will come.
	Ended func() bool
	// Poll is how often a follower looks for more.
	Poll time.Duration
}

// Copy writes the wanted part of the log at path (and its rotated files) to out. A follower
// returns when the run has ended or the context is done.
func Copy(ctx context.Context, path string, options Options, out io.Writer) error {
	sink := &sink{out: out, options: options, left: options.LimitBytes}
	current, lines := open(path)
	entries := append(readRotated(path, current), lines.all()...)
	for _, entry := range lastLines(sink.since(entries), options.Tail) {
		if done, err := sink.write(entry); done || err != nil {
			current.close()
			return err
		}
	}
	if !options.Follow {
		current.close()
		return nil
	}
	return follow(ctx, path, current, lines, sink)
}

func follow(ctx context.Context, path string, current *source, lines *lineReader, sink *sink) error {
	defer func() { current.close() }()
	for {
		// Asked before the last look, so that lines written just before the end are not lost.
		ended := sink.options.Ended()
		for _, entry := range sink.since(lines.all()) {
			if done, err := sink.write(entry); done || err != nil {
				return err
			}
		}
		if current.replaced(path) {
			for _, entry := range sink.since(lines.all()) {
				if done, err := sink.write(entry); done || err != nil {
					return err
				}
			}
			current.close()
			current, lines = open(path)
			continue
		}
		if ended {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(sink.options.Poll):
		}
	}
}

type source struct{ file *os.File }

func open(path string) (*source, *lineReader) {
	file, err := os.Open(path)
	if err != nil {
		return &source{}, &lineReader{}
	}
	return &source{file: file}, &lineReader{reader: bufio.NewReader(file)}
}

func (s *source) close() {
	if s.file != nil {
		s.file.Close()
	}
}

// replaced says whether the path is another file by now (rotation, or it did not exist before).
func (s *source) replaced(path string) bool {
	now, err := os.Stat(path)
	if err != nil {
		return false
	}
	if s.file == nil {
		return true
	}
	mine, err := s.file.Stat()
	return err != nil || !os.SameFile(now, mine)
}

// readRotated reads the older files, oldest first. One that is the current file is left out: it
// was rotated while we looked.
func readRotated(path string, current *source) []Entry {
	var files []string
	for number := 1; ; number++ {
		if _, err := os.Stat(rotated(path, number)); err != nil {
			break
		}
		files = append([]string{rotated(path, number)}, files...)
	}
	var entries []Entry
	for _, name := range files {
		if !current.replaced(name) {
			continue
		}
		older, lines := open(name)
		entries = append(entries, lines.all()...)
		older.close()
	}
	return entries
}

type lineReader struct {
	reader  *bufio.Reader
	partial []byte
}

// all reads every whole line there is now.
func (l *lineReader) all() []Entry {
	var entries []Entry
	for l.reader != nil {
		text, err := l.reader.ReadBytes('\n')
		l.partial = append(l.partial, text...)
		if err != nil {
			break
		}
		if entry, ok := ParseEntry(bytes.TrimSuffix(l.partial, []byte{'\n'})); ok {
			entries = append(entries, entry)
		}
		l.partial = nil
	}
	return entries
}
