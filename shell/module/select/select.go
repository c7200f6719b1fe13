// Package selects is the module select, a name that Go keeps for itself: waiting for
// several descriptors at once, by select(), poll objects and, on Linux, epoll. What
// waits is package netlab; here are CPython's arguments, results and errors.
package selects

import (
	"context"
	"slices"
	"time"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// Module makes the module select.
func Module() (*object.Module, error) {
	m := object.NewModule("select", "This module supports asynchronous I/O on multiple file descriptors.\n\n*** IMPORTANT NOTICE ***\nOn Windows, only sockets are supported; on Unix, all file descriptors.")
	m.Vars.Set("error", object.OSError)
	m.Vars.Set("PIPE_BUF", object.NewInt(netlab.PipeBuf))
	for name, n := range netlab.PollConstants() {
		m.Vars.Set(name, object.NewInt(int64(n)))
	}
	m.AddFunc("select", "rlist, wlist, xlist, timeout=None, /", selectDoc, selectCall)
	m.AddFunc("poll", "", "Returns a polling object.\n\nThis object supports registering and unregistering file descriptors, and then\npolling them for I/O events.", func(*object.Thread, []object.Value) (object.Value, error) {
		return &poll{index: make(map[int]int)}, nil
	})
	addSystem(m)
	return m, nil
}

const selectDoc = `Wait until one or more file descriptors are ready for some kind of I/O.

The first three arguments are iterables of file descriptors to be waited for:
rlist -- wait until ready for reading
wlist -- wait until ready for writing
xlist -- wait for an "exceptional condition"
If only one kind of condition is required, pass [] for the other lists.

A file descriptor is either a socket or file object, or a small integer
gotten from a fileno() method call on one of those.

The optional 4th argument specifies a timeout in seconds; it may be
a floating point number to specify fractions of seconds.  If it is absent
or None, the call will never time out.

The return value is a tuple of three lists corresponding to the first three
arguments; each contains the subset of the corresponding file descriptors
that are ready.

*** IMPORTANT NOTICE ***
On Windows, only sockets are supported; on Unix, all file
descriptors can be used.`

// The three sets of select(2) in terms of poll(2), as Linux has them: what is asked
// for, and what is then in the set.
var sets = [3]struct{ ask, ready netlab.PollEvents }{
	{netlab.POLLIN, netlab.POLLIN | netlab.POLLHUP | netlab.POLLERR},
	{netlab.POLLOUT, netlab.POLLOUT | netlab.POLLERR},
	{netlab.POLLPRI, netlab.POLLPRI},
}

// A member is an object of one of select's lists and its place among the
// descriptors waited for.
type member struct {
	v  object.Value
	at int
}

// selectCall is select.select(rlist, wlist, xlist, timeout).
func selectCall(t *object.Thread, a []object.Value) (object.Value, error) {
	timeout, err := seconds(t, a[3], "timeout must be a float or None")
	if err != nil {
		return nil, err
	}
	if native.Given(a[3]) && timeout < 0 {
		return nil, object.Errorf(object.ValueError, "timeout must be non-negative")
	}
	var (
		fds     []netlab.PollFD
		places  [netlab.MaxPollFD]int16 // by descriptor: 1 + its index in fds
		members [len(sets)][]member
	)
	for i, set := range sets {
		members[i], err = each(t, a[i], func(fd int) (int, error) {
			if fd >= netlab.MaxPollFD {
				return 0, object.Errorf(object.ValueError, "filedescriptor out of range in select()")
			}
			if places[fd] == 0 {
				fds = append(fds, netlab.PollFD{FD: fd})
				places[fd] = int16(len(fds))
			}
			at := int(places[fd]) - 1
			fds[at].Events |= set.ask
			return at, nil
		})
		if err != nil {
			return nil, err
		}
	}
	// members keeps the sockets that nothing else has from being closed meanwhile.
	if err := wait(t, fds, timeout); err != nil {
		return nil, err
	}
	// A descriptor that is none fails the call; one that was closed meanwhile is in
	// every set that it was put into, as Linux has it.
	for _, fd := range fds {
		if fd.Revents&netlab.POLLNVAL != 0 && !fd.Closed {
			return nil, badDescriptor()
		}
	}
	var ready [len(sets)]object.Value
	for i, set := range sets {
		list := []object.Value{}
		for _, m := range members[i] {
			if fd := fds[m.at]; fd.Revents&set.ready != 0 || fd.Closed {
				list = append(list, m.v)
			}
		}
		ready[i] = object.NewList(list...)
	}
	return object.NewTuple(ready[:]...), nil
}

// each calls place with the descriptor of each object of a list, which a fileno()
// that is written in Python may change meanwhile.
func each(t *object.Thread, list object.Value, place func(fd int) (int, error)) ([]member, error) {
	var members []member
	add := func(v object.Value) error {
		fd, err := descriptorOf(t, v)
		if err != nil {
			return err
		}
		at, err := place(fd)
		if err == nil && len(members) == netlab.MaxPollFD {
			err = object.Errorf(object.ValueError, "too many file descriptors in select()")
		}
		members = append(members, member{v, at})
		return err
	}
	if l, ok := list.(*object.List); ok {
		members = make([]member, 0, len(l.Elems))
		for i := 0; i < len(l.Elems); i++ {
			if err := add(l.Elems[i]); err != nil {
				return nil, err
			}
		}
		return members, nil
	}
	elems, err := object.Elements(t, list)
	if object.IsException(err, object.TypeError) {
		return nil, object.Errorf(object.TypeError, "arguments 1-3 must be sequences")
	}
	if err != nil {
		return nil, err
	}
	for _, v := range elems {
		if err := add(v); err != nil {
			return nil, err
		}
	}
	return members, nil
}

// wait polls without the interpreter's lock. A socket whose bytes labsh itself has
// taken from the kernel is readable, as if they still were there.
func wait(t *object.Thread, fds []netlab.PollFD, timeout time.Duration) error {
	held := heldOf(t)
	var some []int
	for i, fd := range fds {
		if held[fd.FD] && fd.Events&netlab.POLLIN != 0 {
			some, timeout = append(some, i), 0
		}
	}
	err := t.Blocking(func(ctx context.Context) error {
		_, err := netlab.Poll(ctx, fds, timeout)
		return err
	})
	for _, i := range some {
		fds[i].Revents |= netlab.POLLIN
	}
	return socket.Exception(err)
}

// inputKey is the place of what SetInput was given among an interpreter's state.
type inputKey struct{}

// SetInput has standard input count as readable while ahead says that what was typed
// there has been read from the kernel, and by no program yet. It is for use before
// Python code runs.
func SetInput(in *object.Interpreter, ahead func() bool) { in.SetState(inputKey{}, ahead) }

// heldOf are the descriptors that can be read without the kernel's knowing: sockets
// that have bytes [netlab.Socket.Held], and standard input.
func heldOf(t *object.Thread) map[int]bool {
	var held map[int]bool
	if ahead, ok := t.Interpreter().State(inputKey{}).(func() bool); ok && ahead() {
		held = map[int]bool{0: true}
	}
	if !netlab.AnyHeld() {
		return held
	}
	if held == nil {
		held = make(map[int]bool)
	}
	for _, s := range socket.TableOf(t).Open() {
		if s.Held() > 0 {
			held[s.Fileno()] = true
		}
	}
	return held
}

// poll is a polling object.
type poll struct {
	fds     []netlab.PollFD // in the order in which they were registered
	index   map[int]int     // a descriptor's place in fds
	running bool
}

var pollType = object.NewType(&object.Type{
	Name: "poll", Module: "select", Static: true, Final: true,
	New: func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
		return nil, object.Errorf(object.TypeError, "cannot create 'select.poll' instances")
	},
})

func (*poll) Type() *object.Type { return pollType }

func init() { pollType.AddLater(addPollMethods) }

func addPollMethods() {
	method := func(name, sig, doc string, f func(p *poll, t *object.Thread, a []object.Value) (object.Value, error)) {
		pollType.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return f(a[0].(*poll), t, a[1:])
		})
	}
	method("register", "fd, eventmask=None, /", "Register a file descriptor with the polling object.\n\n  fd\n    either an integer, or an object with a fileno() method returning an int\n  eventmask\n    an optional bitmask describing the type of events to check for", (*poll).register)
	method("modify", "fd, eventmask, /", "Modify an already registered file descriptor.\n\n  fd\n    either an integer, or an object with a fileno() method returning\n    an int\n  eventmask\n    a bitmask describing the type of events to check for", (*poll).modify)
	method("unregister", "fd, /", "Remove a file descriptor being tracked by the polling object.", (*poll).unregister)
	method("poll", "timeout=None, /", "Polls the set of registered file descriptors.\n\n  timeout\n    The maximum time to wait in milliseconds, or else None (or a negative\n    value) to wait indefinitely.\n\nReturns a list containing any descriptors that have events or errors to\nreport, as a list of (fd, event) 2-tuples.", (*poll).poll)
}

func (p *poll) register(t *object.Thread, a []object.Value) (object.Value, error) {
	fd, err := descriptorOf(t, a[0])
	if err != nil {
		return nil, err
	}
	events := netlab.POLLIN | netlab.POLLPRI | netlab.POLLOUT
	if a[1] != nil {
		if events, err = eventMask(t, a[1]); err != nil {
			return nil, err
		}
	}
	if at, ok := p.index[fd]; ok {
		p.fds[at].Events = events
		return object.None, nil
	}
	p.index[fd] = len(p.fds)
	p.fds = append(p.fds, netlab.PollFD{FD: fd, Events: events})
	return object.None, nil
}

func (p *poll) modify(t *object.Thread, a []object.Value) (object.Value, error) {
	fd, err := descriptorOf(t, a[0])
	if err != nil {
		return nil, err
	}
	events, err := eventMask(t, a[1])
	if err != nil {
		return nil, err
	}
	at, ok := p.index[fd]
	if !ok {
		return nil, notRegistered()
	}
	p.fds[at].Events = events
	return object.None, nil
}

func (p *poll) unregister(t *object.Thread, a []object.Value) (object.Value, error) {
	fd, err := descriptorOf(t, a[0])
	if err != nil {
		return nil, err
	}
	at, ok := p.index[fd]
	if !ok {
		return nil, object.NewException(object.KeyError, object.NewInt(int64(fd)))
	}
	p.fds = slices.Delete(p.fds, at, at+1)
	delete(p.index, fd)
	for i := at; i < len(p.fds); i++ {
		p.index[p.fds[i].FD] = i
	}
	return object.None, nil
}

func (p *poll) poll(t *object.Thread, a []object.Value) (object.Value, error) {
	timeout, err := milliseconds(t, a[0], "timeout must be an integer or None")
	if err != nil {
		return nil, err
	}
	if p.running {
		return nil, object.Errorf(object.RuntimeError, "concurrent poll() invocation")
	}
	p.running = true
	defer func() { p.running = false }()
	fds := slices.Clone(p.fds) // register() in another thread is for the next call
	if err := wait(t, fds, timeout); err != nil {
		return nil, err
	}
	found := []object.Value{}
	for _, fd := range fds {
		if fd.Revents != 0 {
			found = append(found, object.NewTuple(object.NewInt(int64(fd.FD)), object.NewInt(int64(fd.Revents))))
		}
	}
	return object.NewList(found...), nil
}
