// SPDX-License-Identifier: Apache-2.0

package controlplane

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
)

func (p *Plane) files() error {
	if err := os.RemoveAll(p.Settings.Directory); err != nil {
		return err
	}
	if err := os.MkdirAll(p.Settings.Directory, 0o700); err != nil {
		return err
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	block := &pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}
	tokens := AdminToken + ",admin,admin,system:masters\n" + OperatorToken + "," + operatorUser + "," + operatorUser + "\n" +
		serverToken + "," + serverUser + "," + serverUser + "\n"
	files := map[string]string{
		"service-account.key": string(pem.EncodeToMemory(block)),
		"tokens.csv":          tokens,
		"admin.kubeconfig":    kubeconfig(p.URL(), AdminToken),
	}
	for name, text := range files {
		if err := os.WriteFile(p.path(name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// OperatorKubeconfig writes the kubeconfig with which the operator reaches the server at url.
func (p *Plane) OperatorKubeconfig(url string) (string, error) {
	path := p.path("operator.kubeconfig")
	return path, os.WriteFile(path, []byte(kubeconfig(url, OperatorToken)), 0o600)
}

// ServerKubeconfig writes the kubeconfig of our own API server.
func (p *Plane) ServerKubeconfig() (string, error) {
	path := p.path("api-server.kubeconfig")
	return path, os.WriteFile(path, []byte(kubeconfig(p.URL(), serverToken)), 0o600)
}

func kubeconfig(url, token string) string {
	return fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: campaign
clusters: [{name: campaign, cluster: {server: %q, insecure-skip-tls-verify: true}}]
users: [{name: user, user: {token: %s}}]
contexts: [{name: campaign, context: {cluster: campaign, user: user, namespace: default}}]
`, url, token)
}
