// SPDX-License-Identifier: Apache-2.0

package volume

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"

	"cryptopilot.dev/local/node/internal/environment"
	"cryptopilot.dev/local/node/internal/records"
)

// sources is a cluster with one secret, one configmap and one claim.
type sources struct{ claims string }

func (sources) Secret(_, name string) *corev1.Secret {
	if name != "s" {
		return nil
	}
	return &corev1.Secret{Data: map[string][]byte{"one": []byte("1"), "two": []byte("2")}}
}

func (sources) ConfigMap(_, name string) *corev1.ConfigMap {
	if name != "c" {
		return nil
	}
	return &corev1.ConfigMap{Data: map[string]string{"text": "t"}, BinaryData: map[string][]byte{"bytes": {0, 1}}}
}

func (s sources) ClaimDirectory(_, claim string) (string, error) {
	if claim == "bound" || claim == "p-scratch" {
		return s.claims, nil
	}
	return "", missing("persistentvolumeclaim", "ns", claim)
}

func (sources) Token(pod *corev1.Pod, audience string, lifetime time.Duration) (string, error) {
	return fmt.Sprintf("token-%s-%s-%s", pod.Name, audience, lifetime), nil
}

func podWith(t *testing.T, volumes string) *corev1.Pod {
	t.Helper()
	pod := &corev1.Pod{}
	manifest := "metadata: {name: p, namespace: ns, labels: {app: x}}\nspec:\n  containers: [{name: main, resources: {limits: {memory: 1Gi}}}]\n  volumes:\n" + volumes
	if err := yaml.UnmarshalStrict([]byte(manifest), pod); err != nil {
		t.Fatal(err)
	}
	return pod
}

func TestSyncMakesEveryKindOfVolume(t *testing.T) {
	host := t.TempDir()
	set := Set{Dir: records.PodDir(t.TempDir()), Sources: sources{claims: host}}
	pod := podWith(t, `
  - {name: secret, secret: {secretName: s, defaultMode: 0400, items: [{key: two, path: deep/er, mode: 0640}]}}
  - {name: config, configMap: {name: c}}
  - {name: optional, secret: {secretName: gone, optional: true}}
  - {name: optional-key, configMap: {name: c, optional: true, items: [{key: nope, path: x}]}}
  - {name: down, downwardAPI: {items: [{path: app, fieldRef: {fieldPath: "metadata.labels['app']"}}, {path: mem, resourceFieldRef: {containerName: main, resource: limits.memory}}]}}
  - {name: empty, emptyDir: {medium: Memory}}
  - {name: claim, persistentVolumeClaim: {claimName: bound}}
  - {name: scratch, ephemeral: {volumeClaimTemplate: {spec: {}}}}
  - {name: host, hostPath: {path: "`+host+`/made", type: DirectoryOrCreate}}
  - name: projected
    projected:
      sources:
      - secret: {name: s, items: [{key: one, path: one}]}
      - configMap: {name: c}
      - downwardAPI: {items: [{path: ip, fieldRef: {fieldPath: status.podIP}}]}
      - serviceAccountToken: {path: token, audience: aud, expirationSeconds: 600}
`)
	directories, changed, err := set.Sync(pod, environment.PodFacts{PodIP: "127.77.0.5"})
	if err != nil || changed != 6 || len(directories) != 10 {
		t.Fatalf("%d changed, %v, %v", changed, directories, err)
	}
	for name, want := range map[string]string{
		"secret/deep/er": "2", "config/text": "t", "config/bytes": "\x00\x01", "down/app": "x", "down/mem": "1073741824",
		"projected/one": "1", "projected/text": "t", "projected/ip": "127.77.0.5", "projected/token": "token-p-aud-10m0s",
	} {
		volume, file, _ := strings.Cut(name, "/")
		if got := content(t, filepath.Join(directories[volume], file)); got != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
	if info, _ := os.Stat(filepath.Join(directories["secret"], "deep/er")); info.Mode().Perm() != 0o640 {
		t.Errorf("mode of the item is %s", info.Mode())
	}
	if directories["claim"] != host || directories["scratch"] != host {
		t.Errorf("claims are at %v", directories)
	}
	if _, changed, err := set.Sync(pod, environment.PodFacts{PodIP: "127.77.0.5"}); changed != 0 || err != nil {
		t.Errorf("a second sync changed %d, %v", changed, err)
	}
}

func TestSyncNamesWhatIsMissingAndMakesTheRest(t *testing.T) {
	for volume, want := range map[string]string{
		"{name: v, secret: {secretName: gone}}":                                    `secret "gone" not found`,
		"{name: v, configMap: {name: gone}}":                                       `configmap "gone" not found`,
		"{name: v, secret: {secretName: s, items: [{key: nope, path: x}]}}":        `no key "nope"`,
		"{name: v, secret: {secretName: s, items: [{key: one, path: ../out}]}}":    "leads out",
		"{name: v, persistentVolumeClaim: {claimName: gone}}":                      "persistentvolumeclaim",
		"{name: v, nfs: {server: x, path: /}}":                                     "knows secret",
		"{name: v, hostPath: {path: /no/such/place}}":                              "no such file",
		"{name: v, downwardAPI: {items: [{path: x, fieldRef: {fieldPath: bad}}]}}": "bad",
		"{name: v, projected: {sources: [{secret: {name: gone}}]}}":                `secret "gone"`,
		"{name: v, projected: {sources: [{}]}}":                                    "projected source",
	} {
		set := Set{Dir: records.PodDir(t.TempDir()), Sources: sources{}}
		directories, _, err := set.Sync(podWith(t, "  - "+volume+"\n  - {name: fine, emptyDir: {}}\n"), environment.PodFacts{})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), `"v"`) {
			t.Errorf("%s gives %v, want %q", volume, err, want)
		}
		if directories["fine"] == "" {
			t.Errorf("%s keeps the other volume away", volume)
		}
	}
}

func TestMissingIsATypedError(t *testing.T) {
	set := Set{Dir: records.PodDir(t.TempDir()), Sources: sources{}}
	_, _, err := set.Sync(podWith(t, "  - {name: v, secret: {secretName: gone}}\n"), environment.PodFacts{})
	var absent *MissingError
	if !errors.As(err, &absent) || absent.Name != "gone" {
		t.Errorf("got %v", err)
	}
}

func TestMounts(t *testing.T) {
	directory := t.TempDir()
	spec := &corev1.Container{VolumeMounts: []corev1.VolumeMount{
		{Name: "v", MountPath: "/whole"}, {Name: "v", MountPath: "/part", SubPath: "a/b"},
		{Name: "v", MountPath: "/named", SubPathExpr: "pods/$(NAME)"},
	}}
	lookup := func(name string) (string, bool) { return "p-0", name == "NAME" }
	mounts, err := Mounts(spec, Directories{"v": directory}, lookup)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"/whole/x": "/x", "/part": "/a/b", "/named/y": "/pods/p-0/y"} {
		if got := mounts.Rewrite(path); got != directory+want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if info, err := os.Stat(filepath.Join(directory, "pods/p-0")); err != nil || !info.IsDir() {
		t.Errorf("the sub-path was not made: %v", err)
	}
	for _, bad := range []corev1.VolumeMount{{Name: "none", MountPath: "/x"}, {Name: "v", MountPath: "/x", SubPath: "../out"}, {Name: "v", MountPath: "/x", SubPath: "/abs"}} {
		if _, err := Mounts(&corev1.Container{VolumeMounts: []corev1.VolumeMount{bad}}, Directories{"v": directory}, lookup); err == nil {
			t.Errorf("%+v is accepted", bad)
		}
	}
}

func TestReferences(t *testing.T) {
	pod := podWith(t, `
  - {name: a, secret: {secretName: sa}}
  - {name: b, configMap: {name: cb}}
  - {name: c, projected: {sources: [{secret: {name: sc}}, {configMap: {name: cc}}, {downwardAPI: {}}]}}
  - {name: d, emptyDir: {}}
`)
	pod.Spec.InitContainers = []corev1.Container{{EnvFrom: []corev1.EnvFromSource{
		{SecretRef: &corev1.SecretEnvSource{LocalObjectReference: corev1.LocalObjectReference{Name: "sd"}}},
		{ConfigMapRef: &corev1.ConfigMapEnvSource{LocalObjectReference: corev1.LocalObjectReference{Name: "cd"}}},
	}}}
	pod.Spec.Containers[0].Env = []corev1.EnvVar{
		{Name: "X", ValueFrom: &corev1.EnvVarSource{SecretKeyRef: &corev1.SecretKeySelector{LocalObjectReference: corev1.LocalObjectReference{Name: "se"}}}},
		{Name: "Y", ValueFrom: &corev1.EnvVarSource{ConfigMapKeyRef: &corev1.ConfigMapKeySelector{LocalObjectReference: corev1.LocalObjectReference{Name: "ce"}}}},
	}
	found := References(pod)
	for _, name := range []string{"sa", "sc", "sd", "se"} {
		if _, ok := found[Reference{SecretKind, "ns", name}]; !ok {
			t.Errorf("secret %s is not found", name)
		}
	}
	for _, name := range []string{"cb", "cc", "cd", "ce"} {
		if _, ok := found[Reference{ConfigMapKind, "ns", name}]; !ok {
			t.Errorf("configmap %s is not found", name)
		}
	}
	if len(found) != 8 {
		t.Errorf("found %v", found)
	}
}
