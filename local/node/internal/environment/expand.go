// SPDX-License-Identifier: Apache-2.0

// Package environment says what a container's process is: program, arguments, variables,
// working directory, with container paths rewritten to host paths.
package environment

import "strings"

// Expand replaces $(NAME) by the variable's value. $$ is a plain dollar sign; an unknown name
// stays as it is written.
func Expand(text string, lookup func(string) (string, bool)) string {
	var out strings.Builder
	for index := 0; index < len(text); index++ {
		if text[index] != '$' || index+1 == len(text) {
			out.WriteByte(text[index])
			continue
		}
		switch text[index+1] {
		case '$':
			out.WriteByte('$')
			index++
		case '(':
			end := strings.IndexByte(text[index:], ')')
			if end < 0 {
				out.WriteByte('$')
				continue
			}
			if value, found := lookup(text[index+2 : index+end]); found {
				out.WriteString(value)
			} else {
				out.WriteString(text[index : index+end+1])
			}
			index += end
		default:
			out.WriteByte('$')
		}
	}
	return out.String()
}
