// SPDX-License-Identifier: Apache-2.0

package environment

import "testing"

func TestRewrite(t *testing.T) {
	mounts := Mounts{{"/data", "/h/data"}, {"/data/deep", "/h/deep"}, {"/tmp/", "/h/tmp"}, {"/", "/h/root"}}
	for value, want := range map[string]string{
		"/data": "/h/data", "/data/x/y": "/h/data/x/y", "/data/deep": "/h/deep", "/data/deep/z": "/h/deep/z",
		"/data/deeper": "/h/data/deeper", "/database": "/database", "/tmp": "/h/tmp", "/tmp/a": "/h/tmp/a",
		"--dir=/data": "--dir=/data", "data": "data", "": "", "/etc/passwd": "/etc/passwd", "/data:/tmp": "/data:/tmp",
	} {
		if got := mounts.Rewrite(value); got != want {
			t.Errorf("Rewrite(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestRewriteWithoutMountsChangesNothing(t *testing.T) {
	if got := (Mounts{}).Rewrite("/data"); got != "/data" {
		t.Errorf("got %q", got)
	}
}
