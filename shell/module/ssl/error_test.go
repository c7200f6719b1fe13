package ssl_test

import (
	"errors"
	"strings"
	"testing"

	"labsh/netlab"
	"labsh/shell/module/moduletest"
	"labsh/shell/python/object"
)

// TestTLSOrigin tells what a handshake failed of, whoever made it.
func TestTLSOrigin(t *testing.T) {
	const handshake = `
import socket, ssl, threading
def serve():
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); server.load_cert_chain("@DIR@/c.pem", "@DIR@/k.pem")
    try: server.wrap_socket(b, server_side=True)
    except OSError as e: caught.append(e)
caught = []
a, b = socket.socketpair()
a.settimeout(20); b.settimeout(20)
thread = threading.Thread(target=serve)
`
	for _, c := range []struct {
		what, text string
		fault      netlab.TLSFault
		host       string
	}{
		{"self-signed", "thread.start(); ssl.create_default_context().wrap_socket(a, server_hostname='localhost')", netlab.TLSCertificate, "localhost"},
		{"another host", "thread.start(); ssl.create_default_context(cafile='@DIR@/c.pem').wrap_socket(a, server_hostname='other.example')", netlab.TLSCertificate, "other.example"},
		{"refused", "thread.start()\ntry: ssl.create_default_context().wrap_socket(a, server_hostname='localhost')\nexcept OSError: pass\nthread.join(); raise caught[0]", netlab.TLSRefused, ""},
		{"no TLS", "b.send(b'hello, this is no TLS'); ssl.create_default_context().wrap_socket(a, server_hostname='localhost')", netlab.TLSNotSpoken, ""},
		{"cut", "b.shutdown(socket.SHUT_WR); ssl.create_default_context().wrap_socket(a, server_hostname='localhost')", netlab.TLSCut, ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := moduletest.New(t)
			dir := moduletest.CertificateDir(t)
			if o := s.Program(strings.ReplaceAll(handshake, "@DIR@", dir)); o.Err != "" {
				t.Fatal(o.Err)
			}
			err := s.Raise(strings.ReplaceAll(c.text, "@DIR@", dir))
			var cause *netlab.TLSError
			if _, raised := object.AsException(err); !raised || !errors.As(err, &cause) || cause.Fault != c.fault || cause.Host != c.host {
				t.Errorf("%v; its fault is %+v", err, cause)
			}
			if o := s.Do("thread.join() if thread.ident else None"); o.Err != "" {
				t.Error(o.Err)
			}
		})
	}
}
