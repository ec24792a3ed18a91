// SPDX-License-Identifier: Apache-2.0

package controlplane

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/restmapper"
)

// Install applies the product's CRDs and the operator's manifests, as a cluster would have them.
func (p *Plane) Install(ctx context.Context, checkout string) error {
	crds, err := filepath.Glob(filepath.Join(checkout, "crds/src/main/resources/crds/*.yaml"))
	if err != nil || len(crds) == 0 {
		return errors.Join(err, errors.New("no CRDs in "+checkout))
	}
	manifests := []string{"operator/manifests/namespace.yaml", "operator/manifests/rbac.yaml"}
	for _, file := range crds {
		if err := p.apply(ctx, file); err != nil {
			return err
		}
	}
	for _, name := range manifests {
		if err := p.apply(ctx, filepath.Join(checkout, name)); err != nil {
			return err
		}
	}
	return p.awaitServed(ctx)
}

// InstallServer applies what the API server may do.
func (p *Plane) InstallServer(ctx context.Context, checkout string) error {
	return p.apply(ctx, filepath.Join(checkout, "api-server/manifests/rbac.yaml"))
}

func (p *Plane) apply(ctx context.Context, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(data), 4096)
	for {
		object := &unstructured.Unstructured{}
		err := decoder.Decode(object)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil && len(object.Object) > 0 {
			err = p.applyOne(ctx, object)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
}

func (p *Plane) applyOne(ctx context.Context, object *unstructured.Unstructured) error {
	config := p.Config(AdminToken)
	finder, err := discovery.NewDiscoveryClientForConfig(config)
	if err != nil {
		return err
	}
	groups, err := restmapper.GetAPIGroupResources(finder)
	if err != nil {
		return err
	}
	kind := object.GroupVersionKind()
	mapping, err := restmapper.NewDiscoveryRESTMapper(groups).RESTMapping(kind.GroupKind(), kind.Version)
	if err != nil {
		return err
	}
	client, err := dynamic.NewForConfig(config)
	if err != nil {
		return err
	}
	var target dynamic.ResourceInterface = client.Resource(mapping.Resource)
	if mapping.Scope.Name() == meta.RESTScopeNameNamespace {
		target = client.Resource(mapping.Resource).Namespace(object.GetNamespace())
	}
	data, err := object.MarshalJSON()
	if err != nil {
		return err
	}
	force := true
	_, err = target.Patch(ctx, object.GetName(), types.ApplyPatchType, data,
		metav1.PatchOptions{FieldManager: "campaign", Force: &force})
	return err
}

func (p *Plane) awaitServed(ctx context.Context) error {
	finder, err := discovery.NewDiscoveryClientForConfig(p.Config(AdminToken))
	if err != nil {
		return err
	}
	for deadline := time.Now().Add(30 * time.Second); ; {
		list, err := finder.ServerResourcesForGroupVersion("crypto-pilot.dev/v1alpha1")
		if err == nil && len(list.APIResources) >= 3 {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("the CRDs are not served: %w", err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
