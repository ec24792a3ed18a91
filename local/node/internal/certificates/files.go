// SPDX-License-Identifier: Apache-2.0

// Package certificates makes the kubelet API's own certificates: a small authority, the server's
// certificate, and the client certificate that the API server shows.
package certificates

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cryptopilot.dev/local/node/internal/records"
)

// Files of the directory, by their use.
type Files struct {
	Authority             string // --kubelet-certificate-authority of the API server
	ClientCert, ClientKey string // --kubelet-client-certificate and --kubelet-client-key
	ServerCert, ServerKey string
}

// In names the files below a directory.
func In(directory string) Files {
	at := func(name string) string { return filepath.Join(directory, name) }
	return Files{
		Authority: at("ca.crt"), ClientCert: at("client.crt"), ClientKey: at("client.key"),
		ServerCert: at("server.crt"), ServerKey: at("server.key"),
	}
}

// Ensure makes the files unless all are there and good for another month. Doing it twice at
// once is safe.
func Ensure(directory, serverIP string) (Files, error) {
	files := In(directory)
	lock, err := waitForLock(filepath.Join(directory, "lock"))
	if err != nil {
		return files, err
	}
	defer lock.Close()
	if files.good(time.Now().AddDate(0, 1, 0)) {
		return files, nil
	}
	return files, files.generate(serverIP, time.Now())
}

func waitForLock(path string) (*os.File, error) {
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		lock, taken, err := records.TryLock(path)
		if err != nil || taken {
			return lock, err
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("%s is held by another process", path)
		}
	}
}

func (f Files) good(until time.Time) bool {
	pool, err := f.pool()
	if err != nil {
		return false
	}
	for cert, key := range map[string]string{f.ClientCert: f.ClientKey, f.ServerCert: f.ServerKey} {
		pair, err := tls.LoadX509KeyPair(cert, key)
		if err != nil {
			return false
		}
		leaf, err := x509.ParseCertificate(pair.Certificate[0])
		if err != nil {
			return false
		}
		_, err = leaf.Verify(x509.VerifyOptions{Roots: pool, CurrentTime: until, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
		if err != nil {
			return false
		}
	}
	return true
}

func (f Files) pool() (*x509.CertPool, error) {
	data, err := os.ReadFile(f.Authority)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(data) {
		return nil, errors.New(f.Authority + " holds no certificate")
	}
	return pool, nil
}

// ServerConfig serves with the server certificate and checks client certificates against the
// authority. A client may come without one; it is then nobody.
func (f Files) ServerConfig() (*tls.Config, error) {
	pair, err := tls.LoadX509KeyPair(f.ServerCert, f.ServerKey)
	if err != nil {
		return nil, err
	}
	pool, err := f.pool()
	if err != nil {
		return nil, err
	}
	return &tls.Config{
		MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{pair},
		ClientCAs: pool, ClientAuth: tls.VerifyClientCertIfGiven,
	}, nil
}
