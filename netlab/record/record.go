// Package record keeps what sockets did, the latest of it, and pairs it into
// conversations: who sent what, which calls took it, what the states were, what went
// wrong. It draws nothing and says nothing.
//
// A [Recorder] is a [netlab.Observer]; its cost is bounded in time and in memory.
package record

import (
	"sync"
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

// An Event is one call on a socket, kept. It holds no socket: what the program
// forgets is closed as ever.
type Event struct {
	// Seq counts events from 1 on, in the order in which they were told: that in
	// which the calls returned.
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
	Bytes         int
	Data          []byte
	Length        int
	Local, Remote netlab.Address
	// Protocol is the socket's, 0 where it has none that is known.
	Protocol netlab.Protocol
	// Accepted is the new socket of an "accept".
	Accepted ID
	// State is the connection's after the call, where the call could change it; 0
	// where it was not looked at.
	State netlab.TCPState
	Err   error
	// Open tells that the call has not returned yet; Elapsed is then until now.
	Open bool
}

// End is when the call returned.
func (e *Event) End() time.Time { return e.Start.Add(e.Elapsed) }

// A Recorder keeps the latest events of the sockets that it observes. Its methods may
// be called by several goroutines at once.
type Recorder struct {
	limits  Limits
	mu      sync.Mutex
	telling sync.Mutex
	events  []Event
	seq     uint64
	names   map[ID]string
	watch   map[int]func(Event)
}

// New makes a Recorder.
func New(l Limits) *Recorder {
	return &Recorder{limits: l, names: map[ID]string{}, watch: map[int]func(Event){}}
}
