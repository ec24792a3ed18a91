// SPDX-License-Identifier: Apache-2.0

package crilog

import "io"

// sink renders entries within the limits of the options.
type sink struct {
	out     io.Writer
	options Options
	left    int64
}

func (s *sink) write(entry Entry) (done bool, err error) {
	text := entry.Render(s.options.Timestamps)
	if s.options.LimitBytes > 0 {
		if int64(len(text)) >= s.left {
			_, err = s.out.Write(text[:s.left])
			return true, err
		}
		s.left -= int64(len(text))
	}
	_, err = s.out.Write(text)
	return false, err
}

func (s *sink) since(entries []Entry) []Entry {
	if s.options.Since.IsZero() {
		return entries
	}
	for index, entry := range entries {
		if !entry.At.Before(s.options.Since) {
			return entries[index:]
		}
	}
	return nil
}

// lastLines keeps the last lines, where several partial entries are one line.
func lastLines(entries []Entry, lines int) []Entry {
	if lines < 0 {
		return entries
	}
	for index := len(entries) - 1; index >= 0; index-- {
		if !entries[index].Partial || index == len(entries)-1 {
			lines--
		}
		if lines < 0 {
			return entries[index+1:]
		}
	}
	return entries
}
