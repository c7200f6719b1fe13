package socket

import (
	"strings"
	"sync"

	"labsh/netlab"
	"labsh/netlab/chain"
	"labsh/shell/python/object"
)

// What a socket has to know of TLS is here; the rest is package ssl's.

// Handshaker is what makes a socket an ssl.SSLSocket: TLS takes its connection over once
// there is one.
type Handshaker interface {
	// MayConnect refuses what cannot connect any more.
	MayConnect() error
	// Connected makes the handshake on s, or goes on with it.
	Connected(t *object.Thread, s *Socket) error
	// Accepted gives the socket to talk to the client by; accepted is what accept gave.
	Accepted(t *object.Thread, accepted *Socket) (*Socket, error)
}

// NewSecure makes an ssl.SSLSocket, of that class or one below, on a socket that is open;
// h is nil if it speaks TLS already.
func NewSecure(class *object.Type, net *netlab.Socket, h Handshaker) *Socket {
	s := allocSocket(class)
	s.net, s.tls = net, h
	return s
}

// TLS is what NewSecure was given, nil for a plain socket.
func (s *Socket) TLS() Handshaker { return s.tls }

// Connected makes the handshake of an ssl.SSLSocket that waited for a connection.
func (s *Socket) Connected(t *object.Thread) error {
	if s.tls == nil {
		return nil
	}
	return s.tls.Connected(t, s)
}

// Upgrade puts a socket that speaks TLS below s, in place of the one whose connection it
// has taken over.
func (s *Socket) Upgrade(t *object.Thread, secure *netlab.Socket) {
	s.net = secure
	TableOf(t).Add(secure)
}

// Leave gives up the socket's descriptor to another object: what stays is a
// closed socket of the same kind.
func (s *Socket) Leave(t *object.Thread) error {
	closed, err := netlab.New(t.Context(), s.net.Family(), s.net.Type(), s.net.Proto(), netlab.WithTimeout(s.net.Timeout()), netlab.WithRetry(t.Interpreter().Again))
	if err != nil {
		return Exception(err)
	}
	s.net = closed
	return Exception(closed.Close())
}

// SSLErrors are the exceptions of the module ssl, which [Exception] gives for what TLS
// fails of. The first is SSLError, the others are below it.
func SSLErrors() []*object.Type { return sslErrors() }

var sslErrors = sync.OnceValue(func() []*object.Type {
	classes := []*object.Type{newSSLErrorType()}
	for _, name := range []string{"SSLZeroReturnError", "SSLWantReadError", "SSLWantWriteError", "SSLSyscallError", "SSLEOFError", "SSLCertVerificationError"} {
		classes = append(classes, object.NewExceptionClass("ssl", name, classes[0]))
	}
	return classes
})

// SSLError is ssl.SSLError.
func SSLError() *object.Type { return SSLErrors()[0] }

func newSSLErrorType() *object.Type {
	class := object.NewExceptionClass("ssl", "SSLError", object.OSError)
	class.Doc = "An error occurred in the SSL implementation."
	// Its text says all: no [Errno 1] before it.
	class.Str = func(t *object.Thread, v object.Value) (string, error) {
		if e := v.(*object.Exception); len(e.Args.Elems) == 2 {
			if s, ok := object.Plain(e.Args.Elems[1]).(object.Str); ok {
				return string(s), nil
			}
		}
		return object.Repr(t, v.(*object.Exception).Args)
	}
	return class
}

// NewSSLError makes an ssl exception with what OpenSSL said: its library and
// reason are between the brackets of the text.
func NewSSLError(class *object.Type, errno int, text string) *object.Exception {
	e := object.NewException(class, object.NewInt(int64(errno)), object.Str(text))
	if inner, _, ok := strings.Cut(strings.TrimPrefix(text, "["), "]"); ok && strings.HasPrefix(text, "[") {
		library, reason, both := strings.Cut(inner, ": ")
		e.Attrs().SetStr("library", object.Str(library))
		if both {
			e.Attrs().SetStr("reason", object.Str(reason))
		}
	}
	return e
}

// addVerdict tells, as CPython does, why a certificate was refused, and OpenSSL's number
// for it.
func addVerdict(e *object.Exception, text string, code chain.Code) {
	_, why, _ := strings.Cut(text, "certificate verify failed: ")
	message, _, _ := strings.Cut(why, " (_ssl.c:")
	e.Attrs().SetStr("verify_message", object.Str(message))
	e.Attrs().SetStr("verify_code", object.NewInt(int64(code)))
}
