// SPDX-License-Identifier: Apache-2.0

package integration

import (
	"os"
	"strings"
	"testing"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

func TestSecretRefreshReachesTheVolumeAtOnce(t *testing.T) {
	secrets := rig.Client.CoreV1().Secrets("default")
	secret, err := secrets.Create(t.Context(), &corev1.Secret{
		ObjectMeta: metav1.ObjectMeta{Name: "slots"}, Data: map[string][]byte{"desired.json": []byte("0"), "old": []byte("x")},
	}, metav1.CreateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cleanup("delete", "secret", "slots") })
	create(t, `
metadata: {name: refreshed}
spec:
  volumes: [{name: slots, secret: {secretName: slots, defaultMode: 0400}}]
  containers: [{name: main, image: "sh:1", command: [sleep, "1000"], volumeMounts: [{name: slots, mountPath: /slots}]}]`)
	pod := waitReady(t, "refreshed")
	if podFile(pod, "slots/old") != "x" {
		t.Fatal("the secret is not in the volume")
	}
	for round := 1; round <= 5; round++ {
		text := strings.Repeat("1", round)
		secret.Data = map[string][]byte{"desired.json": []byte(text)}
		before := time.Now()
		if secret, err = secrets.Update(t.Context(), secret, metav1.UpdateOptions{}); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the volume has the new content", func() bool { return podFile(pod, "slots/desired.json") == text })
		t.Logf("from the update to the file: %s", time.Since(before).Round(time.Millisecond))
	}
	if podFile(pod, "slots/old") != "" {
		t.Error("a removed key is still in the volume")
	}
}

func TestStatefulSetKeepsItsVolume(t *testing.T) {
	set := &appsv1.StatefulSet{}
	if err := yaml.UnmarshalStrict([]byte(`
metadata: {name: keeper}
spec:
  serviceName: keeper
  selector: {matchLabels: {app: keeper}}
  template:
    metadata: {labels: {app: keeper}}
    spec:
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 2
      containers:
      - {name: main, image: "sh:1", command: [sh, -c, 'echo again >> $0; exec sleep 1000', /data/lives], volumeMounts: [{name: data, mountPath: /data}]}
  volumeClaimTemplates:
  - metadata: {name: data}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
`), set); err != nil {
		t.Fatal(err)
	}
	if _, err := rig.Client.AppsV1().StatefulSets("default").Create(t.Context(), set, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { remove(t, "keeper-0") })
	first := waitReady(t, "keeper-0")
	claim, err := rig.Client.CoreV1().PersistentVolumeClaims("default").Get(t.Context(), "data-keeper-0", metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	volume, err := rig.Client.CoreV1().PersistentVolumes().Get(t.Context(), claim.Spec.VolumeName, metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	path := volume.Spec.HostPath.Path
	wrote := func(text string) func() bool {
		return func() bool {
			data, _ := os.ReadFile(path + "/lives")
			return string(data) == text
		}
	}
	eventually(t, "the first pod has written", wrote("again\n"))
	if err := rig.Client.CoreV1().Pods("default").Delete(t.Context(), "keeper-0", metav1.DeleteOptions{}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a successor is Ready", func() bool {
		pod := get(t, "keeper-0")
		return pod.UID != "" && pod.UID != first.UID && condition(pod, corev1.PodReady) == corev1.ConditionTrue
	})
	eventually(t, "the second pod has written to the same volume", wrote("again\nagain\n"))
	kubectl(t, "delete", "statefulset", "keeper")
	remove(t, "keeper-0")
	kubectl(t, "delete", "pvc", "data-keeper-0")
	eventually(t, "the volume's directory is gone", func() bool {
		_, gone := rig.Client.CoreV1().PersistentVolumes().Get(t.Context(), volume.Name, metav1.GetOptions{})
		_, err := os.Stat(path)
		return os.IsNotExist(err) && apierrors.IsNotFound(gone)
	})
}

func TestServiceAccountTokenIsProjected(t *testing.T) {
	pod := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "token", Namespace: "default"}, Spec: corev1.PodSpec{
		Containers: []corev1.Container{{Name: "main", Image: "sh:1", Command: []string{"sleep", "1000"}}},
	}}
	eventually(t, "create", func() bool {
		_, err := rig.Client.CoreV1().Pods("default").Create(t.Context(), pod, metav1.CreateOptions{})
		return err == nil
	})
	t.Cleanup(func() {
		now := int64(0)
		_ = rig.Client.CoreV1().Pods("default").Delete(t.Context(), "token", metav1.DeleteOptions{GracePeriodSeconds: &now})
		remove(t, "token")
	})
	running := waitReady(t, "token")
	name := running.Spec.Volumes[0].Name
	if len(podFile(running, name+"/token")) < 100 || !strings.Contains(podFile(running, name+"/ca.crt"), "BEGIN") {
		t.Error("no token or no authority in the projected volume")
	}
}
