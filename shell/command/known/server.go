package known

import (
	"context"
	"errors"

	"labsh/netlab"
	"labsh/shell/module/sheet"
	"labsh/shell/python/object"
)

// Background is a server that runs beside the prompt: the lab sheet's Serveur,
// made by serve or by a Python line, or what web and store serve make.
type Background interface {
	Running() bool
	// Stop takes no more clients and lets open exchanges finish.
	Stop(ctx context.Context) error
	// Wait returns when the server has stopped, or with ctx's error.
	Wait(ctx context.Context) error
	Connections() int
	// Datagrams are how many a server of UDP has received, and dropped; ok is false
	// for any other.
	Datagrams() (received, dropped int, ok bool)
	// Address is where it listens, as it was typed.
	Address() string
	// Socket is the listening socket, or that of UDP; nil where there is none.
	Socket() *netlab.Socket
}

// ServerOf gives the background server that a value is.
func ServerOf(v object.Value) (Background, bool) {
	if b, ok := v.(*sheet.HTTPServer); ok {
		return httpServer{b}, true
	}
	if n, ok := sheet.ServerOf(v); ok {
		return serveur{n, sheet.ServerPlace(v)}, true
	}
	return nil, false
}

// httpServer is what web and store serve make.
type httpServer struct{ *sheet.HTTPServer }

// Socket is the listening socket.
func (s httpServer) Socket() *netlab.Socket { return s.HTTP.Socket }

func (s httpServer) Datagrams() (received, dropped int, ok bool) { return 0, 0, false }

// serveur is a Serveur, which answers each client, or each datagram, or a Relais.
type serveur struct {
	sheet.Net
	place string
}

// Connections is how many clients have connected.
func (s serveur) Connections() int {
	n, _ := sheet.Connections(s.Net)
	return n
}

// Datagrams is how many datagrams have come, if it is of UDP.
func (s serveur) Datagrams() (received, dropped int, ok bool) { return sheet.Datagrams(s.Net) }

// Address is where it listens, as it was typed.
func (s serveur) Address() string { return s.place }

// Wait waits for the end; why it ended was told as a step.
func (s serveur) Wait(ctx context.Context) error {
	if err := s.Net.Wait(ctx); ctx.Err() != nil {
		return err
	}
	return nil
}

// Server is a server that the session knows by a name.
type Server struct {
	Name   string
	Value  object.Value
	Server Background
}

// AddServer notes a server, and forgets those that have stopped.
func (o *Objects) AddServer(name string, v object.Value) {
	b, ok := ServerOf(v)
	if !ok {
		return
	}
	kept := o.servers[:0]
	for _, n := range o.servers {
		if n.Server.Running() && n.Value != v {
			kept = append(kept, n)
		}
	}
	clear(o.servers[len(kept):])
	o.servers = append(kept, Server{name, v, b})
	o.named(b.Socket(), name)
}

// Servers lists the servers: it learns of those that Python lines made or
// rebound.
func (o *Objects) Servers() []Server {
	for _, name := range o.Globals.Names() {
		v, _ := o.Globals.Get(name)
		b, ok := ServerOf(v)
		if !ok || name == "_" {
			continue
		}
		seen := false
		for i, n := range o.servers {
			if n.Value != v {
				continue
			}
			seen = true
			if bound, ok := o.Globals.Get(n.Name); !ok || bound != v {
				o.servers[i].Name = name
				o.named(n.Server.Socket(), name)
			}
		}
		if !seen && b.Running() {
			o.AddServer(name, v)
		}
	}
	return o.servers
}

// LastServer is the last server that runs, or the last one; ok is false where
// there is none.
func (o *Objects) LastServer() (last Server, ok bool) {
	list := o.Servers()
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Server.Running() {
			return list[i], true
		}
	}
	if n := len(list); n > 0 {
		return list[n-1], true
	}
	return Server{}, false
}

// StopServers stops them all.
func (o *Objects) StopServers(ctx context.Context) error {
	var errs []error
	for _, n := range o.servers {
		if n.Server.Running() {
			errs = append(errs, n.Server.Stop(ctx))
		}
	}
	o.servers = nil
	return errors.Join(errs...)
}
