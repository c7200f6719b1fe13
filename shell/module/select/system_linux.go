package selects

import (
	"context"
	"time"

	"golang.org/x/sys/unix"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// epoll is select.epoll: an epoll(7) instance.
type epoll struct {
	net *netlab.Epoll
	// interest is what was asked of each descriptor, for sockets that have bytes
	// which the kernel knows nothing of.
	interest map[int]uint32
}

var epollClass native.Lazy

func epollType() *object.Type { return epollClass.Of(newEpollType) }

func (*epoll) Type() *object.Type { return epollType() }

// addSystem adds epoll and its constants.
func addSystem(m *object.Module) {
	for name, n := range netlab.EpollConstants() {
		m.Vars.Set(name, object.NewInt(n))
	}
	m.Vars.Set("epoll", epollType())
}

// newEpollType makes the class.
func newEpollType() *object.Type {
	class := object.NewType(&object.Type{Name: "epoll", Module: "select", Static: true, Final: true, Doc: "select.epoll(sizehint=-1, flags=0)\n\nReturns an epolling object\n\nsizehint must be a positive integer or -1 for the default size. The\nsizehint is used to optimize internal data structures. It doesn't limit\nthe maximum number of monitored events."})
	make := &object.Builtin{Name: "epoll", Mod: "select", Sig: "sizehint=-1, flags=0", Fn: newEpoll}
	class.New = func(t *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
		return object.CallArgs(t, make, args)
	}
	method := func(name, sig, doc string, f func(e *epoll, t *object.Thread, a []object.Value) (object.Value, error)) {
		class.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			e := a[0].(*epoll)
			if e.net.Fileno() < 0 && name != "close" && name != "__exit__" {
				return nil, object.Errorf(object.ValueError, "I/O operation on closed epoll object")
			}
			return f(e, t, a[1:])
		})
	}
	method("register", "fd, eventmask=None", "Registers a new fd or raises an OSError if the fd is already registered.\n\n  fd\n    the target file descriptor of the operation\n  eventmask\n    a bit set composed of the various EPOLL constants\n\nThe epoll interface supports all file descriptors that support poll.", func(e *epoll, t *object.Thread, a []object.Value) (object.Value, error) {
		return e.control(t, a, e.net.Add)
	})
	method("modify", "fd, eventmask", "Modify event mask for a registered file descriptor.\n\n  fd\n    the target file descriptor of the operation\n  eventmask\n    a bit set composed of the various EPOLL constants", func(e *epoll, t *object.Thread, a []object.Value) (object.Value, error) {
		return e.control(t, a, e.net.Modify)
	})
	method("unregister", "fd", "Remove a registered file descriptor from the epoll object.\n\n  fd\n    the target file descriptor of the operation", (*epoll).unregister)
	method("poll", "timeout=None, maxevents=-1", "Wait for events on the epoll file descriptor.\n\n  timeout\n    the maximum time to wait in seconds (as float);\n    a timeout of None or -1 makes poll wait indefinitely\n  maxevents\n    the maximum number of events returned; -1 means no limit\n\nReturns a list containing any descriptors that have events to report,\nas a list of (fd, events) 2-tuples.", (*epoll).poll)
	method("fileno", "", "Return the epoll control file descriptor.", func(e *epoll, _ *object.Thread, _ []object.Value) (object.Value, error) {
		return object.NewInt(int64(e.net.Fileno())), nil
	})
	shut := func(e *epoll, _ *object.Thread, _ []object.Value) (object.Value, error) {
		return object.None, socket.Exception(e.net.Close())
	}
	method("close", "", "Close the epoll control file descriptor.\n\nFurther operations on the epoll object will raise an exception.", shut)
	method("__exit__", "*args", "", shut)
	method("__enter__", "", "", func(e *epoll, _ *object.Thread, _ []object.Value) (object.Value, error) { return e, nil })
	class.AddProperty("closed", "True if the epoll handler is closed", func(_ *object.Thread, v object.Value) (object.Value, error) {
		return object.NewBool(v.(*epoll).net.Fileno() < 0), nil
	})
	class.AddClassMethod("fromfd", "fd, /", "Create an epoll object from a given control fd.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		fd, err := native.Int(t, a[1])
		if err != nil {
			return nil, err
		}
		if fd == -1 { // as in C, where it asks for a new one
			return newEpoll(t, []object.Value{nil, nil})
		}
		if file.OfMachinery(fd) {
			return nil, badDescriptor()
		}
		return wrapEpoll(t, netlab.EpollFromFD(fd)), nil
	})
	return class
}

func wrapEpoll(t *object.Thread, e *netlab.Epoll) *epoll {
	t.Interpreter().Hold(e.Remnant())
	return &epoll{e, make(map[int]uint32)}
}

// Holds reports whether it is open.
func (e *epoll) Holds() bool { return e.net.Fileno() >= 0 }

// newEpoll is select.epoll(sizehint, flags): neither has had an effect for long.
func newEpoll(t *object.Thread, a []object.Value) (object.Value, error) {
	hint := -1
	if a[0] != nil {
		var err error
		if hint, err = native.Int(t, a[0]); err != nil {
			return nil, err
		}
	}
	flags, err := native.OptionalInt(t, a, 1)
	switch {
	case err != nil:
		return nil, err
	case hint != -1 && hint <= 0:
		return nil, object.Errorf(object.ValueError, "negative sizehint")
	case flags != 0 && flags != unix.EPOLL_CLOEXEC:
		return nil, object.Errorf(object.OSError, "invalid flags")
	}
	var net *netlab.Epoll
	if err := t.Interpreter().Again(func() (err error) {
		net, err = netlab.NewEpoll()
		return err
	}); err != nil {
		return nil, socket.Exception(err)
	}
	return wrapEpoll(t, net), nil
}

// control is register and modify.
func (e *epoll) control(t *object.Thread, a []object.Value, call func(fd int, events uint32) error) (object.Value, error) {
	fd, err := descriptorOf(t, a[0])
	if err != nil {
		return nil, err
	}
	events := uint32(unix.EPOLLIN | unix.EPOLLPRI | unix.EPOLLOUT)
	if a[1] != nil {
		n, err := object.AsIndex(t, a[1])
		if err != nil {
			return nil, err
		}
		// C's unsigned int: of a larger number the lowest bits.
		bits, err := object.Binary(t, object.And, n, object.NewInt(1<<32-1))
		if err != nil {
			return nil, err
		}
		i, _ := bits.(object.Int)
		events = uint32(i)
	}
	if err := call(fd, events); err != nil {
		return nil, socket.Exception(err)
	}
	e.interest[fd] = events
	return object.None, nil
}

func (e *epoll) unregister(t *object.Thread, a []object.Value) (object.Value, error) {
	fd, err := descriptorOf(t, a[0])
	if err != nil {
		return nil, err
	}
	delete(e.interest, fd)
	return object.None, socket.Exception(e.net.Delete(fd))
}

func (e *epoll) poll(t *object.Thread, a []object.Value) (object.Value, error) {
	timeout, err := seconds(t, a[0], "timeout must be an integer or None")
	if err != nil {
		return nil, err
	}
	if native.Given(a[0]) {
		if timeout, err = wholeMilliseconds(timeout); err != nil {
			return nil, err
		}
	}
	limit := netlab.MaxPollFD - 1
	if a[1] != nil {
		if limit, err = native.Int(t, a[1]); err != nil {
			return nil, err
		}
		switch {
		case limit == -1:
			limit = netlab.MaxPollFD - 1
		case limit < 1:
			return nil, object.Errorf(object.ValueError, "maxevents must be greater than 0, got %d", limit)
		}
	}
	ready := e.held(t)
	if len(ready) > 0 {
		timeout = 0
	}
	found, err := e.wait(t, limit, timeout)
	if err != nil {
		return nil, err
	}
	list := []object.Value{}
	for _, event := range found {
		events := event.Events
		if ready[event.FD] {
			events |= unix.EPOLLIN
			delete(ready, event.FD)
		}
		list = append(list, eventPair(event.FD, events))
	}
	for fd := range ready {
		if len(list) < limit {
			list = append(list, eventPair(fd, unix.EPOLLIN))
		}
	}
	return object.NewList(list...), nil
}

func eventPair(fd int, events uint32) object.Value {
	return object.NewTuple(object.NewInt(int64(fd)), object.NewInt(int64(events)))
}

func (e *epoll) wait(t *object.Thread, limit int, timeout time.Duration) (found []netlab.EpollEvent, err error) {
	err = t.Blocking(func(ctx context.Context) (err error) {
		found, err = e.net.Wait(ctx, limit, timeout)
		return err
	})
	return found, socket.Exception(err)
}

// held are the registered descriptors that are readable without the kernel's
// knowing.
func (e *epoll) held(t *object.Thread) map[int]bool {
	ready := heldOf(t)
	for fd := range ready {
		if e.interest[fd]&unix.EPOLLIN == 0 {
			delete(ready, fd)
		}
	}
	return ready
}
