package command

import (
	"crypto/tls"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.uber.org/goleak"

	"labsh/netlab"
)

// localhost is a certificate that this test's process trusts.
var localhost tls.Certificate

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "labsh")
	if err == nil {
		localhost, err = netlab.LocalhostCertificate()
	}
	if err == nil {
		file := filepath.Join(dir, "localhost.pem")
		err = os.WriteFile(file, netlab.CertificatePEM(localhost), 0o600)
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
