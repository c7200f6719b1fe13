package socket

import (
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// Socket is an instance of socket.socket or of a class below it. Its methods
// are those of a [netlab.Socket], each with CPython's checks of its arguments.
type Socket struct {
	object.Header
	class *object.Type
	// net is nil until __init__ has run.
	net *netlab.Socket
	tls Handshaker // of an ssl.SSLSocket that was wrapped; else nil
}

var coreClass, socketClass native.Lazy

// coreType is _socket.socket, which has what CPython has in C.
func coreType() *object.Type { return coreClass.Of(newCoreType) }

// Type is socket.socket.
func Type() *object.Type { return socketClass.Of(newSocketType) }

func newCoreType() *object.Type {
	class := object.NewType(&object.Type{Name: "socket", Module: "_socket", Doc: "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\nsocket(family=-1, type=-1, proto=-1, fileno=None) -> socket object\n\nOpen a socket of the given type."})
	addSlots(class)
	addSocketState(class)
	addSocketCalls(class)
	addSocketTransfers(class)
	addSocketMessages(class)
	addSocketOptions(class)
	return class
}

func newSocketType() *object.Type {
	class := object.NewType(&object.Type{Name: "socket", Module: "socket", Base: coreType(), Doc: "A subclass of _socket.socket adding the makefile() method."})
	addSlots(class)
	addSocketPython(class)
	addSocketFiles(class)
	return class
}

// addSlots gives a class of sockets what Python calls by itself.
func addSlots(class *object.Type) {
	class.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		return allocSocket(class), nil
	}
	class.Init, class.Repr, class.Str = initSocket, reprSocket, reprSocket
}

// Type is socket.socket, ssl.SSLSocket or a class of the program.
func (s *Socket) Type() *object.Type { return s.class }

// Of gives the socket that v is, if it is one that has been opened.
func Of(v object.Value) (*netlab.Socket, bool) {
	s, ok := v.(*Socket)
	if !ok || s.net == nil {
		return nil, false
	}
	return s.net, true
}

// Holds reports whether the socket is open.
func (s *Socket) Holds() bool { return s.net != nil && s.net.Fileno() >= 0 }

func allocSocket(class *object.Type) *Socket {
	s := &Socket{class: class}
	if class.Heap {
		s.SetClass(class)
	}
	return s
}

var socketInit = native.NewFunction("socket", "socket.__init__", "self, family=-1, type=-1, proto=-1, fileno=None", "", nil)

// initSocket is socket.socket.__init__: socket(2), or the socket that fileno is.
func initSocket(t *object.Thread, self object.Value, args object.Args) error {
	s, ok := self.(*Socket)
	if !ok {
		return object.Errorf(object.TypeError, "descriptor '__init__' requires a 'socket.socket' object but received a '%s'", self.Type().Name)
	}
	a, err := socketInit.Bind(object.Args{Pos: append([]object.Value{self}, args.Pos...), Kw: args.Kw})
	if err != nil {
		return err
	}
	numbers := [3]int{-1, -1, -1}
	for i := range numbers {
		if a[i+1] != nil {
			if numbers[i], err = native.Int(t, a[i+1]); err != nil {
				if object.IsException(err, object.OverflowError) {
					err = object.Errorf(object.OverflowError, "Python int too large to convert to C int")
				}
				return err
			}
		}
	}
	family, typ, proto := numbers[0], numbers[1], numbers[2]
	h := TableOf(t)
	if a[4] != nil && a[4] != object.None {
		return s.adopt(t, h, a[4], numbers)
	}
	if family == -1 {
		family = int(netlab.AF_INET)
	}
	if typ == -1 {
		typ = int(netlab.SOCK_STREAM)
	}
	net, err := netlab.New(t.Context(), netlab.Family(family), netlab.Type(typ), max(proto, 0), h.Options()...)
	if err != nil {
		return Exception(err)
	}
	s.net = net
	h.Add(net)
	return nil
}

// adopt is socket.socket(fileno=…); numbers are the family, type and protocol, -1
// for what is not given.
func (s *Socket) adopt(t *object.Thread, h *Table, fileno object.Value, numbers [3]int) error {
	fd, err := native.Int(t, fileno)
	if err != nil {
		return err
	}
	if fd < 0 {
		return object.Errorf(object.ValueError, "negative file descriptor")
	}
	net := h.offered[fd]
	if net != nil {
		delete(h.offered, fd)
	} else if net, err = netlab.FromFilenoAs(fd, netlab.Family(numbers[0]), netlab.Type(numbers[1]), numbers[2], h.Options()...); err != nil {
		return Exception(err)
	}
	s.net = net
	h.Add(net)
	return nil
}

// reprSocket is <socket.socket fd=4, family=2, …>, under the name of the class.
func reprSocket(_ *object.Thread, v object.Value) (string, error) {
	s := v.(*Socket)
	name := s.class.Module + "." + s.class.Name
	if s.net == nil {
		return "<" + name + " fd=-1, family=-1, type=-1, proto=-1>", nil
	}
	_, rest, _ := strings.Cut(s.net.String(), " ")
	return "<" + name + " " + rest, nil
}

// Net is the socket below, or the error for one that __init__ has not opened.
func (s *Socket) Net() (*netlab.Socket, error) {
	if s.net == nil {
		return nil, closedSocket()
	}
	return s.net, nil
}

// A socketMethod is a method of socket.socket that CPython has in C; a are its
// arguments without self.
type socketMethod func(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error)

// addNoArgs, addOneArg and addParsed add a socketMethod by the three ways in
// which CPython counts arguments: METH_NOARGS, METH_O and PyArg_ParseTuple.
func addNoArgs(class *object.Type, name, doc string, f socketMethod) {
	class.AddMethod(name, "", doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
		net, err := a[0].(*Socket).Net()
		if err != nil {
			return nil, err
		}
		return f(t, net, nil)
	})
}

func addOneArg(class *object.Type, name, param, doc string, f socketMethod) {
	class.AddMethod(name, param+", /", doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
		net, err := a[0].(*Socket).Net()
		if err != nil {
			return nil, err
		}
		return f(t, net, a[1:])
	})
}

func addParsed(class *object.Type, name string, least, most int, doc string, f socketMethod) {
	class.AddMethod(name, "*args", doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
		args := a[1].(*object.Tuple).Elems
		if err := countArgs(name, len(args), least, most); err != nil {
			return nil, err
		}
		net, err := a[0].(*Socket).Net()
		if err != nil {
			return nil, err
		}
		return f(t, net, args)
	})
}

// addPython adds a method that CPython's Lib/socket.py has in Python.
func addPython(class *object.Type, name, sig, doc string, f func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error)) {
	if sig != "" {
		sig = ", " + sig
	}
	class.SetClassAttr(name, native.NewFunction(class.Module, class.Name+"."+name, "self"+sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
		s, ok := a[0].(*Socket)
		if !ok {
			return nil, notSocket(a[0])
		}
		return f(s, t, a[1:])
	}))
}

func notSocket(v object.Value) error {
	return object.Errorf(object.TypeError, "'%s' object is no socket", v.Type().Name)
}
