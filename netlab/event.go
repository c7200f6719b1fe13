package netlab

import "time"

// An Event is one thing that a socket did, told to its [Observer] when it is
// over.
type Event struct {
	// Socket did it.
	Socket *Socket
	// Op is the socket method, under Python's name: "socket", "bind",
	// "listen", "accept", "connect", "send", "recv", "shutdown", "close"…
	Op string
	// Start is when the call was made, Elapsed how long it took.
	Start   time.Time
	Elapsed time.Duration
	// Flags are the call's MSG_* flags: what MSG_PEEK received will be received
	// again.
	Flags int
	// Bytes is how many bytes were sent or received; 0 for other operations.
	Bytes int
	// Data holds the bytes themselves where the caller had them in one piece.
	// It is valid during the call only: an Observer that keeps it copies it.
	Data []byte
	// Length is a received datagram's real length, more than Bytes if it was
	// cut; 0 for other operations.
	Length int
	// Local and Remote are the two ends as far as they are known, nil if not.
	// A datagram's Remote is its own sender or receiver.
	Local, Remote Address
	// Accepted is the new socket after an "accept".
	Accepted *Socket
	// Err is the error, nil if the call succeeded.
	Err error
}

// An Observer is told every event of the sockets it is set on, and of those
// that they accept. Observe may be called by several goroutines at once; it
// should be quick, since the call it is told of returns after it.
type Observer interface {
	Observe(Event)
}

// ObserverFunc is a function as an [Observer].
type ObserverFunc func(Event)

// Observe calls f.
func (f ObserverFunc) Observe(e Event) { f(e) }
