package socket

import (
	"context"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// handshake is what makes a Socket an ssl.SSLSocket: whose context it has and
// whether it has shaken hands yet.
type handshake struct {
	context    *sslContext
	serverSide bool
	name       string // of the server; "" for none
	now        bool   // at once when connected
	done       bool
}

// wrapSocket is SSLContext.wrap_socket: a connected socket shakes hands at
// once, another when it is connected or accepts. The socket given is closed,
// its descriptor taken over.
func wrapSocket(t *object.Thread, a []object.Value) (object.Value, error) {
	c := a[0].(*sslContext)
	s, ok := a[1].(*Socket)
	if !ok {
		return nil, object.Errorf(object.AttributeError, "'%s' object has no attribute 'getsockopt'", a[1].Type().Name)
	}
	net, err := s.open()
	if err != nil {
		return nil, err
	}
	h := &handshake{context: c, now: true}
	if h.serverSide, err = native.OptionalTruth(t, a[2]); err != nil {
		return nil, err
	}
	if a[3] != nil {
		if h.now, err = object.Truth(t, a[3]); err != nil {
			return nil, err
		}
	}
	if native.Given(a[5]) {
		if h.name, err = HostArg(a[5]); err != nil {
			return nil, err
		}
	}
	switch {
	case net.Type() != netlab.SOCK_STREAM:
		return nil, object.Errorf(object.NotImplementedError, "only stream sockets are supported")
	case h.serverSide && h.name != "":
		return nil, object.Errorf(object.ValueError, "server_hostname can only be specified in client mode")
	case c.checkHostname && h.name == "":
		return nil, object.Errorf(object.ValueError, "check_hostname requires server_hostname")
	}
	secure := &Socket{class: sslSocketType(), net: net, tls: h}
	if _, err := net.Getpeername(); err == nil {
		if h.now {
			err = h.start(t, secure)
		}
		return secure, err
	} else if e, ok := err.(*netlab.Error); !ok || e.Errno != notConnected {
		return nil, Exception(err)
	}
	return secure, s.leave(t)
}

const notConnected = 107

// leave gives up the socket's descriptor to another object: what stays is a
// closed socket of the same kind.
func (s *Socket) leave(t *object.Thread) error {
	closed, err := netlab.New(t.Context(), s.net.Family(), s.net.Type(), s.net.Proto(), netlab.WithTimeout(s.net.Timeout()))
	if err != nil {
		return Exception(err)
	}
	s.net = closed
	return Exception(closed.Close())
}

// start makes the handshake on s, which is connected.
func (h *handshake) start(t *object.Thread, s *Socket) error {
	if h.done {
		return nil
	}
	switch {
	case h.serverSide && h.context.protocol == protocolTLSClient:
		return newSSLError(sslError(), 0, "Cannot create a server socket with a PROTOCOL_TLS_CLIENT context (_ssl.c:805)")
	case !h.serverSide && h.context.protocol == protocolTLSServer:
		return newSSLError(sslError(), 0, "Cannot create a client socket with a PROTOCOL_TLS_SERVER context (_ssl.c:809)")
	case !h.serverSide && h.context.verifyMode != certNone && !h.context.checkHostname:
		return object.Errorf(object.NotImplementedError, "labsh verifies a certificate and its host name together: leave check_hostname on, or set verify_mode to CERT_NONE")
	case h.serverSide && len(h.context.alpn) > 0:
		return object.Errorf(object.NotImplementedError, "labsh's servers do not choose an application protocol")
	case h.serverSide && h.context.certificate == nil:
		return newSSLError(sslError(), 1, "[SSL: NO_SHARED_CIPHER] no shared cipher (_ssl.c:1006)")
	}
	plain := s.net
	var secure *netlab.Socket
	err := t.Blocking(func(ctx context.Context) (err error) {
		if h.serverSide {
			secure, err = netlab.StartTLSServer(ctx, plain, *h.context.certificate)
		} else {
			secure, err = netlab.StartTLS(ctx, plain, h.context.config(h.name))
		}
		return err
	})
	if err != nil {
		return Exception(err)
	}
	s.net, h.done = secure, true
	TableOf(t).Add(secure)
	return nil
}

// accepted wraps the socket that a listening SSLSocket has accepted.
func (h *handshake) accepted(t *object.Thread, s *Socket) (*Socket, error) {
	own := *h
	own.done = false
	secure := &Socket{class: sslSocketType(), net: s.net, tls: &own}
	if !own.now {
		return secure, nil
	}
	return secure, own.start(t, secure)
}

// mayConnect refuses what an SSLSocket cannot connect to any more.
func (h *handshake) mayConnect() error {
	switch {
	case h == nil:
		return nil
	case h.serverSide:
		return object.Errorf(object.ValueError, "can't connect in server-side mode")
	case h.done:
		return object.Errorf(object.ValueError, "attempt to connect already-connected SSLSocket!")
	}
	return nil
}

// secure gives the connection of an SSLSocket that speaks TLS; ok is false for
// one that does not yet, or no more.
func (s *Socket) secure() (agreed netlab.Security, ok bool) {
	if s.net == nil || s.net.Fileno() < 0 {
		return agreed, false
	}
	return s.net.Security()
}
