package command

import (
	"context"
	"errors"
	"net"
	"strconv"

	"labsh/netlab"
	"labsh/shell/module"
	"labsh/shell/python/object"
)

// background is a server that runs beside the prompt: the lab sheet's Serveur,
// made by serve or by a Python line, or what web and store serve make.
type background interface {
	Running() bool
	// Stop takes no more clients and lets open exchanges finish.
	Stop(ctx context.Context) error
	// Wait returns when the server has stopped, or with ctx's error.
	Wait(ctx context.Context) error
	Connections() int
	// Address is where it listens, as it was typed.
	Address() string
	// Socket is the listening socket, nil where there is none.
	Socket() *netlab.Socket
}

// serverOf gives the background server that a value is.
func serverOf(v object.Value) (background, bool) {
	if b, ok := v.(*Background); ok {
		return b, true
	}
	if n, ok := module.ServerOf(v); ok {
		return serveur{n, module.ServerPlace(v)}, true
	}
	return nil, false
}

// serveur is a Serveur, which serves clients one message each.
type serveur struct {
	*netlab.Server
	place string
}

// Address is where it listens, as it was typed.
func (s serveur) Address() string { return s.place }

// Wait waits for the end; why it ended was told as a step.
func (s serveur) Wait(ctx context.Context) error {
	if err := s.Server.Wait(ctx); ctx.Err() != nil {
		return err
	}
	return nil
}

// Background is a server of HTTP: what web and store serve make. It is a value
// of Python.
type Background struct {
	kind  string // "Web", "Store": the class's name
	class *object.Type

	address     func() string // where it listens, as it was typed
	stop        func(ctx context.Context) error
	done        func() <-chan struct{} // closed when it has stopped
	connections func() int
	socket      *netlab.Socket // the listening one; may be nil
}

// Type is the server's class.
func (b *Background) Type() *object.Type { return b.class }

// Running reports whether the server has not stopped yet.
func (b *Background) Running() bool {
	select {
	case <-b.done():
		return false
	default:
		return true
	}
}

// Stop stops the server.
func (b *Background) Stop(ctx context.Context) error { return b.stop(ctx) }

// Wait waits until it has stopped.
func (b *Background) Wait(ctx context.Context) error {
	select {
	case <-b.done():
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Connections counts the connections so far.
func (b *Background) Connections() int { return b.connections() }

// Address is where the server listens, as it was typed.
func (b *Background) Address() string { return b.address() }

// Socket is the listening socket.
func (b *Background) Socket() *netlab.Socket { return b.socket }

// backgroundTypes are the classes, by name.
var backgroundTypes = map[string]*object.Type{}

func init() {
	for _, kind := range []string{"Web", "Store"} {
		class := object.NewType(&object.Type{Name: kind, Module: "labsh", Final: true})
		class.Repr = func(_ *object.Thread, v object.Value) (string, error) {
			b := v.(*Background)
			state := "stopped"
			if b.Running() {
				state = b.address()
			}
			return "<" + b.kind + " " + state + ">", nil
		}
		connections := func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.NewInt(int64(v.(*Background).connections())), nil
		}
		class.AddProperty("connections", "The number of connections so far.", connections)
		class.AddProperty("connexions", "The number of connections so far.", connections)
		class.AddProperty("running", "Whether the server still runs.", func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.NewBool(v.(*Background).Running()), nil
		})
		class.AddProperty("port", "The port where it listens.", func(_ *object.Thread, v object.Value) (object.Value, error) {
			_, port := splitTyped(v.(*Background).address())
			return object.NewInt(int64(port)), nil
		})
		class.AddProperty("url", "The address as a URL.", func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Str("http://" + v.(*Background).address()), nil
		})
		class.AddMethod("stop", "", "Stop the server: no new clients, open exchanges get a moment to finish.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			err := t.Blocking(a[0].(*Background).stop)
			return object.None, module.Exception(err)
		})
		backgroundTypes[kind] = class
	}
}

// newBackground makes the value.
func newBackground(kind string, b Background) *Background {
	b.kind, b.class = kind, backgroundTypes[kind]
	return &b
}

// servers are those that the session knows, the last one at the end.
type servers struct{ running []namedServer }

type namedServer struct {
	name   string
	value  object.Value
	server background
}

// add notes a server, and forgets those that have stopped.
func (s *servers) add(name string, v object.Value, b background) {
	kept := s.running[:0]
	for _, n := range s.running {
		if n.server.Running() && n.value != v {
			kept = append(kept, n)
		}
	}
	clear(s.running[len(kept):])
	s.running = append(kept, namedServer{name, v, b})
}

func (s *servers) stopAll(ctx context.Context) error {
	var errs []error
	for _, n := range s.running {
		if n.server.Running() {
			errs = append(errs, n.server.Stop(ctx))
		}
	}
	s.running = nil
	return errors.Join(errs...)
}

// refreshServers learns of the servers that Python lines made or rebound.
func (s *Session) refreshServers() {
	for _, name := range s.Env.Globals.Names() {
		v, _ := s.Env.Globals.Get(name)
		b, ok := serverOf(v)
		if !ok || name == "_" {
			continue
		}
		known := false
		for i, n := range s.servers.running {
			if n.value != v {
				continue
			}
			known = true
			if bound, ok := s.Env.Globals.Get(n.name); !ok || bound != v {
				s.servers.running[i].name = name
			}
		}
		if !known && b.Running() {
			s.servers.add(name, v, b)
		}
	}
}

// chooseServer finds the server that a command without NAME acts on: the last
// one that runs, or the last one.
func (s *Session) chooseServer(c *Call) error {
	s.refreshServers()
	list := s.servers.running
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].server.Running() {
			c.Self, c.Subject = list[i].name, list[i].value
			return nil
		}
	}
	if n := len(list); n > 0 {
		c.Self, c.Subject = list[n-1].name, list[n-1].value
		return nil
	}
	return s.noSubject(aServer)
}

// bindServer names a server that a command has started.
func (c *Call) bindServer(v object.Value) object.Value {
	b, _ := serverOf(v)
	c.servers.add(c.made, v, b)
	if len(c.Targets) == 0 {
		c.Env.Globals.Set(c.made, v)
	}
	return v
}

// observed are the options of the sockets that commands make in Go.
func (s *Session) observed() []netlab.Option {
	if s.Observer == nil {
		return nil
	}
	return []netlab.Option{netlab.WithObserver(s.Observer)}
}

// chosenPort puts the port that the kernel chose into an address that was typed
// with port 0.
func chosenPort(typed string, local netlab.Address) string {
	host, port, err := net.SplitHostPort(typed)
	if err != nil || local == nil {
		return typed
	}
	if n, err := strconv.Atoi(port); err != nil || n != 0 {
		return typed
	}
	_, chosen, ok := netlab.SplitHostPort(local)
	if !ok {
		return typed
	}
	return net.JoinHostPort(host, strconv.Itoa(chosen))
}
