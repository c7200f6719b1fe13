package command

import (
	"context"
	"errors"

	"labsh/netlab"
	"labsh/shell/module"
	"labsh/shell/python/object"
)

// Background is a server that runs beside the prompt: what serve, web and
// store serve make. It is a value of Python.
type Background struct {
	kind  string // "Serveur", "Web", "Store": the class's name
	class *object.Type

	address     func() string // where it listens, as it was typed
	stop        func(ctx context.Context) error
	done        func() <-chan struct{} // closed when it has stopped
	connections func() int             // nil where nothing is counted
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

// backgroundTypes are the classes, by name.
var backgroundTypes = map[string]*object.Type{}

func init() {
	for _, kind := range []string{"Serveur", "Web", "Store"} {
		class := object.NewType(&object.Type{Name: kind, Module: "labsh", Final: true})
		class.Repr = func(_ *object.Thread, v object.Value) (string, error) {
			b := v.(*Background)
			state := "stopped"
			if b.Running() {
				state = b.address()
			}
			return "<" + b.kind + " " + state + ">", nil
		}
		class.GetAttr = func(_ *object.Thread, v object.Value, name string) (object.Value, error) {
			b := v.(*Background)
			switch name {
			case "connections", "connexions":
				if b.connections != nil {
					return object.NewInt(int64(b.connections())), nil
				}
			}
			return nil, nil
		}
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

// serverOf gives the background server that a value is.
func serverOf(v object.Value) (*Background, bool) {
	b, ok := v.(*Background)
	return b, ok
}

// servers are those that the session's commands have started, the last one at
// the end.
type servers struct{ running []namedServer }

type namedServer struct {
	name   string
	server *Background
}

// add notes a server, and forgets those that have stopped.
func (s *servers) add(name string, b *Background) {
	kept := s.running[:0]
	for _, n := range s.running {
		if n.server.Running() {
			kept = append(kept, n)
		}
	}
	s.running = append(kept, namedServer{name, b})
}

func (s *servers) stopAll(ctx context.Context) error {
	var errs []error
	for _, n := range s.running {
		if n.server.Running() {
			errs = append(errs, n.server.stop(ctx))
		}
	}
	s.running = nil
	return errors.Join(errs...)
}

// chooseServer finds the server that a command without NAME acts on: the last
// one that runs, or the last one.
func (s *Session) chooseServer(c *Call) error {
	list := s.servers.running
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].server.Running() {
			c.Self, c.Subject = list[i].name, list[i].server
			return nil
		}
	}
	if n := len(list); n > 0 {
		c.Self, c.Subject = list[n-1].name, list[n-1].server
		return nil
	}
	return noSubject(aServer)
}

// bindServer names a server that a command has started.
func (c *Call) bindServer(b *Background) object.Value {
	c.servers.add(c.made, b)
	if len(c.Targets) == 0 {
		c.Env.Globals.Set(c.made, b)
	}
	return b
}

// observed are the options of the sockets that commands make in Go.
func (s *Session) observed() []netlab.Option {
	if s.Observer == nil {
		return nil
	}
	return []netlab.Option{netlab.WithObserver(s.Observer)}
}
