package netlab

import "weak"

// A Remnant is what is left of a socket that nothing refers to any more: enough
// to close it. Keeping one does not keep the socket.
//
// The garbage collector closes a forgotten socket by itself, some time after it
// has found it so. A Remnant is for those who want it closed at a certain moment:
// once runtime.GC has returned, which finds it as a rule at once.
type Remnant struct {
	socket weak.Pointer[Socket]
	body   *body
}

// Remnant returns what will be left of the socket.
func (s *Socket) Remnant() Remnant { return Remnant{weak.Make(s), s.body} }

// Open reports whether the descriptor is the socket's own still: not closed, not
// detached, not given to TLS.
func (r Remnant) Open() bool { return r.body.descriptor.Load() != nil }

// Forgotten reports whether the garbage collector has found that nothing refers
// to the socket.
func (r Remnant) Forgotten() bool { return r.socket.Value() == nil }

// Close closes a socket that is forgotten, and its files with it. As of any that
// is closed, its observer is told; [Event.Socket] is then another Socket, with the
// names and the ends of the forgotten one.
func (r Remnant) Close() error { return closeBody(r.body) }

// forget is closeBody for the garbage collector.
func (b *body) forget() { _ = closeBody(b) } // nobody is left to hear of an error

// closeBody closes a socket whose files are as forgotten as it is. It is closed when
// that returns, whoever else was about to.
func closeBody(b *body) error {
	b.ending.Lock()
	defer b.ending.Unlock()
	b.files.open.Store(0)
	return (&Socket{b}).Close()
}

// WithRetry has a socket, and those that come of it, make through retry each
// system call that makes a descriptor or takes an address. It may close what nobody
// uses and call again where there was none left (EMFILE, ENFILE, EADDRINUSE).
func WithRetry(retry func(call func() error) error) Option {
	return func(s *Socket) { s.retry = retry }
}

// again makes a call that makes a descriptor or takes an address.
func (b *body) again(call func() error) error {
	if b.retry == nil {
		return call()
	}
	return b.retry(call)
}
