package socket

import (
	"context"
	"net"
	"sync"
	"time"
	"weak"

	"labsh/netlab"
	"labsh/shell/python/object"
)

// Table notes the sockets that one interpreter's Python code has made: those that
// are open are listed here. One that the program has forgotten is closed by the
// interpreter ([object.Interpreter.Hold]), and is no more.
type Table struct {
	// Observer is told the events of all of them, whichever call or thread makes
	// them, those that a Serveur accepts and requests' connections among them; nil
	// for none. Set it before the first socket is made.
	Observer netlab.Observer
	// Line, if not nil, is given what servers in the background (class Serveur) say
	// of their clients, without a newline, instead of standard output. It is called
	// without the interpreter's lock.
	Line func(string)

	// Made, if not nil, is told each socket that Python code makes, under the
	// interpreter's lock.
	Made func(*netlab.Socket)
	// Paired, if not nil, is told the two legs of what a Relais relays.
	Paired func(netlab.Pair)

	interp  *object.Interpreter // nil until Install
	mu      sync.Mutex
	list    []weak.Pointer[netlab.Socket]
	servers []Server
	offered map[int]*netlab.Socket // by descriptor, for socket(fileno=…) to take
	timeout object.Value           // socket.setdefaulttimeout; nil or None for none
}

// Server is a server in the background, of TCP or UDP.
type Server interface {
	Running() bool
	Stop(ctx context.Context) error
	Wait(ctx context.Context) error
}

// tableKey is the place of an interpreter's Table among its modules' state.
type tableKey struct{}

// Install makes h the place where the sockets of in are noted. Without it they
// have no observer.
func (h *Table) Install(in *object.Interpreter) {
	h.interp = in
	in.SetState(tableKey{}, h)
}

// TableOf gives the Table of the thread's interpreter, made if need be.
func TableOf(t *object.Thread) *Table {
	in := t.Interpreter()
	if h, ok := in.State(tableKey{}).(*Table); ok {
		return h
	}
	h := new(Table)
	h.Install(in)
	return h
}

// SetDefaultTimeout limits the waits of sockets made from here on, as
// socket.setdefaulttimeout does; 0 is no limit. It is for use before Python
// code runs.
func (h *Table) SetDefaultTimeout(limit time.Duration) {
	h.timeout = nil
	if limit > 0 {
		h.timeout = object.Float(limit.Seconds())
	}
}

// Options are what every new socket is given.
func (h *Table) Options() []netlab.Option {
	o := h.Observed()
	if d, ok := h.timeout.(object.Float); ok {
		o = append(o, netlab.WithTimeout(secondsOf(d)))
	}
	return o
}

// Add notes a new socket.
func (h *Table) Add(s *netlab.Socket) {
	h.mu.Lock()
	if len(h.list) == cap(h.list) {
		h.list = stillOpen(h.list)
	}
	h.list = append(h.list, weak.Make(s))
	h.mu.Unlock()
	if h.Made != nil {
		h.Made(s)
	}
	if h.interp != nil {
		h.interp.Hold(s.Remnant())
	}
}

// Observed are the options of a socket that has no default timeout.
func (h *Table) Observed() []netlab.Option {
	var o []netlab.Option
	if h.interp != nil {
		o = append(o, netlab.WithRetry(h.interp.Again))
	}
	if h.Observer != nil {
		o = append(o, netlab.WithObserver(h.Observer))
	}
	return o
}

// Dial opens a connection for a library that Python code calls, as
// [netlab.Dialer.DialContext].
func (h *Table) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := (&netlab.Dialer{Options: h.Observed()}).DialContext(ctx, network, address)
	if ours, ok := c.(*netlab.Conn); ok && h.interp != nil {
		h.interp.Hold(ours.Socket().Remnant())
	}
	return c, err
}

// stillOpen keeps the pointers to sockets that are open.
func stillOpen(list []weak.Pointer[netlab.Socket]) []weak.Pointer[netlab.Socket] {
	kept := list[:0]
	for _, p := range list {
		if s := p.Value(); s != nil && s.Fileno() >= 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// Open lists the sockets that are open, the oldest first.
func (h *Table) Open() []*netlab.Socket {
	h.mu.Lock()
	defer h.mu.Unlock()
	var open []*netlab.Socket
	for _, p := range h.list {
		if s := p.Value(); s != nil && s.Fileno() >= 0 {
			open = append(open, s)
		}
	}
	return open
}

// Servers lists the servers in the background that run, the oldest first.
func (h *Table) Servers() []Server {
	h.mu.Lock()
	defer h.mu.Unlock()
	var running []Server
	for _, s := range h.servers {
		if s.Running() {
			running = append(running, s)
		}
	}
	return running
}

// AddServer notes one.
func (h *Table) AddServer(s Server) {
	running := h.Servers()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.servers = append(running, s)
}

// Close stops all servers and closes all sockets, as leaving Python does. The
// caller does not hold the interpreter's lock.
func (h *Table) Close() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel() // open exchanges are cut
	for _, s := range h.Servers() {
		_ = s.Stop(ctx) // nobody is left to hear of an error
	}
	for _, s := range h.Open() {
		_ = s.Close()
	}
}

// Value gives a socket made in Go, which does not speak TLS, as the Python object
// socket.socket, and notes it.
func (h *Table) Value(s *netlab.Socket) object.Value {
	h.Add(s)
	return Object(s)
}

// Object is [Table.Value] of a socket that is noted already.
func Object(s *netlab.Socket) object.Value { return &Socket{class: Type(), net: s} }

// accepted is Value for what accept gave: it has the default timeout.
func (h *Table) accepted(s *netlab.Socket) *Socket {
	if d, ok := h.timeout.(object.Float); ok {
		s.SetTimeout(secondsOf(d))
	}
	h.Add(s)
	return &Socket{class: Type(), net: s}
}
