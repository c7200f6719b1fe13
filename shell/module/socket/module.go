// Package socket is the module socket: a [labsh/netlab.Socket] with the
// methods, arguments and exceptions that CPython gives it. A [Table] knows the
// sockets of one interpreter.
package socket

import (
	"context"
	"syscall"
	"time"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

const socketDoc = `This module provides socket operations and some related functions.
On Unix, it supports IP (Internet Protocol) and Unix domain sockets.
On other systems, it only supports IP. Functions specific for a
socket are available as methods of the socket object.`

// CoreModule makes the module _socket, which has the class that CPython has in C.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_socket", "Implementation module for socket operations.")
	m.Vars.Set("socket", coreType())
	return m, nil
}

// defaultTimeout is what stands for no timeout where one may be given: None is one, too.
var defaultTimeout = object.NewInstance(object.ObjectType)

// Module makes the module socket.
func Module(t *object.Thread) (*object.Module, error) {
	h := TableOf(t)
	m := object.NewModule("socket", socketDoc)
	addConstants(m)
	m.Vars.Set("socket", Type())
	m.Vars.Set("SocketType", coreType())
	m.Vars.Set("SocketIO", socketIOType())
	m.Vars.Set("error", object.OSError)
	m.Vars.Set("timeout", object.TimeoutError)
	m.Vars.Set("gaierror", gaierror())
	m.Vars.Set("herror", herror())
	m.Vars.Set("has_ipv6", object.True)
	m.Vars.Set("_GLOBAL_DEFAULT_TIMEOUT", defaultTimeout)
	for name, errno := range map[string]syscall.Errno{"EBADF": syscall.EBADF, "EAGAIN": syscall.EAGAIN, "EWOULDBLOCK": syscall.EWOULDBLOCK} {
		m.Vars.Set(name, object.NewInt(object.ErrnoNumber(errno)))
	}
	native.AddFunction(m, "create_connection", "address, timeout=, source_address=None, *, all_errors=False", "Connect to *address* and return the socket object.", h.createConnection)
	native.AddFunction(m, "create_server", "address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False", "Convenience function which creates a SOCK_STREAM type socket\nbound to *address* (a 2-tuple (host, port)) and return the socket object.", h.createServer)
	native.AddFunction(m, "socketpair", "family=None, type=SOCK_STREAM, proto=0", "socketpair([family[, type[, proto]]]) -> (socket object, socket object)\n\nCreate a pair of socket objects from the sockets returned by the platform\nsocketpair() function.", h.socketpair)
	native.AddFunction(m, "fromfd", "fd, family, type, proto=0", "fromfd(fd, family, type[, proto]) -> socket object\n\nCreate a socket object from a duplicate of the given file\ndescriptor.", h.fromfd)
	native.AddFunction(m, "has_dualstack_ipv6", "", "Return True if the platform supports creating a SOCK_STREAM socket\nwhich can handle both AF_INET and AF_INET6 (IPv4 / IPv6) connections.", func(*object.Thread, []object.Value) (object.Value, error) {
		return object.True, nil
	})
	m.AddFunc("getdefaulttimeout", "", "getdefaulttimeout() -> timeout\n\nReturns the default timeout in seconds (float) for new socket objects.", func(*object.Thread, []object.Value) (object.Value, error) {
		if h.timeout == nil {
			return object.None, nil
		}
		return h.timeout, nil
	})
	m.AddFunc("setdefaulttimeout", "timeout, /", "setdefaulttimeout(timeout)\n\nSet the default timeout in seconds (float) for new socket objects.\nA value of None indicates that new socket objects have no timeout.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		d, err := TimeoutArg(t, a[0])
		if err != nil {
			return nil, err
		}
		h.timeout = timeoutValue(d)
		return object.None, nil
	})
	m.AddFunc("close", "fd, /", "close(integer) -> None\n\nClose an integer socket file descriptor.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		fd, err := native.Int(t, a[0])
		if err != nil {
			return nil, err
		}
		return object.None, h.closeFd(fd)
	})
	m.AddFunc("dup", "fd, /", "dup(integer) -> integer\n\nDuplicate an integer socket file descriptor.  This is like os.dup(), but for\nsockets; on some platforms os.dup() won't work for socket file descriptors.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		fd, err := native.Int(t, a[0])
		if err != nil {
			return nil, err
		}
		twin, err := file.CopyDescriptor(t, fd, 0)
		if err != nil {
			return nil, err
		}
		return object.NewInt(int64(twin)), nil
	})
	m.Vars.Set("_LOCALHOST", object.Str("127.0.0.1"))
	m.Vars.Set("_LOCALHOST_V6", object.Str("::1"))
	addNames(m)
	addMessages(m)
	addBytes(m)
	addInterfaces(m)
	for _, name := range m.Vars.Names() {
		if v, _ := m.Vars.Get(name); v != nil {
			if f, ok := v.(*object.Builtin); ok {
				f.Mod = "_socket" // CPython's are in C, and say so
			}
		}
	}
	return m, nil
}

func secondsOf(f object.Float) time.Duration { return time.Duration(float64(f) * 1e9) }

// closeFd closes a descriptor by its number: that of a socket object, which is
// then closed, or one that no socket object has.
func (h *Table) closeFd(fd int) error {
	for _, s := range h.Open() {
		if s.Fileno() == fd {
			return Exception(s.CloseDescriptor())
		}
	}
	if file.OfMachinery(fd) {
		return file.OSErrorOf(syscall.EBADF)
	}
	return file.OSErrorOf(closeDescriptor(fd))
}

// make opens a socket for the functions below.
func (h *Table) make(ctx context.Context, family netlab.Family, typ netlab.Type, proto int) (*netlab.Socket, error) {
	s, err := netlab.New(ctx, family, typ, proto, h.Options()...)
	if err == nil {
		h.Add(s)
	}
	return s, err
}

// createConnection is socket.create_connection of CPython's Lib/socket.py.
func (h *Table) createConnection(t *object.Thread, a []object.Value) (object.Value, error) {
	address, err := object.Elements(t, a[0])
	if err != nil {
		if !object.IsException(err, object.TypeError) {
			return nil, err
		}
		return nil, object.Errorf(object.TypeError, "cannot unpack non-iterable %s object", a[0].Type().Name)
	}
	if len(address) != 2 {
		if len(address) > 2 {
			return nil, object.Errorf(object.ValueError, "too many values to unpack (expected 2)")
		}
		return nil, object.Errorf(object.ValueError, "not enough values to unpack (expected 2, got %d)", len(address))
	}
	q, err := queryArgs(t, address[0], address[1])
	if err != nil {
		return nil, err
	}
	q.Type = netlab.SOCK_STREAM
	var timeout time.Duration
	limited := a[1] != nil && a[1] != object.Value(defaultTimeout)
	if limited {
		if timeout, err = TimeoutArg(t, a[1]); err != nil {
			return nil, err
		}
	}
	var found []netlab.Resolution
	if err := t.Blocking(func(ctx context.Context) (err error) {
		found, err = netlab.Resolve(ctx, q)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	allErrors, err := native.OptionalTruth(t, a[3])
	if err != nil {
		return nil, err
	}
	var last error
	for _, r := range found {
		source := netlab.Address(nil)
		if native.Given(a[2]) {
			if source, err = familyAddress(t, "bind", r.Family, 0, a[2]); err != nil {
				return nil, err
			}
		}
		s, err := h.make(t.Context(), r.Family, r.Type, r.Proto)
		if err == nil {
			if limited {
				s.SetTimeout(timeout)
			}
			if err = t.Blocking(func(ctx context.Context) error {
				if source != nil {
					if err := s.Bind(ctx, source); err != nil {
						return err
					}
				}
				return s.Connect(ctx, r.Address)
			}); err == nil {
				return &Socket{class: Type(), net: s}, nil
			}
			s.Close() // what connect said matters
		}
		if last = Exception(err); !object.IsException(last, object.OSError) {
			return nil, last
		}
	}
	if allErrors {
		return nil, object.Errorf(object.NotImplementedError, "labsh has no ExceptionGroup: all_errors is not supported")
	}
	return nil, last
}

// createServer is socket.create_server of CPython's Lib/socket.py.
func (h *Table) createServer(t *object.Thread, a []object.Value) (object.Value, error) {
	family := int(netlab.AF_INET)
	if a[1] != nil {
		var err error
		if family, err = native.Int(t, a[1]); err != nil {
			return nil, err
		}
	}
	backlog := -1
	if native.Given(a[2]) {
		n, err := native.Int(t, a[2])
		if err != nil {
			return nil, err
		}
		backlog = max(n, 0)
	}
	reusePort, err := native.OptionalTruth(t, a[3])
	if err != nil {
		return nil, err
	}
	dual, err := native.OptionalTruth(t, a[4])
	if err != nil {
		return nil, err
	}
	if dual && netlab.Family(family) != netlab.AF_INET6 {
		return nil, object.Errorf(object.ValueError, "dualstack_ipv6 requires AF_INET6 family")
	}
	to, err := familyAddress(t, "bind", netlab.Family(family), 0, a[0])
	if err != nil {
		// A family that is not there is known before its addresses.
		s, failed := netlab.New(t.Context(), netlab.Family(family), netlab.SOCK_STREAM, 0)
		if failed != nil {
			return nil, Exception(failed)
		}
		s.Close()
		return nil, err
	}
	var s *netlab.Socket
	if err := t.Blocking(func(ctx context.Context) (err error) {
		s, err = netlab.CreateServer(ctx, netlab.Listening{Address: to, Backlog: backlog, ReusePort: reusePort, DualStack: dual}, h.Options()...)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	return h.Value(s), nil
}

func (h *Table) socketpair(t *object.Thread, a []object.Value) (object.Value, error) {
	numbers := [3]int{int(netlab.AF_UNIX), int(netlab.SOCK_STREAM), 0}
	for i := range numbers {
		if !native.Given(a[i]) {
			continue
		}
		var err error
		if numbers[i], err = native.Int(t, a[i]); err != nil {
			return nil, err
		}
	}
	x, y, err := netlab.Socketpair(t.Context(), netlab.Family(numbers[0]), netlab.Type(numbers[1]), numbers[2], h.Options()...)
	if err != nil {
		return nil, Exception(err)
	}
	return object.NewTuple(h.Value(x), h.Value(y)), nil
}

func (h *Table) fromfd(t *object.Thread, a []object.Value) (object.Value, error) {
	fd, err := native.Int(t, a[0])
	if err != nil {
		return nil, err
	}
	var numbers [3]int
	for i := range numbers {
		if numbers[i], err = native.OptionalInt(t, a, i+1); err != nil {
			return nil, err
		}
	}
	twin, err := file.CopyDescriptor(t, fd, 0)
	if err != nil {
		return nil, err
	}
	s, err := netlab.FromFilenoAs(twin, netlab.Family(numbers[0]), netlab.Type(numbers[1]), numbers[2], h.Options()...)
	if err != nil {
		closeDescriptor(twin)
		return nil, Exception(err)
	}
	return h.Value(s), nil
}
