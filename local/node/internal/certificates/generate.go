// SPDX-License-Identifier: Apache-2.0

package certificates

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"time"
)

const lifetimeYears = 10

func (f Files) generate(serverIP string, now time.Time) error {
	ip := net.ParseIP(serverIP)
	if ip == nil {
		return fmt.Errorf("%q is not an IP address", serverIP)
	}
	authority := template("pilot-node authority", now)
	authority.IsCA, authority.BasicConstraintsValid = true, true
	authority.KeyUsage = x509.KeyUsageCertSign
	authorityKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	if err := sign(authority, authority, authorityKey, authorityKey, f.Authority, ""); err != nil {
		return err
	}
	server := template("pilot-node", now)
	server.IPAddresses = []net.IP{ip}
	server.DNSNames = []string{"localhost"}
	server.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	client := template("kube-apiserver-kubelet-client", now)
	client.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	for _, one := range []struct {
		template  *x509.Certificate
		cert, key string
	}{{server, f.ServerCert, f.ServerKey}, {client, f.ClientCert, f.ClientKey}} {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			return err
		}
		if err := sign(one.template, authority, key, authorityKey, one.cert, one.key); err != nil {
			return err
		}
	}
	return nil
}

func template(name string, now time.Time) *x509.Certificate {
	serial, _ := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	return &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: name},
		NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(lifetimeYears, 0, 0),
		KeyUsage: x509.KeyUsageDigitalSignature,
	}
}

// sign writes the certificate and, when keyPath is given, its key. The authority's key is
// forgotten after use.
func sign(template, parent *x509.Certificate, key, parentKey *ecdsa.PrivateKey, certPath, keyPath string) error {
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), crypto.Signer(parentKey))
	if err != nil {
		return err
	}
	if err := writePEM(certPath, "CERTIFICATE", der, 0o644); err != nil || keyPath == "" {
		return err
	}
	encoded, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	return writePEM(keyPath, "PRIVATE KEY", encoded, 0o600)
}

func writePEM(path, kind string, der []byte, mode os.FileMode) error {
	return os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), mode)
}
