// SPDX-License-Identifier: Apache-2.0

package environment

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// program makes an executable file.
func program(t *testing.T, directory, name string) string {
	t.Helper()
	path := filepath.Join(directory, name)
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMainIsWhatPodOrImageSay(t *testing.T) {
	bin := t.TempDir()
	tool := program(t, bin, "tool")
	image := Image{Path: []string{bin}, Env: map[string]string{"HOST": "/data/host", "BOTH": "image"}, Entrypoint: []string{"tool", "serve"}, Cmd: []string{"--fast"}}
	cases := []struct {
		name, spec string
		args       []string
	}{
		{"image alone", "{}", []string{"tool", "serve", "--fast"}},
		{"args replace cmd", "{args: [x]}", []string{"tool", "serve", "x"}},
		{"command replaces both", "{command: [tool]}", []string{"tool"}},
		{"expanded and rewritten", "{command: [tool, $(DIR)/a, $(NONE)], args: [/data]}", []string{"tool", "/h/data/a", "$(NONE)", "/h/data"}},
	}
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			built := Container{
				Spec: container(t, one.spec), ContainerID: "u/main/0", PodName: "p", Image: image,
				Variables: map[string]string{"DIR": "/data", "BOTH": "pod"}, Mounts: Mounts{{"/data", "/h/data"}},
			}
			process, err := built.Main()
			if err != nil || process.Path != tool || !slices.Equal(process.Args, one.args) {
				t.Fatalf("got %+v, %v", process, err)
			}
			for _, want := range []string{"DIR=/h/data", "HOST=/data/host", "BOTH=pod", "HOSTNAME=p", "PILOT_CONTAINER_ID=u/main/0", "PATH=" + bin + ":" + systemPath} {
				if !slices.Contains(process.Env, want) {
					t.Errorf("no %s in %v", want, process.Env)
				}
			}
		})
	}
}

func TestCommandErrorsSayWhatIsWrong(t *testing.T) {
	directory := t.TempDir()
	if err := os.WriteFile(filepath.Join(directory, "plain"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	built := Container{Spec: container(t, "{workingDir: "+directory+"}"), Image: Image{}}
	if _, err := built.Main(); !errors.Is(err, ErrNoCommand) {
		t.Errorf("no command gives %v", err)
	}
	for word, want := range map[string]string{
		"no-such": "PATH", "/no/such": "no such file", "./plain": "not an executable file", "/usr": "not an executable file",
	} {
		if _, err := built.Command([]string{word}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %q", word, err, want)
		}
	}
}

func TestRelativeProgramIsFoundInTheWorkingDirectory(t *testing.T) {
	directory := t.TempDir()
	tool := program(t, directory, "tool")
	built := Container{Spec: container(t, "{workingDir: /work}"), Mounts: Mounts{{"/work", directory}}}
	process, err := built.Command([]string{"./tool"})
	if err != nil || process.Path != tool || process.WorkDir != directory {
		t.Errorf("got %+v, %v", process, err)
	}
}

func TestImagesFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "images.json")
	if err := os.WriteFile(path, []byte(`{"a:1": {"path": ["/x"], "env": {"K": "v"}}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	images, err := ReadImages(path)
	if err != nil || images["a:1"].Env["K"] != "v" {
		t.Fatalf("got %v, %v", images, err)
	}
	if images["a:1"].ID() == (Image{}).ID() || !strings.HasPrefix(images["a:1"].ID(), "pilot-image@sha256:") {
		t.Errorf("id is %s", images["a:1"].ID())
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadImages(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a broken file gives %v", err)
	}
	if _, err := ReadImages(path + "x"); err == nil {
		t.Error("a missing file is accepted")
	}
}
