// SPDX-License-Identifier: Apache-2.0

package gitops

import (
	"path/filepath"
	"testing"

	lua "github.com/yuin/gopher-lua"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const healthScripts = "../../examples/gitops/argocd/health"

// Argo CD runs a kind's script in this interpreter, with `obj` and little else.
func TestArgoCD(t *testing.T) {
	forEach(t, func(t *testing.T, object *unstructured.Unstructured, wanted verdict) {
		status, message := health(t, object)
		if status != wanted.ArgoCD {
			t.Errorf("%s (%s), expected %s", status, message, wanted.ArgoCD)
		}
	})
}

// Nothing is said of an object that the operator has not seen, or of a spec that has changed.
func TestArgoCDOfWhatNobodyHasLookedAt(t *testing.T) {
	for name, object := range objects(t) {
		t.Run(name, func(t *testing.T) {
			object.SetGeneration(object.GetGeneration() + 1)
			if status, _ := health(t, object); status != "Progressing" {
				t.Errorf("%s with a changed spec", status)
			}
			unstructured.RemoveNestedField(object.Object, "status")
			if status, _ := health(t, object); status != "Progressing" {
				t.Errorf("%s without a status", status)
			}
		})
	}
}

func health(t *testing.T, object *unstructured.Unstructured) (status, message string) {
	t.Helper()
	state := lua.NewState(lua.Options{SkipOpenLibs: true})
	defer state.Close()
	for _, library := range []lua.LGFunction{lua.OpenBase, lua.OpenTable, lua.OpenString} {
		state.Push(state.NewFunction(library))
		state.Call(0, 0)
	}
	state.SetGlobal("obj", asLua(state, object.Object))
	script := filepath.Join(healthScripts, object.GetKind()+".lua")
	if err := state.DoFile(script); err != nil {
		t.Fatal(err)
	}
	answer, ok := state.Get(-1).(*lua.LTable)
	if !ok {
		t.Fatalf("%s answers no table", script)
	}
	return answer.RawGetString("status").String(), answer.RawGetString("message").String()
}

func asLua(state *lua.LState, value any) lua.LValue {
	switch value := value.(type) {
	case map[string]any:
		table := state.NewTable()
		for key, inner := range value {
			table.RawSetString(key, asLua(state, inner))
		}
		return table
	case []any:
		table := state.NewTable()
		for _, inner := range value {
			table.Append(asLua(state, inner))
		}
		return table
	case string:
		return lua.LString(value)
	case bool:
		return lua.LBool(value)
	case int64:
		return lua.LNumber(value)
	case float64:
		return lua.LNumber(value)
	default:
		return lua.LNil
	}
}
