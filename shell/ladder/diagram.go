package ladder

import "time"

// A Diagram is the picture, without a size: what stands in which column, in which
// order. Its texts are in its language and fit for a screen (escaped, on one line);
// only [Arrow.Data] is what a peer sent.
type Diagram struct {
	Lang string `json:"lang"` // "fr" or "en"
	// Title names the picture, "client ⇄ server"; it is never empty.
	Title string `json:"title"`
	// Parts stand one below the other.
	Parts []*Part `json:"parts"`
	// Notes stand under all of it: what dashed means, what was dropped or cut.
	Notes []string `json:"notes,omitempty"`
	// Empty says, of a diagram without parts, what to do to have one.
	Empty string `json:"empty,omitempty"`
	// Bytes tells that the bytes of each message are wanted under its arrow, States
	// that each row has the states of all that it concerns.
	Bytes  bool `json:"bytes,omitempty"`
	States bool `json:"states,omitempty"`
}

// A Part is one or several conversations, side by side.
type Part struct {
	// ID is the same each time that the record is drawn.
	ID      string   `json:"id"`
	Columns []Column `json:"columns"`
	Rows    []*Row   `json:"rows"`
	// Count says, after the rows, how many segments and bytes there were; "" where
	// nothing was captured.
	Count string `json:"count,omitempty"`
}

// A Column is an end: a socket, or a listener and what it accepted.
type Column struct {
	// ID is the same each time, and in each part that has the end.
	ID string `json:"id"`
	// Names are those of its sockets in the shell: "server", "peer". Title is what
	// stands at the column's head, never empty: the names, or a word for an end
	// that has none, with ×50 behind it where that many are folded into one.
	Names []string `json:"names"`
	Title string   `json:"title"`
	// Address is "127.0.0.1:5000", "" if not known.
	Address string `json:"address,omitempty"`
	// Here tells that it is of this shell; of another's end only what follows from
	// this side is known.
	Here bool `json:"here"`
	// Times is how many ends it stands for: 1, or more where equal ones are folded.
	Times int `json:"times"`
	// Hue is the number of its colour in a palette, from 0 on: one an end.
	Hue int `json:"hue"`
	// State is the last, nil where there is none.
	State *State `json:"state,omitempty"`
	// Queue says what waits at the end of it all: bytes that arrived and were not
	// taken, connections that were not accepted; "" for nothing.
	Queue string `json:"queue,omitempty"`
}

// A State is a connection's state at an end.
type State struct {
	Name string `json:"name"` // "ESTABLISHED"
	// Inferred tells that it follows from the calls: draw it dim.
	Inferred bool `json:"inferred,omitempty"`
}

// A Row is what stands side by side: a step, with what it caused at the other end
// at once.
type Row struct {
	// ID is the same each time that the record is drawn.
	ID string `json:"id"`
	// Seqs are the events of the record that it shows, in order; none for what the
	// kernel did by itself. Most rows have one or two.
	Seqs []uint64 `json:"seqs,omitempty"`
	// At is when it was.
	At time.Time `json:"at"`
	// Cells are what stands in columns, by column; columns without one stay empty. A
	// column has one cell at most.
	Cells []Cell `json:"cells,omitempty"`
	// Arrow is what crossed, nil for nothing.
	Arrow *Arrow `json:"arrow,omitempty"`
	// Gap is, in a row that has nothing else, how long nothing happened: "1,2 s".
	Gap string `json:"gap,omitempty"`
	// Queues are what waits at columns from here on, where that has changed.
	Queues []Queue `json:"queues,omitempty"`
}

// A Cell is what an end did, or was, at a row.
type Cell struct {
	Column int    `json:"column"`
	Seq    uint64 `json:"seq,omitempty"` // of the event that it shows; 0 for none
	// Socket says which of the column's sockets it was, where that is not clear.
	Socket string `json:"socket,omitempty"`
	// Call is the call and what came of it, "recv 500 → 28"; "" for none. With an
	// error it is the call alone: "connect".
	Call string `json:"call,omitempty"`
	// Error is the exception's name, "ConnectionRefusedError"; draw it with a ✗.
	Error string `json:"error,omitempty"`
	// Open tells that the call has not returned: put a … behind it.
	Open bool `json:"open,omitempty"`
	// State is the one from here on: nil where it did not change.
	State *State `json:"state,omitempty"`
	// Note is what else is to be said: "1 en attente".
	Note string `json:"note,omitempty"`
}

// ArrowKind is what an arrow stands for.
type ArrowKind string

// The kinds of arrows.
const (
	SYN       ArrowKind = "syn"
	SYNACK    ArrowKind = "syn-ack"
	ACK       ArrowKind = "ack"
	Data      ArrowKind = "data"
	FIN       ArrowKind = "fin"
	RST       ArrowKind = "rst"
	Datagram  ArrowKind = "datagram"
	Handshake ArrowKind = "handshake" // of TLS: to and fro, so it has two heads
	ICMP      ArrowKind = "icmp"
	Link      ArrowKind = "link"   // of Unix sockets, which have no segments: connect
	EOF       ArrowKind = "eof"    // of Unix sockets: no more will come
	Notify    ArrowKind = "notify" // of TLS: close_notify, without a FIN
)

// An Arrow is what crossed from one end to another.
type Arrow struct {
	From int       `json:"from"` // columns
	To   int       `json:"to"`
	Kind ArrowKind `json:"kind"`
	// Inferred tells that it follows from the calls: draw it dashed. Captured tells
	// that it was on the wire, as it is drawn. Data that is neither was sent by a
	// call.
	Inferred bool `json:"inferred,omitempty"`
	Captured bool `json:"captured,omitempty"`
	Lost     bool `json:"lost,omitempty"` // it did not arrive: end it with a ✗
	// Label stands at the arrow: "SYN ACK", or a message's text as
	// "\"Message Cl…\"". It may be long: cut it with ….
	Label string `json:"label"`
	// Text is, of a message, its label without quotation marks.
	Text string `json:"text,omitempty"`
	// Detail is what a captured segment says: "seq 0 ack 1 win 65536 len 0".
	Detail string `json:"detail,omitempty"`
	// Data are a message's bytes as far as they are kept, Length how many there
	// were, Offset where they begin in their stream.
	Data   []byte `json:"data,omitempty"`
	Length int    `json:"length,omitempty"`
	Offset int64  `json:"offset,omitempty"`
}

// Cut reports whether not all of the arrow's bytes are kept.
func (a *Arrow) Cut() bool { return len(a.Data) < a.Length }
