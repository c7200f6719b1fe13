package record

import (
	"time"

	"labsh/netlab"
	"labsh/netlab/capture"
)

// A Conversation is what happened between two ends, or at one that has no other
// yet.
type Conversation struct {
	Kind     Kind
	Protocol netlab.Protocol
	// Ends are the two. Ends[0] began: the client; a Listening's only end is
	// Ends[1]. An end that is not of this shell has Socket 0, and what is known of
	// it follows from what the other saw.
	Ends [2]End
	// Steps are what happened, in order: a cause before its effect, and else by time.
	Steps []Step
	// Relay is the same number in the two conversations that a relay ([netlab.Tap]) has
	// tied together, 0 in any other. Ends[1] of the client's and Ends[0] of the target's
	// are the relay's.
	Relay uint64
	// Captured tells that segments were captured; Counts are how many, and what they are.
	Captured bool
	Counts   capture.Counts
	// Cut tells that the beginning was dropped from the record.
	Cut bool
}

// Kind is what a conversation is.
type Kind int

// The kinds of conversations.
const (
	// Connection is a TCP or Unix stream, also one that was refused or timed out.
	Connection Kind = iota
	// Listening is a listening socket by itself: bind, listen, accepts that took
	// nothing, close. The connections that it took are conversations of their own, whose
	// Ends[1].Listener it is.
	Listening
	// Datagrams are those between two addresses.
	Datagrams
	// Lone is a socket that had no other end so far.
	Lone
)

// An End is one of the two.
type End struct {
	// Socket is the socket's ID, 0 for one that is not of this shell. Others are
	// further sockets of this end: duplicates, the one under TLS.
	Socket ID
	Others []ID
	Name   string // in the shell; "" for none
	// Listener is the socket that accepted this one, ListenerName its name.
	Listener     ID
	ListenerName string
	Address      netlab.Address // nil if not known
	State        State          // the last
	// Unread is how many bytes have arrived and not been taken, as far as is known.
	Unread int64
}

// Here reports whether the end is a socket of this shell.
func (e *End) Here() bool { return e.Socket != 0 }

// A State is what is known of a connection's state at an end.
type State struct {
	TCP netlab.TCPState // 0 for unknown, or not TCP
	// Inferred tells that it follows from the calls: the kernel was not asked.
	Inferred bool
}

// A Step is one thing that happened at an end, and what crossed to the other for it.
type Step struct {
	// At is its place in time: when a call that sends began; when what a receiving
	// one took was there, which is the later of its own beginning and of its cause.
	// It never falls from a step to the next. Calls that have not returned and wait to
	// receive are the last, now.
	At  time.Time
	End int // whose it is: 0 or 1
	// Call is the call that did it; nil for what the kernel did by itself, or what
	// an end that is not of this shell did.
	Call *Event
	// Wire is what crossed from End to the other end; nil for nothing.
	Wire *Wire
	// Takes are the messages, or parts of them, that a receiving Call took.
	Takes []Take
	// State is End's state from here on, where it changed; Other is the other
	// end's.
	State, Other State
	// Waiting is, of a listening end, how many connections wait to be accepted
	// after this step; -1 where it is not known or of no interest.
	Waiting int
	// Wait is how long Call waited for something to happen, 0 if it did not.
	Wait time.Duration
}

// A Wire is what crossed from one end to the other.
type Wire struct {
	Kind WireKind
	// Inferred tells that it follows from the calls. Data that a call sent and
	// segments that were captured are not.
	Inferred bool
	// Offset is where Data begins in its direction's stream, Length how many bytes
	// it is, Data those of them that are kept.
	Offset int64
	Length int
	Data   []byte
	// Taken is how many bytes of it calls of this shell have taken.
	Taken int
	// Lost tells that it never arrived, as far as is known: nothing answered a SYN, an
	// ICMP message came for a datagram.
	Lost bool
	// Segments are the captured ones; none where nothing was captured.
	Segments []Segment
}

// WireKind is what crossed.
type WireKind int

// The kinds of what crosses.
const (
	SYN WireKind = iota + 1
	SYNACK
	ACK
	Data
	FIN
	RST
	Datagram
	Handshake // of TLS, all of it
	ICMP      // port unreachable
	Link      // of Unix sockets, which have no segments: a connect
	EOF       // of Unix sockets: no more will come
	Notify    // of TLS: close_notify, without a FIN
)

// A Take is the part of a message that a call took.
type Take struct {
	Step  int // the index in Steps of the step that sent it; -1 for none
	Bytes int
}
