package sockets

import (
	"context"
	"fmt"
	"net"
	"strings"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/module/ssl"
	"labsh/shell/python/object"
)

// tlsCommands put TLS on a connection.
func tlsCommands() []command.Command {
	return []command.Command{{
		Name: "tls", Group: command.GroupSockets, Usage: "[SERVER-NAME] [insecure]", On: command.Connected,
		Summary: locale.TLSSummary, Detail: locale.TLSDetail,
		Raises: []command.Raise{{Name: "ssl.SSLCertVerificationError", Means: locale.RaiseCertificate}, {Name: "ssl.SSLError", Means: locale.RaiseNotTLS}, {Name: "OSError", Means: locale.RaiseNotConnected}},
		Twin:   tlsTwin, Run: runTLS, Report: reportTLS,
	}}
}

// tlsTwin is the Python of tls: the handshake of a client, that of a server, or
// a look at what was agreed on.
func tlsTwin(c *command.Call) (command.Twin, error) {
	sock, ok := socket.Of(c.Subject)
	if ok {
		if _, secure := sock.Security(); secure {
			return command.Twin{Code: fmt.Sprintf("%s.version(), %[1]s.cipher(), %[1]s.getpeercert()", c.Self)}, nil
		}
		if sock.Accepted() {
			return command.Twin{Rebinds: true, Code: fmt.Sprintf("import ssl\ncontext = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\ncontext.load_cert_chain(\"localhost.pem\")\n%s = context.wrap_socket(%[1]s, server_side=True)", c.Self)}, nil
		}
	}
	name := literal.Str(tlsName(c, sock))
	if a := c.Arg("SERVER-NAME"); a != nil {
		name = a.Str()
	}
	lines := append([]string{"import ssl"}, c.WrapTLS(c.Self, name, c.Arg("insecure") != nil)...)
	return command.Twin{Rebinds: true, Code: strings.Join(lines, "\n")}, nil
}

// tlsName is the name that the certificate must have where the line gives none: the
// host that connect was given.
func tlsName(c *command.Call, sock *netlab.Socket) string {
	if sock == nil {
		return "localhost"
	}
	if n := c.Session.Known.Find(c.Subject); n != nil && n.Server != "" {
		if host, _, err := net.SplitHostPort(n.Server); err == nil {
			return host
		}
	}
	if host, _, ok := netlab.SplitHostPort(sock.Remote()); ok {
		return host
	}
	return "localhost"
}

func runTLS(c *command.Call) (command.Result, error) {
	sock, _ := socket.Of(c.Subject)
	if _, secure := sock.Security(); !secure && sock.Accepted() {
		v, err := tlsServer(c, sock)
		return command.Result{Value: v}, err
	}
	return c.RunTwin()
}

// tlsServer makes the handshake as a server, with a certificate for localhost.
// Python has nothing that makes one.
func tlsServer(c *command.Call, sock *netlab.Socket) (object.Value, error) {
	certificate, err := netlab.LocalhostCertificate()
	if err != nil {
		return nil, socket.Exception(err)
	}
	var secure *netlab.Socket
	err = c.Thread.Blocking(func(ctx context.Context) (err error) {
		secure, err = netlab.StartTLSServer(ctx, sock, certificate)
		return err
	})
	if err != nil {
		return nil, socket.Exception(err)
	}
	inner := object.NewNamespace()
	inner.Set(c.Self, ssl.Value(c.Thread, secure))
	return c.Rebind(inner), nil
}

// reportTLS says what the two ends agreed on, and who the other one is.
func reportTLS(c *command.Call, r command.Result) error {
	sock, ok := socket.Of(r.Value)
	if !ok { // the twin's tuple, of a socket that spoke TLS already
		if len(c.Targets) > 0 {
			return nil
		}
		sock, _ = socket.Of(c.Subject)
	}
	reportSecurity(c, sock)
	return nil
}

func reportSecurity(c *command.Call, sock *netlab.Socket) {
	agreed, ok := sock.Security()
	if !ok {
		return
	}
	out := c.Console
	out.Report(locale.TLSAgreed, agreed.Version, agreed.Cipher)
	if len(agreed.Peer) == 0 {
		return
	}
	leaf := agreed.Peer[0]
	out.Report(locale.TLSCertificate, command.SubjectName(leaf.Subject), command.SubjectName(leaf.Issuer))
	if names := command.CertificateNames(leaf); names != "" {
		out.Report(locale.TLSNames, names)
	}
	const day = "2006-01-02"
	out.Report(locale.TLSValid, leaf.NotBefore.UTC().Format(day), leaf.NotAfter.UTC().Format(day))
	switch {
	case agreed.Checked == netlab.TLSUnchecked:
		out.Report(locale.TLSUnchecked)
	case agreed.Checked == netlab.TLSIssuerChecked:
		out.Report(locale.TLSNameUnchecked)
	case agreed.ServerName != "" && !agreed.Server && len(leaf.DNSNames) == 0:
		out.Report(locale.TLSCommonName)
	}
}

// reportTLSEnd says how the other side ended a stream of TLS, once it was read to
// its end.
func reportTLSEnd(c *command.Call, sock *netlab.Socket) {
	if text, ok := streamEnds[sock.TLSEnd()]; ok {
		c.Console.Report(text)
	}
}

var streamEnds = map[netlab.TLSEnd]locale.Text{
	netlab.TLSNotified:  locale.TLSEndNotified,
	netlab.TLSTruncated: locale.TLSEndTruncated,
	netlab.TLSReset:     locale.TLSEndReset,
}
