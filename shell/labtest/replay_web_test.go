package labtest

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// replayWeb is the web server that sessions ask.
func replayWeb() http.Handler {
	routes := map[string]func(w http.ResponseWriter, r *http.Request){
		"/text": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			_, _ = io.WriteString(w, "une ligne\nété\n")
		},
		"/plain": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			_, _ = io.WriteString(w, "sans jeu de caractères\n")
		},
		"/json": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, `[{"name": "stylo", "price": 1.5}, {"name": "encre", "price": 12}]`)
		},
		"/object": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, `{"a": {"b": [1, 2, 3]}, "é": null}`)
		},
		"/moved": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/text", http.StatusFound) },
		"/empty": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) },
		"/chunked": func(w http.ResponseWriter, _ *http.Request) {
			for i := range 3 {
				_, _ = fmt.Fprintf(w, "part %d\n", i)
				_ = http.NewResponseController(w).Flush()
			}
		},
		"/bytes": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/octet-stream")
			_, _ = w.Write([]byte("\x00\xff\r\n\x80end"))
		},
		"/echo": func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			_, _ = fmt.Fprintf(w, "%s %s %s %q", r.Method, r.URL.RawQuery, r.Header.Get("X-Y"), body)
		},
		"/hang": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Date"] = nil
		if route, ok := routes[r.URL.Path]; ok {
			route(w, r)
			return
		}
		http.NotFound(w, r)
	})
}

// requestsIn are the requests that came on a connection, without the headers that each
// client has of its own.
func requestsIn(got string) string {
	var list strings.Builder
	r := bufio.NewReader(strings.NewReader(got))
	for {
		request, err := http.ReadRequest(r)
		if err != nil {
			return list.String()
		}
		body, _ := io.ReadAll(request.Body)
		var headers []string
		for name, values := range request.Header {
			if !slices.Contains([]string{"User-Agent", "Accept-Encoding", "Accept", "Connection"}, name) {
				headers = append(headers, fmt.Sprintf("%s: %q", name, values))
			}
		}
		slices.Sort(headers)
		fmt.Fprintf(&list, "%s %s %s %q\n", request.Method, request.RequestURI, strings.Join(headers, " "), body)
	}
}

// replayCertificate is one that nobody has signed.
func replayCertificate(t *testing.T) tls.Certificate {
	t.Helper()
	certificate, err := madeCertificate()
	if err != nil {
		t.Error(err)
	}
	return certificate
}

var madeCertificate = sync.OnceValues(func() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, err
})
