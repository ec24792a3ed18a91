// SPDX-License-Identifier: Apache-2.0

package environment

import "testing"

func TestExpand(t *testing.T) {
	lookup := func(name string) (string, bool) {
		value, found := map[string]string{"A": "1", "EMPTY": ""}[name]
		return value, found
	}
	for text, want := range map[string]string{
		"plain": "plain", "$(A)": "1", "x$(A)y$(A)": "x1y1", "$(B)": "$(B)", "$(EMPTY)": "", "$$(A)": "$(A)",
		"$": "$", "$A": "$A", "$(A": "$(A", "$$": "$", "$()": "$()",
	} {
		if got := Expand(text, lookup); got != want {
			t.Errorf("Expand(%q) = %q, want %q", text, got, want)
		}
	}
}
