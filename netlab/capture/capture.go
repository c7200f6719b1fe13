// Package capture takes the packets of TCP and UDP that pass this machine's interfaces, reads
// their headers, and tells what each is in its conversation, as Wireshark does: the sequence
// numbers from 0 on, what was sent again, a window that is full. It needs Linux and the
// capability CAP_NET_RAW in the network namespace ([Error] says what is missing), and leaves
// what to draw of it, and pcap files, to others.
package capture

import (
	"context"
	"fmt"
	"sync"
)

// What [Options] stand for where they are 0.
const (
	DefaultSnap   = 4<<10 + 256 // 4 KiB of data and the headers before it
	DefaultBuffer = 8 << 20
)

// The limits of [Options].
const (
	minSnap   = 256 // the longest headers of IPv4 and TCP, and a little
	maxSnap   = 64<<10 + 256
	maxBuffer = 256 << 20
)

// Options say what to capture.
type Options struct {
	// Ports are those of which one is at either end: see [Capture.SetPorts].
	Ports []int
	// All takes every packet of TCP and UDP, whatever its ports.
	All bool
	// Snap is how many bytes are kept of a packet, its headers included.
	Snap int
	// Buffer is how many bytes the packets take that wait to be read.
	Buffer int
	// Each, if not nil, is handed the packets where Run is given nothing, and by Flush
	// also while there is no Run.
	Each func(*Packet)
}

// A Capture takes packets from when it was opened on. Its methods may be called by several
// goroutines; it has none of its own.
type Capture struct {
	snap uint32
	all  bool

	// delivery is held by who hands packets over, so that they come in their order.
	delivery sync.Mutex
	each     func(*Packet) // Run's, else standing
	standing func(*Packet) // that of Options
	running  bool

	mu     sync.Mutex // held for short, and for all that follows
	ring   *ring      // its wait needs no lock
	closed bool
	wanted ports
	sorter sorter
	stats  Stats
	untold int // lost packets of which no packet told yet
}

// Stats count what became of packets so far.
type Stats struct {
	Taken     int // handed over
	Lost      int // the kernel had no room for them, as they were not read fast enough
	Copies    int // seen before at another interface, and left out
	Malformed int // whose headers could not be read, and left out
}

// Open begins to capture; [Capture.Run] then hands the packets over. Its error is an [Error]
// where the system or its permissions do not allow it.
func Open(o Options) (*Capture, error) {
	if o.Snap == 0 {
		o.Snap = DefaultSnap
	}
	if o.Buffer == 0 {
		o.Buffer = DefaultBuffer
	}
	if o.Snap < minSnap || o.Snap > maxSnap {
		return nil, fmt.Errorf("capture: %d bytes of a packet: not from %d to %d", o.Snap, minSnap, maxSnap)
	}
	if o.Buffer < 0 || o.Buffer > maxBuffer {
		return nil, fmt.Errorf("capture: a buffer of %d bytes: not from 0 to %d", o.Buffer, maxBuffer)
	}
	c := &Capture{snap: uint32(o.Snap), all: o.All}
	if err := c.wanted.add(o.Ports); err != nil {
		return nil, fmt.Errorf("capture: %w", err)
	}
	r, err := openRing(o.Snap, o.Buffer)
	if err != nil {
		return nil, err
	}
	c.ring, c.each, c.standing = r, o.Each, o.Each
	if err := c.filter(); err != nil {
		_ = r.close() // the first error is the one that tells
		return nil, err
	}
	if err := r.start(); err != nil {
		_ = r.close()
		return nil, err
	}
	return c, nil
}

// filter has the kernel choose by the ports that are wanted.
func (c *Capture) filter() error {
	spans := takeAll
	if !c.all {
		spans = c.wanted.spans()
	}
	program, err := filterProgram(spans, c.snap)
	if err != nil {
		return &Error{Op: "filter", Err: err}
	}
	return c.ring.filter(program)
}

// SetPorts has the packets captured that have one of the ports at either end, from now on;
// without ports, none. It has no effect on what [Options].All takes.
func (c *Capture) SetPorts(list ...int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.change(ports{}, list)
}

// AddPorts has packets of these ports captured too.
func (c *Capture) AddPorts(list ...int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.change(c.wanted, list)
}

// change replaces the ports by those of from and list, or leaves them as they were.
func (c *Capture) change(from ports, list []int) error {
	if c.closed {
		return ErrClosed
	}
	if err := from.add(list); err != nil {
		return fmt.Errorf("capture: %w", err)
	}
	before := c.wanted
	if from == before {
		return nil
	}
	c.wanted = from
	if err := c.filter(); err != nil {
		c.wanted = before
		return err
	}
	return nil
}

// Ports returns the ports whose packets are captured, in order.
func (c *Capture) Ports() []int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.wanted.list()
}

// Run calls each, or that of [Options] where it is nil, with every packet, in the order in which the kernel saw them, until ctx ends
// or the capture is closed, and returns why: ctx's error or [ErrClosed]. Before it returns
// it hands over what waits. each may keep the packet; it must not call Flush. Only one Run
// goes at a time.
func (c *Capture) Run(ctx context.Context, each func(*Packet)) error {
	if err := c.take(each); err != nil {
		return err
	}
	defer c.leave()
	for {
		if err := c.deliver(); err != nil {
			return err
		}
		err := c.ring.wait(ctx)
		if err == nil {
			continue
		}
		if over := c.deliver(); over != nil {
			return over
		}
		return err
	}
}

// take sets who is handed the packets while Run runs.
func (c *Capture) take(each func(*Packet)) error {
	c.delivery.Lock()
	defer c.delivery.Unlock()
	if c.running {
		return ErrRunning
	}
	c.running = true
	if each != nil {
		c.each = each
	}
	return nil
}

// leave ends what take began.
func (c *Capture) leave() {
	c.delivery.Lock()
	defer c.delivery.Unlock()
	c.running, c.each = false, c.standing
}

// Flush returns when the packets that the kernel had seen when it was called have been handed
// to [Capture.Run]'s function or that of [Options], which it may call itself. Without one they
// wait.
func (c *Capture) Flush() error { return c.deliver() }

// deliver hands over what waits, but no more than fits the ring, so that it ends under load.
func (c *Capture) deliver() error {
	c.delivery.Lock()
	defer c.delivery.Unlock()
	if c.each == nil {
		return nil
	}
	for range c.ring.room() {
		p, more, err := c.next()
		if err != nil || !more {
			return err
		}
		if p != nil {
			c.each(p)
		}
	}
	return nil
}

// next takes a packet from the ring: nil for one that is left out.
func (c *Capture) next() (p *Packet, more bool, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil, false, ErrClosed
	}
	p, more = c.ring.next()
	if !more {
		return nil, false, nil
	}
	c.untold += p.Lost
	c.stats.Lost += p.Lost
	p.Lost = 0
	switch c.sorter.sort(p, func(port uint16) bool { return c.all || c.wanted.has(port) }) {
	case foreign:
		return nil, true, nil
	case malformed:
		c.stats.Malformed++
		return nil, true, nil
	case copied:
		c.stats.Copies++
		return nil, true, nil
	}
	p.Lost, c.untold = c.untold, 0
	c.stats.Taken++
	return p, true, nil
}

// Stats returns what became of packets so far.
func (c *Capture) Stats() Stats {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.closed {
		if lost, err := c.ring.lost(); err == nil {
			c.untold += lost
			c.stats.Lost += lost
		}
	}
	return c.stats
}

// Close ends the capture at once. A Run under way returns; what it was not handed over is
// lost. Closing twice is no error.
func (c *Capture) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil
	}
	c.closed = true
	if lost, err := c.ring.lost(); err == nil {
		c.stats.Lost += lost
	}
	return c.ring.close()
}
