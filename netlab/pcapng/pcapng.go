// Package pcapng writes packets into a file that Wireshark, tshark and tcpdump read:
// the format of draft-ietf-opsawg-pcapng, of which it has the three blocks that a
// capture needs (Section Header, Interface Description, Enhanced Packet).
//
// It knows no protocol: a packet is the bytes that it is given.
package pcapng

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"time"
	"unicode/utf8"
)

// A LinkType says what a packet's first bytes are; the numbers are those of the
// registry of LINKTYPE_ values.
type LinkType uint16

// Link types.
const (
	Ethernet LinkType = 1   // Ethernet; also what Linux shows of its loopback
	Raw      LinkType = 101 // IPv4 or IPv6 from the first byte on
)

// A Section says who made the file and of what; empty fields are left out.
type Section struct {
	Hardware, System, Application string
	Comment                       string
}

// An Interface is where packets were taken.
type Interface struct {
	Name, Description, Comment string
	Link                       LinkType
	Snap                       int // the most bytes that were kept of a packet; 0: no limit
}

// A Direction is which way a packet went, seen from the interface.
type Direction uint32

// Directions, with the numbers of epb_flags.
const (
	Unknown Direction = iota
	Incoming
	Outgoing
)

// A Packet is one of them.
type Packet struct {
	Interface int // what [Writer.AddInterface] gave
	Time      time.Time
	Bytes     []byte // what is kept, from the link header on
	Length    int    // how long it was on the wire: len(Bytes) or more
	Direction Direction
	Comments  []string // for people, one under the other
}

// Types of blocks, codes of options.
const (
	sectionHeader        = 0x0A0D0D0A
	interfaceDescription = 1
	enhancedPacket       = 6

	byteOrderMagic = 0x1A2B3C4D

	optEnd     = 0
	optComment = 1

	optHardware    = 2
	optSystem      = 3
	optApplication = 4

	optName        = 2
	optDescription = 3
	optResolution  = 9

	optFlags = 2
)

// nanoseconds is if_tsresol's value for them: 10 to the power of -9.
const nanoseconds = 9

// A Writer writes one section. It is not for several goroutines at once, and writes
// each block with one Write: give it a buffered writer.
type Writer struct {
	w          io.Writer
	block      []byte // the one that is being put together
	interfaces int
}

// NewWriter begins a section.
func NewWriter(w io.Writer, s Section) (*Writer, error) {
	out := &Writer{w: w}
	out.begin(sectionHeader)
	out.uint32(byteOrderMagic)
	out.uint16(1) // version 1.0
	out.uint16(0)
	out.uint32(math.MaxUint32) // the section's length, 64 bits: not known yet
	out.uint32(math.MaxUint32)
	out.text(optComment, s.Comment)
	out.text(optHardware, s.Hardware)
	out.text(optSystem, s.System)
	out.text(optApplication, s.Application)
	return out, out.end()
}

// AddInterface tells of an interface, before the first of its packets; the number that
// it gets is for [Packet.Interface].
func (w *Writer) AddInterface(i Interface) (int, error) {
	w.begin(interfaceDescription)
	w.uint16(uint16(i.Link))
	w.uint16(0)
	w.uint32(uint32(max(i.Snap, 0)))
	w.text(optComment, i.Comment)
	w.text(optName, i.Name)
	w.text(optDescription, i.Description)
	w.option(optResolution, []byte{nanoseconds})
	w.interfaces++
	return w.interfaces - 1, w.end()
}

// WritePacket adds a packet. The file is not changed by one that makes no sense.
func (w *Writer) WritePacket(p Packet) error {
	switch {
	case p.Interface < 0 || p.Interface >= w.interfaces:
		return fmt.Errorf("pcapng: a packet of interface %d, of %d", p.Interface, w.interfaces)
	case p.Length < len(p.Bytes) || int64(p.Length) > math.MaxUint32:
		return fmt.Errorf("pcapng: a packet of length %d with %d bytes", p.Length, len(p.Bytes))
	case p.Time.Before(time.Unix(0, 0)) || p.Time.Year() > 2261:
		return fmt.Errorf("pcapng: a packet of %v, which nanoseconds since 1970 cannot tell", p.Time)
	}
	at := uint64(p.Time.UnixNano())
	w.begin(enhancedPacket)
	w.uint32(uint32(p.Interface))
	w.uint32(uint32(at >> 32))
	w.uint32(uint32(at))
	w.uint32(uint32(len(p.Bytes)))
	w.uint32(uint32(p.Length))
	w.padded(p.Bytes)
	for _, c := range p.Comments {
		w.text(optComment, c)
	}
	if p.Direction != Unknown {
		w.option(optFlags, binary.LittleEndian.AppendUint32(nil, uint32(p.Direction)))
	}
	return w.end()
}

// begin starts a block; its length is set by end.
func (w *Writer) begin(kind uint32) {
	w.block = w.block[:0]
	w.uint32(kind)
	w.uint32(0)
}

// end writes the block.
func (w *Writer) end() error {
	w.option(optEnd, nil)
	length := uint32(len(w.block) + 4)
	binary.LittleEndian.PutUint32(w.block[4:], length)
	w.uint32(length)
	_, err := w.w.Write(w.block)
	return err
}

func (w *Writer) uint16(n uint16) { w.block = binary.LittleEndian.AppendUint16(w.block, n) }
func (w *Writer) uint32(n uint32) { w.block = binary.LittleEndian.AppendUint32(w.block, n) }

// padded adds bytes up to a multiple of four.
func (w *Writer) padded(b []byte) {
	w.block = append(w.block, b...)
	for range -len(b) & 3 {
		w.block = append(w.block, 0)
	}
}

// option adds one.
func (w *Writer) option(code uint16, value []byte) {
	w.uint16(code)
	w.uint16(uint16(len(value)))
	w.padded(value)
}

// text adds an option that is a text, unless it is empty. Its length is 16 bits wide:
// the end of a longer one is left out, between two characters.
func (w *Writer) text(code uint16, s string) {
	if s == "" {
		return
	}
	if len(s) > math.MaxUint16 {
		cut := math.MaxUint16
		for cut > math.MaxUint16-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
	}
	w.option(code, []byte(s))
}
