package sheet

import (
	"context"
	"sync"

	"labsh/netlab"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// HTTPServer is a server of HTTP, a value of Python: what web and store serve
// make.
type HTTPServer struct {
	HTTP
	class *object.Type
}

// HTTP is what such a server is.
type HTTP struct {
	Host   string // where it listens, as it was typed
	Port   int
	Socket *netlab.Socket
	// Clients counts the connections so far.
	Clients func() int
	Server  interface {
		Stop(ctx context.Context) error
		Done() <-chan struct{} // closed when it has stopped
	}
}

// NewWeb makes what web gives.
func NewWeb(of HTTP) *HTTPServer { return &HTTPServer{of, webClass()} }

// NewStore makes what store serve gives.
func NewStore(of HTTP) *HTTPServer { return &HTTPServer{of, storeClass()} }

// Type is the server's class.
func (b *HTTPServer) Type() *object.Type { return b.class }

// Running reports whether the server has not stopped yet.
func (b *HTTPServer) Running() bool {
	select {
	case <-b.Server.Done():
		return false
	default:
		return true
	}
}

// Stop stops the server.
func (b *HTTPServer) Stop(ctx context.Context) error { return b.Server.Stop(ctx) }

// Wait waits until it has stopped.
func (b *HTTPServer) Wait(ctx context.Context) error {
	select {
	case <-b.Server.Done():
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Connections counts the connections so far.
func (b *HTTPServer) Connections() int { return b.Clients() }

// Address is where the server listens, as it was typed.
func (b *HTTPServer) Address() string { return netlab.JoinHostPort(b.Host, b.Port) }

// httpClass makes the class of such servers.
func httpClass(name string) *object.Type {
	class := object.NewType(&object.Type{Name: name, Module: "labsh", Final: true})
	class.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		state := "stopped"
		if b := v.(*HTTPServer); b.Running() {
			state = b.Address()
		}
		return "<" + name + " " + state + ">", nil
	}
	property := func(name, doc string, get func(b *HTTPServer) object.Value) {
		class.AddProperty(name, doc, func(_ *object.Thread, v object.Value) (object.Value, error) {
			return get(v.(*HTTPServer)), nil
		})
	}
	connections := func(b *HTTPServer) object.Value { return object.NewInt(int64(b.Clients())) }
	property("connections", "The number of connections so far.", connections)
	property("connexions", "The number of connections so far.", connections)
	property("running", "Whether the server still runs.", func(b *HTTPServer) object.Value { return object.NewBool(b.Running()) })
	property("port", "The port where it listens.", func(b *HTTPServer) object.Value {
		return object.NewInt(int64(b.Port))
	})
	property("url", "The address as a URL.", func(b *HTTPServer) object.Value { return object.Str("http://" + b.Address()) })
	class.AddMethod("stop", "", "Stop the server: no new clients, open exchanges get a moment to finish.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, socket.Exception(t.Blocking(a[0].(*HTTPServer).Stop))
	})
	return class
}

var (
	webClass   = sync.OnceValue(func() *object.Type { return httpClass("Web") })
	storeClass = sync.OnceValue(func() *object.Type { return httpClass("Store") })
)
