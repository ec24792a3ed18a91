// SPDX-License-Identifier: Apache-2.0

package pod

import (
	"context"
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/fake"
	clienttesting "k8s.io/client-go/testing"
)

func published(t *testing.T, client *fake.Clientset) *corev1.Pod {
	t.Helper()
	pod, err := client.CoreV1().Pods("default").Get(t.Context(), "p", metav1.GetOptions{})
	if apierrors.IsNotFound(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return pod
}

func soon(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !condition(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("did not happen: %s", what)
		}
	}
}

func TestPublisherGoesOnThroughAnOutageThenDeletes(t *testing.T) {
	base := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "p", Namespace: "default", UID: "u"}}
	client := fake.NewClientset(base.DeepCopy())
	outage := make(chan bool, 1)
	outage <- true
	client.PrependReactor("patch", "pods", func(clienttesting.Action) (bool, runtime.Object, error) {
		down := <-outage
		outage <- false
		return down, nil, apierrors.NewInternalError(context.DeadlineExceeded)
	})
	one := newPublisher(client, slog.New(slog.DiscardHandler))
	go one.run(t.Context())
	one.publish(corev1.PodStatus{Phase: corev1.PodRunning}) // nothing is known about the object yet
	one.observe(base)
	one.publish(corev1.PodStatus{Phase: corev1.PodRunning, PodIP: "127.77.0.1"})
	soon(t, "the status arrives", func() bool { return published(t, client).Status.PodIP == "127.77.0.1" })
	one.finish()
	soon(t, "the object is deleted", func() bool { return published(t, client) == nil })
	one.publish(corev1.PodStatus{Phase: corev1.PodFailed}) // must not matter any more
}

func TestPublisherKeepsTheNewestVersion(t *testing.T) {
	version := func(text string) *corev1.Pod {
		return &corev1.Pod{ObjectMeta: metav1.ObjectMeta{ResourceVersion: text}}
	}
	one := newPublisher(fake.NewClientset(), slog.New(slog.DiscardHandler))
	one.observe(version("100"))
	if got := one.newest(version("99")); got.ResourceVersion != "100" {
		t.Errorf("an older version wins: %s", got.ResourceVersion)
	}
	if got := one.newest(version("101")); got.ResourceVersion != "101" {
		t.Errorf("a newer version loses: %s", got.ResourceVersion)
	}
	if one.newest(nil) != nil {
		t.Error("a pod that nobody has seen is known")
	}
}

func TestStatusPatchIsTheDifferenceBoundToTheUID(t *testing.T) {
	base := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{UID: "u"}, Status: corev1.PodStatus{
		Phase: corev1.PodPending, Conditions: []corev1.PodCondition{{Type: corev1.PodScheduled, Status: corev1.ConditionTrue}},
	}}
	want := base.Status.DeepCopy()
	if patch, err := statusPatch(base, want); patch != nil || err != nil {
		t.Errorf("no difference gives %s, %v", patch, err)
	}
	want.Phase = corev1.PodRunning
	patch, err := statusPatch(base, want)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]map[string]any
	if err := json.Unmarshal(patch, &fields); err != nil {
		t.Fatal(err)
	}
	if fields["metadata"]["uid"] != "u" || fields["status"]["phase"] != "Running" || len(fields["status"]) != 1 {
		t.Errorf("patch is %s", patch)
	}
}

func TestSteadyKeepsTimesOfWhatHasNotChanged(t *testing.T) {
	early, late := metav1.NewTime(now), metav1.NewTime(now.Add(time.Minute))
	previous := &corev1.PodStatus{StartTime: &early, Conditions: []corev1.PodCondition{
		{Type: corev1.PodReady, Status: corev1.ConditionTrue, LastTransitionTime: early},
		{Type: corev1.PodInitialized, Status: corev1.ConditionFalse, LastTransitionTime: early},
	}}
	status := &corev1.PodStatus{StartTime: &late, Conditions: []corev1.PodCondition{
		{Type: corev1.PodReady, Status: corev1.ConditionTrue, LastTransitionTime: late},
		{Type: corev1.PodInitialized, Status: corev1.ConditionTrue, LastTransitionTime: late},
	}}
	steady(nil, status)
	if status.StartTime != &late {
		t.Error("without an earlier status something changes")
	}
	steady(previous, status)
	if !status.StartTime.Equal(&early) || !status.Conditions[0].LastTransitionTime.Equal(&early) || !status.Conditions[1].LastTransitionTime.Equal(&late) {
		t.Errorf("got %+v", status)
	}
}
