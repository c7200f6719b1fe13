// Package record keeps what sockets did, the latest of it, and pairs it into
// conversations: who sent what, which calls took it, what the states were, what went
// wrong. It draws nothing and says nothing.
//
// A [Recorder] is a [netlab.Observer]; its cost is bounded in time and in memory. It
// keeps no socket alive: one that the program forgets is closed as ever.
package record

import (
	"cmp"
	"sync"
	"sync/atomic"
	"time"

	"labsh/netlab"
)

// Limits bound what a Recorder keeps; a zero field is the default.
type Limits struct {
	Events int // how many events; 10,000
	Bytes  int // how many bytes of data in all; 16 MiB
	Piece  int // how many bytes of one call's data; 4 KiB
}

// The default Limits.
const (
	DefaultEvents = 10_000
	DefaultBytes  = 16 << 20
	DefaultPiece  = 4 << 10
)

// ID is a socket's [netlab.Socket.ID]; 0 stands for none.
type ID = uint64

// An Event is one call on a socket, kept.
type Event struct {
	// Seq counts events from 1 on, in the order in which they were told: that in
	// which the calls returned. It is 0 for a call that has not returned.
	Seq    uint64
	Socket ID
	// Op is the call's name in Python: "connect", "recv"; see [netlab.Observer].
	Op      string
	Start   time.Time
	Elapsed time.Duration
	// Asked is the call's number: most bytes to receive, bytes to send, the
	// backlog.
	Asked int
	How   netlab.How // of "shutdown"
	Flags int
	// Bytes is how many bytes were sent or received, Data the first of them
	// that are kept, Length a datagram's real length.
	Bytes  int
	Data   []byte
	Length int
	// Offset is where Bytes begin in the stream of their direction, counted from the
	// first call that was recorded; 0 for datagrams.
	Offset        int64
	Local, Remote netlab.Address
	// Protocol is the socket's, 0 where it has none that is known.
	Protocol netlab.Protocol
	// Accepted is the new socket of an "accept".
	Accepted ID
	// State is the connection's after the call, where the call could change it (of an
	// "accept" the new one's); 0 where it was not looked at. Retransmits is how
	// many segments the kernel had sent again by then.
	State       netlab.TCPState
	Retransmits int
	// Option and Value are what "setsockopt" set.
	Option, Value string
	// TLSVersion and Cipher are what "tls" agreed on.
	TLSVersion, Cipher string
	// Within, Piece and PutBack are as in [netlab.Event]: what "recv" is a piece of.
	Within  string
	Piece   int
	PutBack int
	// Unread is, of "close", how many bytes had come and nobody had taken.
	Unread int
	Err    error
	// Open tells that the call has not returned yet; Elapsed is then until now.
	Open bool
}

// End is when the call returned.
func (e *Event) End() time.Time { return e.Start.Add(e.Elapsed) }

// A Recorder keeps the latest events of the sockets that it observes. Its methods may
// be called by several goroutines at once.
type Recorder struct {
	limits Limits
	epoch  time.Time

	mu      sync.Mutex
	kept    ring
	store   slabs
	seq     uint64
	sockets map[ID]*socket
	single  *stream // the one of a socketpair that was told of last
	since   time.Time
	last    *socket // that of the last event, which is often the next one's
	open    int     // how many calls have not returned
	idle    *Event  // one that no call needs
	relays  uint64
	packets packets

	// telling is held while those who watch are told, so that they are in order; it is
	// taken before mu.
	telling  sync.Mutex
	watchers atomic.Int32
	watch    map[int]func(Event)
}

// New makes a Recorder.
func New(l Limits) *Recorder {
	l.Events = cmp.Or(max(l.Events, 0), DefaultEvents)
	l.Bytes = cmp.Or(max(l.Bytes, 0), DefaultBytes)
	l.Piece = cmp.Or(max(l.Piece, 0), DefaultPiece)
	return &Recorder{limits: l, epoch: time.Now(), sockets: map[ID]*socket{}, watch: map[int]func(Event){}}
}

// Events are those that are kept, in the order in which they were told, and the calls
// that have not returned.
func (r *Recorder) Events() []Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.all()
}

// Seq is the number of the latest event, 0 before the first.
func (r *Recorder) Seq() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.seq
}

// Dropped is how many events are no longer kept.
func (r *Recorder) Dropped() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.seq - uint64(r.kept.len())
}

// Clear forgets all events and packets. What the sockets are is still known, and the bytes of their
// streams are counted on.
func (r *Recorder) Clear() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept.each(r.forget)
	r.kept, r.store = ring{}, slabs{}
	r.packets = packets{ports: r.packets.ports, flush: r.packets.flush}
}

// Watch calls f with each event from here on, in their order, and with each call when
// it begins to wait, until stop is called. f has to be quick: the call that it is told
// of returns after it. It may ask the Recorder, but use no socket.
func (r *Recorder) Watch(f func(Event)) (stop func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := len(r.watch)
	for r.watch[key] != nil {
		key++
	}
	r.watch[key] = f
	r.watchers.Add(1)
	var once sync.Once
	return func() {
		once.Do(func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			delete(r.watch, key)
			r.watchers.Add(-1)
		})
	}
}

// tellers are those who watch; the caller holds mu.
func (r *Recorder) tellers() []func(Event) {
	all := make([]func(Event), 0, len(r.watch))
	for _, f := range r.watch {
		all = append(all, f)
	}
	return all
}
