// SPDX-License-Identifier: Apache-2.0

package address

import (
	"errors"
	"strings"
	"testing"
)

func allocate(t *testing.T, pool *Pool) string {
	t.Helper()
	address, err := pool.Allocate()
	if err != nil {
		t.Fatal(err)
	}
	return address
}

func TestAddressesGoAroundAndAreRemembered(t *testing.T) {
	directory := t.TempDir()
	pool, err := Open(directory, "127.77.5.9/24", []string{"127.77.5.2", "nonsense"})
	if err != nil {
		t.Fatal(err)
	}
	if first, second := allocate(t, pool), allocate(t, pool); first != "127.77.5.1" || second != "127.77.5.3" {
		t.Errorf("got %s and %s", first, second)
	}
	pool.Release("127.77.5.1")
	pool.Release("nonsense")
	if next := allocate(t, pool); next != "127.77.5.4" {
		t.Errorf("a freed address is used at once: %s", next)
	}
	again, err := Open(directory, "127.77.5.0/24", []string{"127.77.5.3"})
	if err != nil {
		t.Fatal(err)
	}
	if next := allocate(t, again); next != "127.77.5.5" {
		t.Errorf("after a restart comes %s", next)
	}
}

func TestAFullSubnetSaysSo(t *testing.T) {
	pool, err := Open(t.TempDir(), "127.1.2.252/30", nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 { // .252 .253 .254
		allocate(t, pool)
	}
	var full *ExhaustedError
	if _, err := pool.Allocate(); !errors.As(err, &full) || !strings.Contains(err.Error(), "--pod-subnet") {
		t.Errorf("got %v", err)
	}
	pool.Release("127.1.2.253")
	if got := allocate(t, pool); got != "127.1.2.253" {
		t.Errorf("got %s", got)
	}
}

func TestBadSubnetsNameTheFlag(t *testing.T) {
	for _, subnet := range []string{"", "127.0.0.1", "10.0.0.0/8", "::1/128", "127.0.0.0/31", "126.0.0.0/7"} {
		if _, err := Open(t.TempDir(), subnet, nil); err == nil || !strings.Contains(err.Error(), "--pod-subnet") {
			t.Errorf("%q gives %v", subnet, err)
		}
	}
}
