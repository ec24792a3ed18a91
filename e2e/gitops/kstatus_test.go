// SPDX-License-Identifier: Apache-2.0

package gitops

import (
	"testing"

	"github.com/fluxcd/cli-utils/pkg/kstatus/status"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// Flux waits by kstatus.
func TestKstatus(t *testing.T) {
	forEach(t, func(t *testing.T, object *unstructured.Unstructured, wanted verdict) {
		result, err := status.Compute(object)
		if err != nil {
			t.Fatal(err)
		}
		if result.Status.String() != wanted.Kstatus {
			t.Errorf("%s (%s), expected %s", result.Status, result.Message, wanted.Kstatus)
		}
	})
}

// A changed spec is InProgress until the operator has looked at it, whatever the conditions say.
func TestKstatusOfAChangedSpec(t *testing.T) {
	for name, object := range objects(t) {
		if object.GetDeletionTimestamp() != nil {
			continue
		}
		t.Run(name, func(t *testing.T) {
			object.SetGeneration(object.GetGeneration() + 1)
			result, err := status.Compute(object)
			if err != nil {
				t.Fatal(err)
			}
			if result.Status != status.InProgressStatus {
				t.Errorf("%s, though nobody has looked at the change", result.Status)
			}
		})
	}
}
