// SPDX-License-Identifier: Apache-2.0

package cluster

import (
	"context"
	"fmt"
	"sync"
	"time"

	authenticationv1 "k8s.io/api/authentication/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"
)

// Tokens asks the API server for service account tokens bound to pods and keeps them until four
// fifths of their life are over. When a new one cannot be had, the old one stays.
type Tokens struct {
	client kubernetes.Interface

	mutex sync.Mutex
	kept  map[tokenKey]token
}

type tokenKey struct {
	pod      types.UID
	audience string
}

type token struct {
	value   string
	renewAt time.Time
}

// tokenTimeout bounds how long a pod waits for the API server.
const tokenTimeout = 3 * time.Second

// NewTokens with nothing kept.
func NewTokens(client kubernetes.Interface) *Tokens {
	return &Tokens{client: client, kept: map[tokenKey]token{}}
}

// Token for the pod and audience ("" = the API server's own).
func (t *Tokens) Token(pod *corev1.Pod, audience string, lifetime time.Duration) (string, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	key := tokenKey{pod: pod.UID, audience: audience}
	kept, found := t.kept[key]
	if found && time.Now().Before(kept.renewAt) {
		return kept.value, nil
	}
	fresh, err := t.request(pod, audience, lifetime)
	if err != nil {
		if found {
			return kept.value, nil
		}
		return "", fmt.Errorf("service account token: %w", err)
	}
	t.kept[key] = fresh
	return fresh.value, nil
}

func (t *Tokens) request(pod *corev1.Pod, audience string, lifetime time.Duration) (token, error) {
	ctx, cancel := context.WithTimeout(context.Background(), tokenTimeout)
	defer cancel()
	seconds := int64(lifetime / time.Second)
	request := &authenticationv1.TokenRequest{Spec: authenticationv1.TokenRequestSpec{
		ExpirationSeconds: &seconds,
		BoundObjectRef:    &authenticationv1.BoundObjectReference{Kind: "Pod", APIVersion: "v1", Name: pod.Name, UID: pod.UID},
	}}
	if audience != "" {
		request.Spec.Audiences = []string{audience}
	}
	answer, err := t.client.CoreV1().ServiceAccounts(pod.Namespace).CreateToken(ctx, pod.Spec.ServiceAccountName, request, metav1.CreateOptions{})
	if err != nil {
		return token{}, err
	}
	now := time.Now()
	life := answer.Status.ExpirationTimestamp.Sub(now)
	return token{value: answer.Status.Token, renewAt: now.Add(life * 4 / 5)}, nil
}

// Forget drops the tokens of a pod that is gone.
func (t *Tokens) Forget(pod types.UID) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	for key := range t.kept {
		if key.pod == pod {
			delete(t.kept, key)
		}
	}
}
