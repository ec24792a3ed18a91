// SPDX-License-Identifier: Apache-2.0

package certificates

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
)

func ensure(t *testing.T, directory string) Files {
	t.Helper()
	files, err := Ensure(directory, "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEnsureMakesAWorkingSetOnce(t *testing.T) {
	directory := t.TempDir()
	files := ensure(t, directory)
	first, _ := os.ReadFile(files.ServerCert)
	ensure(t, directory)
	if second, _ := os.ReadFile(files.ServerCert); string(first) != string(second) {
		t.Error("good certificates were replaced")
	}
	if err := os.WriteFile(files.ClientKey, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	ensure(t, directory)
	if second, _ := os.ReadFile(files.ServerCert); string(first) == string(second) {
		t.Error("a broken set was kept")
	}
	if info, _ := os.Stat(files.ServerKey); info.Mode().Perm() != 0o600 {
		t.Errorf("mode of the key is %s", info.Mode())
	}
	if _, err := Ensure(t.TempDir(), "not-an-address"); err == nil {
		t.Error("a bad address is accepted")
	}
}

func TestServerKnowsItsClients(t *testing.T) {
	files := ensure(t, t.TempDir())
	config, err := files.ServerConfig()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if len(request.TLS.VerifiedChains) == 0 {
			w.WriteHeader(http.StatusUnauthorized)
		}
	}))
	server.TLS = config
	server.StartTLS()
	defer server.Close()
	pool, err := files.pool()
	if err != nil {
		t.Fatal(err)
	}
	pair, err := tls.LoadX509KeyPair(files.ClientCert, files.ClientKey)
	if err != nil {
		t.Fatal(err)
	}
	for want, certificates := range map[int][]tls.Certificate{200: {pair}, 401: nil} {
		client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, Certificates: certificates}}}
		answer, err := client.Get(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("answered %d, want %d", answer.StatusCode, want)
		}
	}
	stranger := ensure(t, t.TempDir())
	foreign, _ := tls.LoadX509KeyPair(stranger.ClientCert, stranger.ClientKey)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, Certificates: []tls.Certificate{foreign}}}}
	if answer, err := client.Get(server.URL); err == nil {
		answer.Body.Close()
		if answer.StatusCode == http.StatusOK {
			t.Error("a foreign certificate is accepted")
		}
	}
}
