package netlab

import "time"

// An Event is one thing that a socket did, told to its [Observer] when it is
// over.
type Event struct {
	// Socket did it.
	Socket *Socket
	// Op is the socket method, under Python's name: "socket", "recv"; [Observer] has
	// them all.
	Op string
	// Start is when the call was made, Elapsed how long it took.
	Start   time.Time
	Elapsed time.Duration
	// Asked is the number that the call was given: how many bytes to receive at most,
	// how many to send, the backlog of a "listen"; 0 for other operations.
	Asked int
	// How is the direction of a "shutdown".
	How How
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
	// A datagram's Remote is its own sender or receiver. A host that was given as a
	// name is its number here, unless the name was not found.
	Local, Remote Address
	// Option is the name of what a "setsockopt" sets, "" for one without a name; Value
	// is what it is set to, as [Socket.SetOption] takes it.
	Option, Value string
	// Within is the method that a "recv" is a piece of, "recvline", "recvuntil",
	// "recvexactly" or "recvall", or what [Parts] receive; "" for a recv by itself. Its
	// pieces are counted by Piece, from 1 on.
	Within string
	Piece  int
	// PutBack is how many of the bytes that earlier events told of the call has put
	// back, when it failed: they are received, and told of, again.
	PutBack int
	// Cancelled tells of a "recv" of a [Conn] that it has taken nothing and was ended by a
	// deadline that was past when it was set: whoever asked for it has something else to
	// do, as net/http has when it looks whether its client leaves.
	Cancelled bool
	// Unread is, of the "close" of a TCP socket, how many bytes had come that nobody
	// has received: the kernel answers them with a reset.
	Unread int
	// Accepted is the new socket after an "accept".
	Accepted *Socket
	// Err is the error, nil if the call succeeded.
	Err error
}

// An Observer is told every event of the sockets it is set on, and of those that
// come of them: what they accept, duplicate, or become with TLS. There is one event
// for each call of a method that does something on the socket, also where that
// fails before any system call, but for an argument that makes no sense:
//
//   - "socket" ([New], [FromFileno]), "socketpair" (one for each of the two),
//     "dup" (of the new socket), "detach", "close";
//   - "bind", "listen", "accept", "connect", "setsockopt", "shutdown";
//   - "tls", of the new socket after a handshake, of the old one where none began;
//   - "send", "sendall", "sendto", "sendmsg", "sendfile", "recv", "recvfrom",
//     "recvmsg". RecvLine and the others of its kind are one "recv" for each piece
//     that they take: [Event.Within]. What TLS carries is seen as it is inside.
//
// A call of a closed socket has its event as well; closing one again has none, and
// closing one whose files ([Socket.MakeFile]) are open has it when the last of them
// closes.
//
// Observe may be called by several goroutines at once; it should be quick, since
// the call it is told of returns after it.
type Observer interface {
	Observe(Event)
}

// ObserverFunc is a function as an [Observer].
type ObserverFunc func(Event)

// Observe calls f.
func (f ObserverFunc) Observe(e Event) { f(e) }
