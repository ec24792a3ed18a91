// SPDX-License-Identifier: Apache-2.0

// Package cluster is pilot-node's cached view of the API objects that pods are made of.
package cluster

import (
	"fmt"
	"os"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	listers "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"

	"cryptopilot.dev/local/node/internal/volume"
)

// View answers from informers, so it goes on answering while the API server is dead.
type View struct {
	secrets    listers.SecretLister
	configMaps listers.ConfigMapLister
	claims     listers.PersistentVolumeClaimLister
	volumes    listers.PersistentVolumeLister
	*Tokens
}

// NewView registers its informers with the factory; changed is called for each Secret and
// ConfigMap that appears, changes or vanishes, and claimed when claims or volumes do.
func NewView(client kubernetes.Interface, factory informers.SharedInformerFactory, changed func(volume.Reference), claimed func()) (*View, error) {
	core := factory.Core().V1()
	view := &View{
		secrets: core.Secrets().Lister(), configMaps: core.ConfigMaps().Lister(),
		claims: core.PersistentVolumeClaims().Lister(), volumes: core.PersistentVolumes().Lister(),
		Tokens: NewTokens(client),
	}
	notify := func(kind string) cache.ResourceEventHandler {
		return onAny(func(object any) {
			if accessor, ok := object.(interface {
				GetNamespace() string
				GetName() string
			}); ok {
				changed(volume.Reference{Kind: kind, Namespace: accessor.GetNamespace(), Name: accessor.GetName()})
			}
		})
	}
	handlers := []struct {
		informer cache.SharedIndexInformer
		handler  cache.ResourceEventHandler
	}{
		{core.Secrets().Informer(), notify(volume.SecretKind)},
		{core.ConfigMaps().Informer(), notify(volume.ConfigMapKind)},
		{core.PersistentVolumeClaims().Informer(), onAny(func(any) { claimed() })},
		{core.PersistentVolumes().Informer(), onAny(func(any) { claimed() })},
	}
	for _, one := range handlers {
		if _, err := one.informer.AddEventHandler(one.handler); err != nil {
			return nil, err
		}
	}
	return view, nil
}

func onAny(act func(any)) cache.ResourceEventHandler {
	return cache.ResourceEventHandlerFuncs{
		AddFunc:    act,
		UpdateFunc: func(_, now any) { act(now) },
		DeleteFunc: func(object any) {
			if unknown, ok := object.(cache.DeletedFinalStateUnknown); ok {
				object = unknown.Obj
			}
			act(object)
		},
	}
}

// Secret of this name, or nil.
func (v *View) Secret(namespace, name string) *corev1.Secret {
	secret, err := v.secrets.Secrets(namespace).Get(name)
	if err != nil {
		return nil
	}
	return secret
}

// ConfigMap of this name, or nil.
func (v *View) ConfigMap(namespace, name string) *corev1.ConfigMap {
	configMap, err := v.configMaps.ConfigMaps(namespace).Get(name)
	if err != nil {
		return nil
	}
	return configMap
}

// ClaimDirectory is the directory of the volume that a claim is bound to.
func (v *View) ClaimDirectory(namespace, name string) (string, error) {
	claim, err := v.claims.PersistentVolumeClaims(namespace).Get(name)
	if err != nil {
		return "", &volume.MissingError{Kind: "persistentvolumeclaim", Namespace: namespace, Name: name}
	}
	if claim.Status.Phase != corev1.ClaimBound {
		return "", fmt.Errorf("persistentvolumeclaim %q is not bound yet", name)
	}
	persistent, err := v.volumes.Get(claim.Spec.VolumeName)
	if err != nil {
		return "", &volume.MissingError{Kind: "persistentvolume", Name: claim.Spec.VolumeName}
	}
	switch {
	case persistent.Spec.HostPath != nil:
		return persistent.Spec.HostPath.Path, os.MkdirAll(persistent.Spec.HostPath.Path, 0o700)
	case persistent.Spec.Local != nil:
		_, err := os.Stat(persistent.Spec.Local.Path)
		return persistent.Spec.Local.Path, err
	}
	return "", &volume.UnsupportedError{Volume: "persistentvolume " + persistent.Name}
}
