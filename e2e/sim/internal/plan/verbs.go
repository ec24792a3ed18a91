// SPDX-License-Identifier: Apache-2.0

package plan

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Verbs and their arguments: n a number, ms milliseconds, words as they are.
var verbs = map[string]string{
	"pool": "name slots:n min:n max:n", "scale": "pool min:n max:n", "template": "pool", "delete-pool": "pool",
	"bot": "name pool mode:paper|live", "delete": "bot", "state": "bot state:Running|Paused|Stopped",
	"edit": "bot", "place": "bot pool", "strategy": "",
	"crash": "bot", "trades": "bot open:n",
	"delete-pod": "pool ordinal:n", "lose-node": "pool ordinal:n", "find-nodes": "", "silence": "pool ordinal:n for:ms",
	"backup": "pool ordinal:n", "restore": "pool ordinal:n", "delete-slots": "pool ordinal:n",
	"at":  "write:n what:kill-before|kill-after|409|429|500|lost|hang",
	"lag": "resource by:ms for:ms", "hide": "resource for:ms", "double": "resource for:ms",
	"cut": "resource", "gone": "resource", "stale": "by:ms for:ms", "refuse": "for:ms",
	"kill": "", "restart-api": "", "wait": "for:ms", "settle": "",
}

// Usage lists all steps, one a line.
func Usage() string {
	names := make([]string, 0, len(verbs))
	for verb := range verbs {
		names = append(names, strings.TrimSpace(verb+" "+verbs[verb]))
	}
	slices.Sort(names)
	return strings.Join(names, "\n")
}

func (s Step) check() error {
	usage, known := verbs[s.Verb]
	if !known {
		return fmt.Errorf("no step %q; there are:\n%s", s.Verb, Usage())
	}
	wanted := strings.Fields(usage)
	if len(s.Args) != len(wanted) {
		return fmt.Errorf("step %q: it is `%s %s`", s, s.Verb, usage)
	}
	for index, want := range wanted {
		name, kind, _ := strings.Cut(want, ":")
		if err := checkArgument(kind, s.Args[index]); err != nil {
			return fmt.Errorf("step %q: %s %w", s, name, err)
		}
	}
	return nil
}

func checkArgument(kind, value string) error {
	switch {
	case kind == "n" || kind == "ms":
		if number, err := strconv.Atoi(value); err != nil || number < 0 {
			return fmt.Errorf("must be a number from 0, not %q", value)
		}
	case kind != "" && !slices.Contains(strings.Split(kind, "|"), value):
		return fmt.Errorf("must be one of %s, not %q", kind, value)
	}
	return nil
}
