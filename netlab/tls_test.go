package netlab_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"labsh/netlab"
)

// trusted returns a certificate for localhost and the list that trusts it.
func trusted(t testing.TB) (tls.Certificate, []*x509.Certificate) {
	t.Helper()
	certificate, err := netlab.LocalhostCertificate()
	must(t, err)
	return certificate, []*x509.Certificate{certificate.Leaf}
}

// secured returns the two ends of a TLS connection.
func secured(t testing.TB) (client, server *netlab.Socket) {
	t.Helper()
	client, server = securedPair(t)
	t.Cleanup(func() { client.Close(); server.Close() })
	return client, server
}

// securedPair is secured for ends that the test closes.
func securedPair(t testing.TB) (client, server *netlab.Socket) {
	t.Helper()
	certificate, roots := trusted(t)
	plain, accepted := connected(t)
	done := make(chan error, 1)
	go func() {
		var err error
		server, err = netlab.StartTLSServer(patient(t), accepted, certificate)
		done <- err
	}()
	client, err := netlab.StartTLS(patient(t), plain, netlab.TLSConfig{ServerName: "localhost", Roots: roots})
	must(t, err)
	must(t, <-done)
	if plain.State() != netlab.StateClosed || plain.Fileno() != -1 {
		t.Errorf("the plain socket is still open: %v", plain)
	}
	return client, server
}

func TestTLS(t *testing.T) {
	ctx := patient(t)
	client, server := secured(t)
	if !strings.HasPrefix(client.String(), "<ssl.SSLSocket fd=") {
		t.Error(client)
	}
	agreed, ok := client.Security()
	if !ok || agreed.Version != "TLSv1.3" || !strings.HasPrefix(agreed.Cipher, "TLS_") || agreed.Peer[0].Subject.CommonName != "localhost" {
		t.Errorf("agreed on %+v", agreed)
	}
	exchange(t, client, server)
	send(t, client, "one\ntwo\nthree")
	wantRecv(t, "o")(server.Recv(ctx, 1, netlab.MSG_PEEK))
	wantRecv(t, "one\n")(server.RecvLine(ctx, 0))
	wantRecv(t, "two\nthree")(server.Recv(ctx, 100, 0))

	server.SetTimeout(5 * time.Millisecond)
	_, err := server.Recv(ctx, 1, 0)
	wantError(t, err, "TimeoutError: The read operation timed out")
	server.SetTimeout(0)
	_, err = server.Recv(ctx, 1, 0)
	wantError(t, err, "ssl.SSLWantReadError: The operation did not complete (read) (_ssl.c:2580)")
	server.SetTimeout(netlab.NoTimeout)
	short, cancel := context.WithTimeout(ctx, 5*time.Millisecond)
	defer cancel()
	if _, err = server.Recv(short, 1, 0); err == nil {
		t.Error("no error")
	}
	exchange(t, client, server) // none of which did harm

	must(t, client.Shutdown(netlab.SHUT_WR))
	wantRecv(t, "")(server.Recv(ctx, 1, 0))
	send(t, server, "still")
	wantRecv(t, "still")(client.Recv(ctx, 9, 0))
	must(t, server.Close())
	wantRecv(t, "")(client.Recv(ctx, 9, 0))
	must(t, client.Close())
	_, err = client.Recv(ctx, 1, 0)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
}

func TestTLSFile(t *testing.T) {
	ctx := patient(t)
	client, server := secured(t)
	path := filepath.Join(t.TempDir(), "f")
	want := strings.Repeat("0123456789\n", 100_000)
	must(t, os.WriteFile(path, []byte(want), 0o600))
	f, err := os.Open(path)
	must(t, err)
	defer f.Close()
	go func() {
		client.SendFile(ctx, f, netlab.FileRange{})
		client.Close()
	}()
	wantRecv(t, want)(server.RecvAll(ctx, 0))
}

// Certificate errors have CPython's words, from CPython's own server.
func TestTLSErrors(t *testing.T) {
	dir := t.TempDir()
	key, certificate := filepath.Join(dir, "k.pem"), filepath.Join(dir, "c.pem")
	key2, request, issued, expired := filepath.Join(dir, "k2.pem"), filepath.Join(dir, "r.csr"), filepath.Join(dir, "c2.pem"), filepath.Join(dir, "c3.pem")
	names := filepath.Join(dir, "names")
	must(t, os.WriteFile(names, []byte("subjectAltName=DNS:localhost"), 0o600))
	openssl := func(args ...string) {
		t.Helper()
		if out, err := command(t, "openssl", args...).CombinedOutput(); err != nil {
			t.Fatalf("openssl %v: %s", args, out)
		}
	}
	newKey := []string{"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost"}
	openssl(append([]string{"req", "-x509", "-keyout", key, "-out", certificate, "-days", "1", "-addext", "subjectAltName=DNS:localhost"}, newKey...)...)
	openssl(append([]string{"req", "-keyout", key2, "-out", request}, newKey...)...)
	for out, days := range map[string]string{issued: "1", expired: "-1"} {
		openssl("x509", "-req", "-in", request, "-CA", certificate, "-CAkey", key, "-CAcreateserial", "-extfile", names, "-out", out, "-days", days)
	}
	trust, err := os.ReadFile(certificate)
	must(t, err)
	block, _ := pem.Decode(trust)
	root, err := x509.ParseCertificate(block.Bytes)
	must(t, err)
	roots := []*x509.Certificate{root}

	const server = `
import socket, ssl, sys
l = socket.create_server(('127.0.0.1', 0))
print(l.getsockname()[1])
c, _ = l.accept()
if sys.argv[1] == 'plain':
    c.send(b'hello, this is no TLS\n'); c.recv(100000)
elif sys.argv[1] != 'eof':
    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ctx.load_cert_chain(sys.argv[1], sys.argv[2])
    try:
        s = ctx.wrap_socket(c, server_side=True); s.recv(1)
    except Exception: pass
else:
    c.recv(100000)
c.close()
`
	const failed = "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "
	for _, test := range []struct {
		what, certificate, key, name string
		roots                        []*x509.Certificate
		want                         string
		fault                        netlab.TLSFault
	}{
		{"self-signed", certificate, key, "localhost", nil, failed + "self-signed certificate (_ssl.c:1006)", netlab.TLSCertificate},
		{"unknown issuer", issued, key2, "localhost", nil, failed + "unable to get local issuer certificate (_ssl.c:1006)", netlab.TLSCertificate},
		{"wrong name", issued, key2, "other.example", roots, failed + "Hostname mismatch, certificate is not valid for 'other.example'. (_ssl.c:1006)", netlab.TLSCertificate},
		{"wrong address", issued, key2, "127.0.0.1", roots, failed + "IP address mismatch, certificate is not valid for '127.0.0.1'. (_ssl.c:1006)", netlab.TLSCertificate},
		{"expired", expired, key2, "localhost", roots, failed + "certificate has expired (_ssl.c:1006)", netlab.TLSCertificate},
		{"not TLS", "plain", "", "localhost", roots, "ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)", netlab.TLSNotSpoken},
		{"closed", "eof", "", "localhost", roots, "ssl.SSLEOFError: [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:1006)", netlab.TLSCut},
		{"good", issued, key2, "localhost", roots, "", 0},
		{"insecure", expired, key2, "", nil, "", 0},
	} {
		t.Run(test.what, func(t *testing.T) {
			t.Parallel()
			c := command(t, "python3", "-c", server, test.certificate, test.key)
			out, err := c.StdoutPipe()
			must(t, err)
			must(t, c.Start())
			defer c.Wait()
			s, err := netlab.CreateConnection(patient(t), "127.0.0.1", readPort(t, out))
			must(t, err)
			s, err = netlab.StartTLS(patient(t), s, netlab.TLSConfig{ServerName: test.name, Roots: test.roots, Insecure: test.name == ""})
			if test.want != "" {
				wantError(t, err, test.want)
				var cause *netlab.TLSError
				if !errors.As(err, &cause) || cause.Fault != test.fault || cause.Fault == netlab.TLSCertificate && cause.Host != test.name {
					t.Errorf("the fault is %+v, not %d", cause, test.fault)
				}
				return
			}
			must(t, err)
			must(t, s.Close())
		})
	}
}

// readPort reads the port that a program prints as its first line.
func readPort(t testing.TB, r io.Reader) (port int) {
	t.Helper()
	line, err := bufio.NewReader(r).ReadString('\n')
	must(t, err)
	_, err = fmt.Sscan(line, &port)
	must(t, err)
	return port
}

// CPython and openssl speak TLS to our server.
func TestTLSServerPeers(t *testing.T) {
	t.Parallel()
	certificate, _ := trusted(t)
	path := filepath.Join(t.TempDir(), "c.pem")
	must(t, os.WriteFile(path, netlab.CertificatePEM(certificate), 0o600))
	s := &netlab.Server{Certificate: &certificate, Reply: "bonjour\n"}
	_, port := started(t, s)
	t.Run("python3", func(t *testing.T) {
		out, err := command(t, "python3", "-c", `
import socket, ssl, sys
ctx = ssl.create_default_context(cafile=sys.argv[1])
with socket.create_connection(('localhost', int(sys.argv[2]))) as c:
    with ctx.wrap_socket(c, server_hostname='localhost') as s:
        s.sendall(b'hello'); print(s.version(), s.recv(100), s.recv(100))
`, path, fmt.Sprint(port)).CombinedOutput()
		if err != nil || string(out) != "TLSv1.3 b'bonjour\\n' b''\n" {
			t.Errorf("%s %v", out, err)
		}
	})
	t.Run("openssl", func(t *testing.T) {
		c := command(t, "openssl", "s_client", "-quiet", "-verify_return_error", "-CAfile", path, "-connect", fmt.Sprintf("127.0.0.1:%d", port))
		c.Stdin = strings.NewReader("hello\n")
		out, err := c.Output()
		if string(out) != "bonjour\n" {
			t.Errorf("%s %v", out, err)
		}
	})
	t.Run("client", func(t *testing.T) {
		c := netlab.NewClient("localhost", port)
		c.UseTLS(netlab.TLSConfig{Roots: []*x509.Certificate{certificate.Leaf}})
		must(t, c.Connect(patient(t)))
		_, err := c.SendMessage(patient(t), "hello")
		must(t, err)
		got, err := c.ReceiveMessage(patient(t))
		must(t, err)
		if got != "bonjour\n" {
			t.Errorf("got %q", got)
		}
		must(t, c.Close())
	})
	t.Run("plain HTTP", func(t *testing.T) {
		c, err := netlab.CreateConnection(patient(t), "127.0.0.1", port)
		must(t, err)
		defer c.Close()
		send(t, c, "GET / HTTP/1.0\r\n\r\n")
		_, err = c.RecvAll(patient(t), 0)
		if err != nil {
			wantError(t, err, "ConnectionResetError: [Errno 104] Connection reset by peer")
		}
	})
}
