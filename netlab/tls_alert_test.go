package netlab_test

import (
	"fmt"
	"testing"

	"labsh/netlab"
)

// What a client of OpenSSL's refuses a certificate for is what the server reports, as
// python3's would: in TLS 1.3 it comes in the clear, in TLS 1.2 as ever.
func TestTLSAlert(t *testing.T) {
	t.Parallel()
	certificate, _ := trusted(t)
	for _, version := range []string{"TLSv1_3", "TLSv1_2"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			l, address := listening(t, 1)
			_, port, _ := netlab.SplitHostPort(address)
			client := command(t, "python3", "-c", `
import socket, ssl, sys
ctx = ssl.create_default_context()
ctx.maximum_version = ctx.minimum_version = ssl.TLSVersion[sys.argv[1]]
with socket.create_connection(('127.0.0.1', int(sys.argv[2]))) as c:
    try:
        ctx.wrap_socket(c, server_hostname='localhost')
    except ssl.SSLCertVerificationError as e:
        print(e.verify_message)
`, version, fmt.Sprint(port))
			must(t, client.Start())
			c, _, err := l.Accept(patient(t))
			must(t, err)
			defer c.Close()
			_, err = netlab.StartTLSServer(patient(t), c, certificate)
			wantError(t, err, "ssl.SSLError: [SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca (_ssl.c:1006)")
			must(t, client.Wait())
		})
	}
}
