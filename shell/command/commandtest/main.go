package commandtest

import (
	"crypto/tls"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.uber.org/goleak"

	"labsh/netlab"
)

// Localhost is a certificate that the test's process trusts.
var Localhost tls.Certificate

// Main is a package's TestMain: goroutines that leak are an error.
func Main(m *testing.M) {
	dir, err := os.MkdirTemp("", "labsh")
	if err == nil {
		Localhost, err = netlab.LocalhostCertificate()
	}
	if err == nil {
		file := filepath.Join(dir, "localhost.pem")
		err = os.WriteFile(file, netlab.CertificatePEM(Localhost), 0o600)
		os.Setenv("SSL_CERT_FILE", file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		os.RemoveAll(dir)
		os.Exit(code)
	}))
}
