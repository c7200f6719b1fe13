package netlab

import (
	"crypto/tls"
	"crypto/x509"
	"io"
)

// A TLSConfig says how TLS is spoken. The zero value is a client's that cannot verify
// anybody, as it has no name.
type TLSConfig struct {
	// ServerName is the name (or address) that the server's certificate must
	// be for, and that it is told.
	ServerName string
	// Insecure accepts any certificate.
	Insecure bool
	// AnyName accepts a trusted certificate whoever it is for.
	AnyName bool
	// AlternativeOnly does not look at the subject's common name in a certificate
	// without alternative names, where OpenSSL finds the host's.
	AlternativeOnly bool
	// Partial trusts one of Roots that another authority issued, without that one.
	Partial bool
	// Level is the security level (SSL_CTX_set_security_level(3)), from 1 to 5; 0 is
	// for 2, as in Python, and a negative one for none.
	Level int
	// StrictEnd makes an end of the stream without close_notify an error for who receives
	// (ssl.SSLEOFError), as suppress_ragged_eofs=False in Python.
	StrictEnd bool
	// Revocation asks for a list of revoked certificates. There is none: any
	// certificate is refused.
	Revocation bool
	// Roots are the authorities to trust; nil for the system's.
	Roots []*x509.Certificate
	// NextProtos are the application protocols to offer, or to choose from (ALPN);
	// a server goes on without one when there is none in common.
	NextProtos []string
	// Certificate is one's own; nil for none.
	Certificate *tls.Certificate
	// MinVersion and MaxVersion are numbers of versions (771 is TLS 1.2), 0 for
	// crypto/tls's own.
	MinVersion, MaxVersion uint16
	// CipherSuites are those of TLS 1.2 and before, nil for [DefaultCipherSuites].
	CipherSuites []uint16
	// Curves are the groups of the key exchange, nil for those that OpenSSL 3.0 and
	// crypto/tls have in common.
	Curves []tls.CurveID
	// Clients says whether a server asks for the clients' certificates.
	Clients tls.ClientAuthType
	// KeyLog is given the secrets, for a tool that decrypts what it captures.
	KeyLog io.Writer
	// Hello is told, on a server, what a client asks for, before anything is
	// answered; it may give another configuration to go on with. nil to not ask.
	Hello func(serverName string, suites []uint16) (*TLSConfig, error)
}

// settings are the configuration as crypto/tls has it.
func (c *TLSConfig) settings(server bool) *tls.Config {
	s := &tls.Config{
		ServerName:       c.ServerName,
		NextProtos:       c.NextProtos,
		MinVersion:       c.MinVersion,
		MaxVersion:       c.MaxVersion,
		CipherSuites:     c.CipherSuites,
		CurvePreferences: c.Curves,
		KeyLogWriter:     c.KeyLog,
		ClientAuth:       c.Clients,
		// crypto/x509's verdicts are not OpenSSL's: verifyPeer checks all.
		InsecureSkipVerify: true,
		// A client that never reads a ticket would reset the connection as it
		// closes.
		SessionTicketsDisabled: server,
		// A record is as large as it may be, as OpenSSL's.
		DynamicRecordSizingDisabled: true,
	}
	if s.CipherSuites == nil {
		s.CipherSuites = defaultCipherSuites
	}
	if s.CurvePreferences == nil {
		s.CurvePreferences = []tls.CurveID{tls.X25519, tls.CurveP256, tls.CurveP521, tls.CurveP384}
	}
	if c.Certificate != nil {
		s.Certificates = []tls.Certificate{*c.Certificate}
	}
	if !c.Insecure {
		s.VerifyConnection = func(state tls.ConnectionState) error {
			if server && len(state.PeerCertificates) == 0 {
				return nil // there need not be one
			}
			return c.verifyPeer(state.PeerCertificates, server)
		}
	}
	if server && (c.Hello != nil || len(c.NextProtos) > 0) {
		s.GetConfigForClient = func(hello *tls.ClientHelloInfo) (*tls.Config, error) { return c.answer(hello) }
	}
	return s
}

// Client is the configuration as crypto/tls has it, for a client with a connection of
// its own. It checks the server's certificate as [StartTLS] does; what
// the handshake fails of is named by [HandshakeError].
func (c *TLSConfig) Client() *tls.Config { return c.settings(false) }

// checks is what of the other end's certificate is checked.
func (c *TLSConfig) checks(server bool) TLSCheck {
	switch {
	case c.Insecure:
		return TLSUnchecked
	case c.AnyName && !server:
		return TLSIssuerChecked
	}
	return TLSChecked
}

// level is the security level.
func (c *TLSConfig) level() int {
	switch {
	case c.Level < 0:
		return 0
	case c.Level == 0:
		return 2
	}
	return c.Level
}

// answer is the configuration for one client.
func (c *TLSConfig) answer(hello *tls.ClientHelloInfo) (*tls.Config, error) {
	chosen := c
	if c.Hello != nil {
		other, err := c.Hello(hello.ServerName, hello.CipherSuites)
		if err != nil {
			return nil, err
		}
		if other != nil {
			chosen = other
		}
	}
	final := *chosen
	final.Hello, final.NextProtos = nil, nil
	for _, ours := range chosen.NextProtos {
		for _, theirs := range hello.SupportedProtos {
			if ours == theirs && final.NextProtos == nil {
				final.NextProtos = []string{ours}
			}
		}
	}
	s := final.settings(true)
	s.GetConfigForClient = nil
	return s, nil
}

// role makes the end of a connection that speaks TLS over the transport.
func (c *TLSConfig) role(t transport, server bool) *tls.Conn {
	if server {
		return tls.Server(t, c.settings(true))
	}
	return tls.Client(t, c.settings(false))
}
