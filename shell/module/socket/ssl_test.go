package socket_test

import (
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// TestLeftOutOfSSL has what TLS is not here for said by name, before a byte is
// sent.
func TestLeftOutOfSSL(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"names unchecked", "c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT); c.check_hostname = False; c.wrap_socket(a)"},
		{"clients' certificates", "c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); c.verify_mode = ssl.CERT_REQUIRED"},
		{"one version", "c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT); c.minimum_version = ssl.TLSVersion.TLSv1_3"},
		{"a server's ALPN", "c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); c.set_alpn_protocols(['h2']); c.wrap_socket(a, server_side=True)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := moduletest.New(t)
			if o := s.Do("import socket, ssl\na, b = socket.socketpair()"); o.Err != "" {
				t.Fatal(o.Err)
			}
			if o := s.Do(c.text); !strings.HasPrefix(o.Err, "NotImplementedError: labsh") {
				t.Errorf("%+v", o)
			}
			if o := s.Program("b.setblocking(False)\nb.recv(1)"); !strings.HasPrefix(o.Err, "BlockingIOError") {
				t.Errorf("%+v", o)
			}
		})
	}
}
