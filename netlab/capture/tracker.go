package capture

import (
	"net/netip"
	"sync"
	"time"
)

// DefaultLimit is how many conversations a [Tracker] keeps where its Limit is 0.
const DefaultLimit = 4096

// A Tracker puts packets into conversations and tells what each is there. The zero Tracker is
// ready for use; its methods may be called by several goroutines.
type Tracker struct {
	// Limit is how many conversations are kept: the one in which nothing has happened
	// for longest is forgotten for a new one.
	Limit int

	mu        sync.Mutex
	all       []*conversation // by age
	current   map[tuple]*conversation
	numbers   map[Protocol]int // how many there were
	forgotten int
}

// A tuple is what a conversation's packets have in common, the lesser end first.
type tuple struct {
	protocol Protocol
	a, b     netip.AddrPort
}

// A Conversation is what two ends said to each other: a TCP connection, or UDP datagrams
// between two ports.
type Conversation struct {
	Protocol Protocol
	// Number counts the protocol's conversations from 0 on, as Wireshark's tcp.stream.
	Number int
	// Client opened the connection, or sent the first packet that was seen.
	Client, Server netip.AddrPort
	// First and Last are the times of the first and the last packet.
	First, Last time.Time
	// Seen are the flags of all its segments: a connection without SYN was there before
	// the capture, one with RST was reset.
	Seen Flags
	// Facts are those of all its segments.
	Facts              Facts
	ToServer, ToClient Counts
}

// Total counts both directions.
func (c Conversation) Total() Counts { return c.ToServer.Plus(c.ToClient) }

// A Step is what a packet is in its conversation.
type Step struct {
	Number     int // the conversation's
	FromClient bool
	// Of TCP: numbers that begin at 0 with the SYN, at 1 where none was seen. Next is
	// the number of what will be sent next. Ack is 0 without ACK.
	Seq, Ack, Next uint32
	// Window is how many bytes the receiver has room for. It is as sent, not scaled,
	// where the handshake was not seen.
	Window int
	Facts  Facts
}

type conversation struct {
	Conversation
	toServer, toClient flow
	handshake          time.Time     // of the SYN
	roundTrip          time.Duration // of the handshake; 0 for unknown
}

// Add takes the next packet, in the order of time.
func (t *Tracker) Add(p *Packet) Step {
	t.mu.Lock()
	defer t.mu.Unlock()
	c, reused := t.find(p)
	c.Last = p.Time
	step := Step{Number: c.Number, FromClient: p.Source == c.Client}
	counts, sender, receiver := &c.ToServer, &c.toServer, &c.toClient
	if !step.FromClient {
		counts, sender, receiver = &c.ToClient, &c.toClient, &c.toServer
	}
	counts.add(p)
	if p.Protocol != TCP || p.Fragment.Offset > 0 {
		return step
	}
	c.Seen |= p.Flags
	counts.Repeated += c.analyse(p, sender, receiver, &step)
	if reused {
		step.Facts |= PortsReused
	}
	c.Facts |= step.Facts
	return step
}

// find returns the packet's conversation, and whether it replaces one.
func (t *Tracker) find(p *Packet) (c *conversation, reused bool) {
	key := tuple{p.Protocol, p.Source, p.Destination}
	if key.b.Compare(key.a) < 0 {
		key.a, key.b = key.b, key.a
	}
	c = t.current[key]
	opens := p.Protocol == TCP && p.Flags&(SYN|ACK) == SYN && p.Fragment.Offset == 0
	if c != nil && !(opens && c.over(p)) {
		return c, false
	}
	reused = c != nil
	if t.current == nil {
		t.current, t.numbers = map[tuple]*conversation{}, map[Protocol]int{}
	}
	limit := t.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	for len(t.all) >= limit {
		t.forget()
	}
	c = &conversation{toServer: newFlow(), toClient: newFlow(), Conversation: Conversation{
		Protocol: p.Protocol, Number: t.numbers[p.Protocol], Client: p.Source, Server: p.Destination, First: p.Time,
	}}
	if p.Protocol == TCP && p.Flags.Has(SYN|ACK) {
		c.Client, c.Server = c.Server, c.Client
	}
	t.numbers[p.Protocol]++
	t.all = append(t.all, c)
	t.current[key] = c
	return c, reused
}

// over reports whether a SYN is that of another connection than this one.
func (c *conversation) over(p *Packet) bool {
	sender := &c.toServer
	if p.Source != c.Client {
		sender = &c.toClient
	}
	return sender.known && (p.Seq != sender.base || c.Seen&(FIN|RST) != 0)
}

// forget makes room.
func (t *Tracker) forget() {
	oldest := 0
	for i, c := range t.all {
		if c.Last.Before(t.all[oldest].Last) {
			oldest = i
		}
	}
	gone := t.all[oldest]
	t.all = append(t.all[:oldest], t.all[oldest+1:]...)
	key := tuple{gone.Protocol, gone.Client, gone.Server}
	if key.b.Compare(key.a) < 0 {
		key.a, key.b = key.b, key.a
	}
	if t.current[key] == gone {
		delete(t.current, key)
	}
	t.forgotten++
}

// Conversations returns the conversations as they are now, in the order in which they began.
func (t *Tracker) Conversations() []Conversation {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := make([]Conversation, len(t.all))
	for i, c := range t.all {
		all[i] = c.Conversation
	}
	return all
}

// Forgotten returns how many conversations are not kept any more.
func (t *Tracker) Forgotten() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.forgotten
}
