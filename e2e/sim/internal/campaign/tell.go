// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// tell says what came of a plan; a bad one leaves its story in a file.
func tell(verdict Verdict, number, all int, chosen options, out, progress io.Writer) error {
	word := "ok"
	if !verdict.Good() {
		word = "BAD"
	}
	fmt.Fprintf(progress, "  %3d/%d %-3s %5.1f s %3d writes %d kills  %s\n", number+1, all, word, verdict.Seconds, verdict.Writes,
		verdict.Kills, verdict.Plan)
	if chosen.json {
		if err := json.NewEncoder(out).Encode(verdict); err != nil {
			return err
		}
	}
	if verdict.Good() {
		return nil
	}
	lines := []string{verdict.Plan, ""}
	for _, violation := range verdict.Violations {
		lines = append(lines, fmt.Sprintf("violation of %s: %s", violation.Invariant, violation.Message))
	}
	for _, why := range verdict.Why {
		lines = append(lines, "not converged: "+why)
	}
	fmt.Fprintln(progress, "    "+strings.Join(lines[2:], "\n    "))
	lines = append(append(lines, ""), verdict.Log...)
	return os.WriteFile(filepath.Join(chosen.stage.Directory, fmt.Sprintf("bad-%d.txt", number)),
		[]byte(strings.Join(lines, "\n")+"\n"), 0o600)
}
