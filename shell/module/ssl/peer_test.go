package ssl_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"labsh/shell/module/moduletest"
)

// The two programs talk over TLS; whichever is in labsh, the other is in python3.

const tlsServer = `
import socket, ssl
ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
ctx.load_cert_chain("@DIR@/c.pem", "@DIR@/k.pem")
ctx.load_verify_locations("@DIR@/u.pem")
ctx.set_alpn_protocols(["h2", "echo"])
ctx.verify_mode = ssl.@MODE@
names = []
ctx.sni_callback = lambda s, name, c: names.append(name)
with socket.create_server(("127.0.0.1", 0)) as listener:
    with open("@DIR@/port.new", "w") as f:
        print(listener.getsockname()[1], file=f)
    listener.settimeout(20)
    for i in range(2):
        c, a = listener.accept()
        try:
            with ctx.wrap_socket(c, server_side=True) as s:
                if i:
                    s.setblocking(False)
                data = b""
                while not data.endswith(b"."):
                    try:
                        data += s.recv(3)
                    except ssl.SSLWantReadError:
                        pass
                s.setblocking(True)
                s.sendall(data.upper())
                cert = s.getpeercert()
                print(s.version(), s.cipher()[1], s.selected_alpn_protocol(), names, cert and cert["subject"], len(s.shared_ciphers()) > 0)
        except OSError as e:
            print(type(e).__name__, str(e).split("]")[0])
`

const tlsClient = `
import socket, ssl
ctx = ssl.create_default_context(cafile="@DIR@/c.pem")
ctx.set_alpn_protocols(["x", "echo"])
if "@MODE@" != "CERT_NONE":
    ctx.load_cert_chain("@DIR@/u.pem")
def talk(s):
    s.sendall(b"hello, ")
    s.sendall(b"world" * 3 + b".")
    f = s.makefile("rb")
    print(f.read(), s.version(), s.selected_alpn_protocol(), s.getpeercert()["subjectAltName"][0])
with ctx.wrap_socket(socket.create_connection(("127.0.0.1", @PORT@)), server_hostname="localhost") as s:
    talk(s)
ctx.maximum_version = ssl.TLSVersion.TLSv1_2
c = socket.create_connection(("127.0.0.1", @PORT@))
c.setblocking(False)
s = ctx.wrap_socket(c, server_hostname="localhost", do_handshake_on_connect=False)
while True:
    try:
        s.do_handshake()
        break
    except ssl.SSLWantReadError:
        pass
s.setblocking(True)
talk(s)
print(len(s.get_channel_binding("tls-unique")), s.cipher()[1])
`

// TestWithCPythonOverTLS has a server and a client talk, in both directions, with
// certificates of the client's asked for and not.
func TestWithCPythonOverTLS(t *testing.T) {
	python := moduletest.Python3(t)
	for _, mode := range []string{"CERT_NONE", "CERT_OPTIONAL", "CERT_REQUIRED"} {
		var printed []string
		for _, labshServes := range []bool{true, false} {
			dir := moduletest.CertificateDir(t)
			userCertificate(t, filepath.Join(dir, "u.pem"))
			fill := func(text, port string) string {
				return strings.NewReplacer("@DIR@", dir, "@MODE@", mode, "@PORT@", port).Replace(text)
			}
			server := fill(tlsServer, "")
			here := func(text string) string {
				o := moduletest.New(t).Program(text)
				return o.Out + o.Err
			}
			there := func(text string) string {
				var out bytes.Buffer
				cmd := exec.CommandContext(t.Context(), python, "-c", text)
				cmd.Stdout, cmd.Stderr = &out, &out
				_ = cmd.Run()
				return out.String()
			}
			serve, talk := here, there
			if !labshServes {
				serve, talk = there, here
			}
			done := make(chan string, 1)
			go func() { done <- serve(server) }()
			client := talk(fill(tlsClient, portIn(t, filepath.Join(dir, "port.new"))))
			printed = append(printed, "client:\n"+client+"server:\n"+<-done)
		}
		if printed[0] != printed[1] || !strings.Contains(printed[0], "TLSv1.2") || strings.Contains(printed[0], "Error") {
			t.Errorf("%s: labsh serves:\n%s\npython3 serves:\n%s", mode, printed[0], printed[1])
		}
	}
}

// userCertificate writes a certificate that signs itself, for any purpose, and its key.
func userCertificate(t *testing.T, name string) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(5), Subject: pkix.Name{CommonName: "user"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, form, form, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	text := append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: moduletest.ECKey(t, key)})...)
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// portIn waits until a server has written its port.
func portIn(t *testing.T, name string) string {
	for t.Context().Err() == nil {
		var port int
		if p, err := os.ReadFile(name); err == nil && bytes.HasSuffix(p, []byte("\n")) {
			if _, err := fmt.Sscan(string(p), &port); err == nil {
				return fmt.Sprint(port)
			}
		}
		runtime.Gosched()
	}
	t.Fatal("no port")
	return ""
}

// TestForgottenBeforeHandshake: a server's socket is closed when its name goes, also
// where nobody has made the handshake yet, or it waits to go on.
func TestForgottenBeforeHandshake(t *testing.T) {
	program := strings.ReplaceAll(`
import socket, ssl
ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
ctx.load_cert_chain("@DIR@/c.pem", "@DIR@/k.pem")
ctx.sni_callback = lambda s, name, c: None
def serve(begun):
    a, b = socket.socketpair()
    if begun:
        a.setblocking(False)
    s = ctx.wrap_socket(a, server_side=True, do_handshake_on_connect=False)
    if begun:
        try:
            s.do_handshake()
        except ssl.SSLWantReadError:
            pass
    return b
for begun in False, True:
    peer = serve(begun)
    peer.settimeout(60)
    print(peer.recv(1))
`, "@DIR@", moduletest.CertificateDir(t))
	if o := moduletest.New(t).Program(program); o.Out != "b''\nb''\n" || o.Err != "" {
		t.Errorf("%+v", o)
	}
}
