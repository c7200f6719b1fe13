package chain

import (
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// The places where Linux distributions, BSDs and macOS keep the authorities' certificates.
var (
	systemFiles = []string{"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"}
	systemDirs  = []string{"/etc/ssl/certs", "/etc/pki/tls/certs"}
)

// SystemFile is the file with the system's authorities: SSL_CERT_FILE if it is set.
func SystemFile() string { return firstThere("SSL_CERT_FILE", systemFiles) }

// SystemDir is the directory with a file for each of the system's authorities:
// SSL_CERT_DIR if it is set.
func SystemDir() string { return firstThere("SSL_CERT_DIR", systemDirs) }

func firstThere(variable string, places []string) string {
	if place := os.Getenv(variable); place != "" {
		return place
	}
	for _, place := range places {
		if _, err := os.Stat(place); err == nil {
			return place
		}
	}
	return places[0]
}

var system struct {
	mu           sync.Mutex
	from         string // the places, and when they were changed
	certificates []*x509.Certificate
}

// System gives the authorities that the system trusts: those of its file and of its
// directories, as in OpenSSL. They are read when they are first asked for, and again when
// a place has changed.
func System() []*x509.Certificate {
	s := &system
	s.mu.Lock()
	defer s.mu.Unlock()
	file, dirs := SystemFile(), filepath.SplitList(SystemDir())
	var from strings.Builder
	for _, place := range append([]string{file}, dirs...) {
		from.WriteString(place + "\x00")
		if there, err := os.Stat(place); err == nil {
			from.WriteString(there.ModTime().String())
		}
	}
	if s.from != from.String() {
		names := []string{file}
		for _, dir := range dirs {
			names = append(names, hashedIn(dir)...)
		}
		s.from, s.certificates = from.String(), read(names)
	}
	return s.certificates
}

// read gives each certificate of the files once; what cannot be read is left out.
func read(names []string) []*x509.Certificate {
	found, known := []*x509.Certificate{}, map[string]bool{}
	for _, name := range names {
		text, _ := os.ReadFile(name)
		found = appendPEM(found, known, text)
	}
	return found
}

// InPEM gives each certificate of a PEM text once; what is none is left out.
func InPEM(text []byte) []*x509.Certificate {
	return appendPEM([]*x509.Certificate{}, map[string]bool{}, text)
}

func appendPEM(found []*x509.Certificate, known map[string]bool, text []byte) []*x509.Certificate {
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" || known[string(block.Bytes)] {
			continue
		}
		known[string(block.Bytes)] = true
		if c, err := x509.ParseCertificate(block.Bytes); err == nil {
			found = append(found, c)
		}
	}
	return found
}

// hashed are the names by which OpenSSL finds a certificate in a directory: a hash of its
// subject and a number (openssl-rehash(1)).
var hashed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[0-9a-f]{8}\.[0-9]+$`)
})

// Directory gives the certificates in a directory that OpenSSL would find there.
func Directory(dir string) []*x509.Certificate { return read(hashedIn(dir)) }

func hashedIn(dir string) (names []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if hashed().MatchString(e.Name()) {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	return names
}
