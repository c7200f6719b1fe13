package netlab

import (
	"crypto/tls"
	"net"
	"strings"
)

// heard is a transport that keeps the end of what was read from it. OpenSSL, as a client
// of TLS 1.3 that refuses a certificate, sends its alert in the clear, before it turns to
// the keys of the handshake; crypto/tls tries to decrypt it and reports a bad record MAC,
// where OpenSSL as the server reports the alert.
type heard struct {
	transport
	last [7]byte
}

func (h *heard) Read(p []byte) (int, error) {
	n, err := h.transport.Read(p)
	if n >= len(h.last) {
		copy(h.last[:], p[n-len(h.last):n])
	} else if n > 0 {
		copy(h.last[:], h.last[n:])
		copy(h.last[len(h.last)-n:], p[:n])
	}
	return n, err
}

// inTheClear gives a handshake's error, or the peer's alert that crypto/tls took for
// ciphertext: in TLS 1.3 an encrypted one has the record type of data (RFC 8446,
// section 5.2).
func (h *heard) inTheClear(err error) error {
	const (
		alert = 0x15
		fatal = 2
	)
	r := h.last
	if err == nil || !strings.HasSuffix(err.Error(), "local error: tls: bad record MAC") ||
		r[0] != alert || r[1] != 3 || r[3] != 0 || r[4] != 2 || r[5] != fatal {
		return err
	}
	return &net.OpError{Op: "remote error", Err: tls.AlertError(r[6])}
}
