// SPDX-License-Identifier: Apache-2.0

// Package golden reads objects with the statuses that the operator's own tests hold it to.
package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

// Objects are all of them, by name such as bot/running or strategy/stable.
func Objects(root string) (map[string]*unstructured.Unstructured, error) {
	found := map[string]*unstructured.Unstructured{}
	for _, kind := range []string{"strategy", "pool"} {
		files, err := filepath.Glob(filepath.Join(root, kind, "*.yaml"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			object, err := read(file)
			if err != nil {
				return nil, err
			}
			found[kind+"/"+strings.TrimSuffix(filepath.Base(file), ".yaml")] = wrap(object)
		}
	}
	directories, err := filepath.Glob(filepath.Join(root, "bot", "*"))
	if err != nil {
		return nil, err
	}
	for _, directory := range directories {
		bot, err := bot(directory)
		if err != nil {
			return nil, err
		}
		found["bot/"+filepath.Base(directory)] = wrap(bot)
	}
	return found, nil
}

// A Bot's test keeps its spec before, and its status after.
func bot(directory string) (map[string]any, error) {
	bot, err := read(filepath.Join(directory, "in-bot.yaml"))
	if err != nil {
		return nil, err
	}
	out, err := read(filepath.Join(directory, "out.yaml"))
	if err != nil {
		return nil, err
	}
	bot["status"] = out["status"]
	return bot, nil
}

func read(file string) (map[string]any, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	object := map[string]any{}
	if err := yaml.Unmarshal(text, &object); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return object, nil
}

// Numbers as an API server's client has them: whole ones are int64.
func wrap(object map[string]any) *unstructured.Unstructured {
	return &unstructured.Unstructured{Object: whole(object).(map[string]any)}
}

func whole(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			value[key] = whole(inner)
		}
		return value
	case []any:
		for index, inner := range value {
			value[index] = whole(inner)
		}
		return value
	case float64:
		if value == float64(int64(value)) {
			return int64(value)
		}
		return value
	default:
		return value
	}
}
