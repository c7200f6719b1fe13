package ssl

import (
	"context"
	"errors"
	"slices"
	"syscall"
	"weak"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

var socketClass native.Lazy

// socketType is ssl.SSLSocket.
func socketType() *object.Type { return socketClass.Of(newSocketType) }

// handshake is what makes a socket an ssl.SSLSocket: whose context it has and
// whether it has shaken hands yet.
type handshake struct {
	context        *sslContext
	serverSide     bool
	name           string   // of the server; "" for none
	named          bool     // a name was given, if ""
	now            bool     // at once when connected
	strict         bool     // an end without close_notify is an error
	done           bool     // the connection is TLS's, whether the handshake was made yet or not
	begun, counted bool     // in the context's session_stats
	offered        []uint16 // the cipher suites of the client that a server answers
}

// wrapSocket is SSLContext.wrap_socket: a connected socket shakes hands at
// once, another when it is connected or accepts. The socket given is closed,
// its descriptor taken over.
func wrapSocket(t *object.Thread, c *sslContext, a []object.Value) (object.Value, error) {
	s, ok := a[0].(*socket.Socket)
	if !ok {
		return nil, object.Errorf(object.AttributeError, "'%s' object has no attribute 'getsockopt'", a[0].Type().Name)
	}
	net, err := s.Net()
	if err != nil {
		return nil, err
	}
	h := &handshake{context: c, now: true}
	if h.serverSide, err = native.OptionalTruth(t, a[1]); err != nil {
		return nil, err
	}
	if a[2] != nil {
		if h.now, err = object.Truth(t, a[2]); err != nil {
			return nil, err
		}
	}
	suppressed := true // ragged ends
	if a[3] != nil {
		if suppressed, err = object.Truth(t, a[3]); err != nil {
			return nil, err
		}
	}
	h.strict = !suppressed
	if net.Type() != netlab.SOCK_STREAM {
		return nil, object.Errorf(object.NotImplementedError, "only stream sockets are supported")
	}
	if err := h.readName(a[4]); err != nil {
		return nil, err
	}
	switch {
	case h.serverSide && h.named:
		return nil, object.Errorf(object.ValueError, "server_hostname can only be specified in client mode")
	case c.checkHostname && h.name == "":
		return nil, object.Errorf(object.ValueError, "check_hostname requires server_hostname")
	case native.Given(a[5]):
		return nil, object.Errorf(object.TypeError, "Value is not a SSLSession.")
	}
	class, ok := c.socketClass.(*object.Type)
	if !ok || !class.IsSubclass(socketType()) {
		return nil, object.Errorf(object.TypeError, "sslsocket_class is no class of ssl.SSLSocket")
	}
	secure := socket.NewSecure(class, net, h)
	if _, err := net.Getpeername(); err != nil {
		if !errors.Is(err, syscall.ENOTCONN) {
			return nil, socket.Exception(err)
		}
		return secure, s.Leave(t)
	}
	if net, err = h.prepare(t, secure); err != nil {
		return nil, err
	}
	if !h.now {
		return secure, nil
	}
	if net.Timeout() == 0 {
		_ = net.Close()
		return nil, object.Errorf(object.ValueError, "do_handshake_on_connect should not be specified for non-blocking sockets")
	}
	if err := h.shake(t, net); err != nil {
		_ = net.Close()
		return nil, err
	}
	return secure, nil
}

// config is the context's configuration for this connection. self gives its object,
// nil for one that is forgotten: it is not to be kept by what it keeps itself, or
// would never be.
func (h *handshake) config(t *object.Thread, self func() object.Value) (netlab.TLSConfig, error) {
	switch {
	case h.serverSide && h.context.protocol == protocolTLSClient:
		return netlab.TLSConfig{}, newError(0, "Cannot create a server socket with a PROTOCOL_TLS_CLIENT context (_ssl.c:802)")
	case h.named && (h.name == "" || h.name[0] == '.'):
		return netlab.TLSConfig{}, object.Errorf(object.ValueError, "server_hostname cannot be an empty string or start with a leading dot.")
	case !h.serverSide && h.context.protocol == protocolTLSServer:
		return netlab.TLSConfig{}, newError(0, "Cannot create a client socket with a PROTOCOL_TLS_SERVER context (_ssl.c:809)")
	}
	config, err := h.context.config(h.serverSide, h.name)
	config.StrictEnd = h.strict
	if err == nil && h.serverSide {
		config.Hello = func(name string, suites []uint16) (*netlab.TLSConfig, error) {
			h.offered = suites
			self := self()
			if h.context.sni == object.None || self == nil {
				return nil, nil
			}
			var other *netlab.TLSConfig
			asking := t.Interpreter().NewThread(t.Context())
			err := asking.Run(func() (err error) {
				other, err = h.askCallback(asking, self, name)
				return err
			})
			return other, err
		}
	}
	return config, err
}

// weakly gives an object until it is forgotten.
func weakly[T any, V interface {
	*T
	object.Value
}](v V) func() object.Value {
	p := weak.Make((*T)(v))
	return func() object.Value {
		if v := p.Value(); v != nil {
			return V(v)
		}
		return nil
	}
}

// askCallback tells the context's sni_callback what a client asks for. It may give the
// connection another context, and refuse by a number.
func (h *handshake) askCallback(t *object.Thread, self object.Value, name string) (*netlab.TLSConfig, error) {
	before := h.context
	asked := object.None
	if name != "" {
		asked = object.Str(name)
	}
	answer, err := object.Call(t, before.sni, self, asked, before)
	if err != nil || answer != object.None {
		return nil, &netlab.Error{Name: "ssl.SSLError", Errno: 1, Message: "[SSL: CALLBACK_FAILED] callback failed (_ssl.c:1006)", Op: "tls"}
	}
	if h.context == before {
		return nil, nil
	}
	config, err := h.context.config(true, "")
	return &config, err
}

// prepare has TLS take over the connection of s; what it gives is below s from then on.
func (h *handshake) prepare(t *object.Thread, s *socket.Socket) (*netlab.Socket, error) {
	config, err := h.config(t, weakly(s))
	if err != nil {
		return nil, err
	}
	net, err := s.Net()
	if err != nil {
		return nil, err
	}
	secure, err := netlab.PrepareTLS(net, config, h.serverSide)
	if err != nil {
		return nil, socket.Exception(err)
	}
	s.Upgrade(t, secure)
	h.done = true
	return secure, nil
}

// Connected makes the handshake on s, or goes on with it.
func (h *handshake) Connected(t *object.Thread, s *socket.Socket) error {
	net, err := s.Net()
	if !h.done {
		net, err = h.prepare(t, s)
	}
	if err != nil {
		return err
	}
	return h.shake(t, net)
}

// shake goes on with the handshake, if it is not over.
func (h *handshake) shake(t *object.Thread, net *netlab.Socket) error {
	h.count(&h.context.begun)
	if err := t.Blocking(func(ctx context.Context) error { return net.Handshake(ctx) }); err != nil {
		return socket.Exception(err)
	}
	if !h.counted {
		h.counted = true
		h.context.made++
	}
	return nil
}

// count adds one to a context's number of connections, once a connection.
func (h *handshake) count(n *int) {
	if !h.begun {
		h.begun = true
		*n++
	}
}

// shared are the suites that both sides have, as a server knows them.
func (h *handshake) shared() object.Value {
	if !h.serverSide {
		return object.None
	}
	var list []object.Value
	for _, id := range h.context.enabled() {
		if slices.Contains(h.offered, id) {
			list = append(list, cipherTuple(netlab.CipherName(id)))
		}
	}
	return object.NewList(list...)
}

// Accepted wraps the socket that a listening SSLSocket has accepted.
func (h *handshake) Accepted(t *object.Thread, s *socket.Socket) (*socket.Socket, error) {
	own := *h
	own.done = false
	own.begun, own.counted, own.offered = false, false, nil
	class, ok := own.context.socketClass.(*object.Type)
	if !ok {
		class = socketType()
	}
	net, err := s.Net()
	if err != nil {
		return nil, err
	}
	secure := socket.NewSecure(class, net, &own)
	if net, err = own.prepare(t, secure); err != nil || !own.now {
		return secure, err
	}
	if err := own.shake(t, net); err != nil {
		_ = net.Close()
		return nil, err
	}
	return secure, nil
}

// MayConnect refuses what an SSLSocket cannot connect to any more.
func (h *handshake) MayConnect() error {
	switch {
	case h.serverSide:
		return object.Errorf(object.ValueError, "can't connect in server-side mode")
	case h.done:
		return object.Errorf(object.ValueError, "attempt to connect already-connected SSLSocket!")
	}
	return nil
}

// handshakeOf is the handshake of an SSLSocket that a context has wrapped, else nil.
func handshakeOf(s *socket.Socket) *handshake {
	h, _ := s.TLS().(*handshake)
	return h
}

// upgraded tells that s was wrapped and is connected: its connection is TLS's, whether the
// handshake was made yet or not.
func upgraded(s *socket.Socket) bool {
	h := handshakeOf(s)
	return h != nil && h.done
}

// secured gives the connection of an SSLSocket that speaks TLS; ok is false for
// one that does not yet, or no more.
func secured(s *socket.Socket) (net *netlab.Socket, agreed netlab.Security, ok bool) {
	if !s.Holds() {
		return nil, agreed, false
	}
	net, _ = s.Net()
	agreed, ok = net.Security()
	return net, agreed, ok
}

// Object is a socket made in Go, noted already, as the Python object: ssl.SSLSocket if it
// speaks TLS, else socket.socket.
func Object(s *netlab.Socket) object.Value {
	if _, secure := s.Security(); secure {
		return socket.NewSecure(socketType(), s, nil)
	}
	return socket.Object(s)
}

// Value is [Object] of a socket that is noted now.
func Value(t *object.Thread, s *netlab.Socket) object.Value {
	socket.TableOf(t).Add(s)
	return Object(s)
}
