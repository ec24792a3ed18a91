// SPDX-License-Identifier: Apache-2.0

// Package gitops tries the rules of GitOps tools on statuses of the operator.
package gitops

import (
	"os"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"

	"cryptopilot.dev/e2e/gitops/internal/golden"
)

const goldenObjects = "../../operator/src/test/resources/golden"

// What a tool is to make of an object.
type verdict struct {
	Kstatus string `json:"kstatus"`
	ArgoCD  string `json:"argocd"`
}

func verdicts(t *testing.T) map[string]verdict {
	t.Helper()
	text, err := os.ReadFile("verdicts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]verdict{}
	if err := yaml.UnmarshalStrict(text, &found); err != nil {
		t.Fatal(err)
	}
	return found
}

func objects(t *testing.T) map[string]*unstructured.Unstructured {
	t.Helper()
	found, err := golden.Objects(goldenObjects)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Calls try for every object and the verdict on it; neither may be without the other.
func forEach(t *testing.T, try func(*testing.T, *unstructured.Unstructured, verdict)) {
	t.Helper()
	expected, found := verdicts(t), objects(t)
	for name := range expected {
		if found[name] == nil {
			t.Errorf("verdicts.yaml speaks of %s, and there is no such object", name)
		}
	}
	for name, object := range found {
		wanted, ok := expected[name]
		if !ok {
			t.Errorf("verdicts.yaml says nothing of %s", name)
			continue
		}
		t.Run(name, func(t *testing.T) { try(t, object, wanted) })
	}
}
