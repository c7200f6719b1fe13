package capture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"testing"
	"time"

	"labsh/netlab/capture"
)

var (
	carol = netip.MustParseAddrPort("[2001:db8::1]:50001")
	dave  = netip.MustParseAddrPort("[2001:db8::2]:5001")
)

// An extension is a header of IPv6: its kind, and what is behind the byte for the next one's.
type extension struct {
	kind byte
	rest []byte
}

// options is an extension that says nothing, of as many bytes.
func options(kind byte, size int) extension {
	rest := make([]byte, size-1)
	rest[0], rest[1], rest[2] = byte(size/8-1), 1, byte(size-4) // PadN
	return extension{kind, rest}
}

// extend puts extension headers before what a frame carries.
func extend(frame []byte, headers ...extension) []byte {
	const ip = 14
	b := slices.Clone(frame[:ip+40])
	last := ip + 6 // the byte for the next header's kind
	for _, h := range headers {
		b = append(append(b, b[last]), h.rest...)
		b[last] = h.kind
		last = len(b) - len(h.rest) - 1
	}
	b = append(b, frame[ip+40:]...)
	binary.BigEndian.PutUint16(b[ip+4:], uint16(len(b)-ip-40))
	return b
}

func TestDecode(t *testing.T) {
	t.Parallel()
	syn := frame{source: alice, destination: bob, flags: capture.SYN, seq: 7, window: 9, options: []byte{2, 4, 5, 0xb4, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2, 1, 3, 3, 7}}
	got := packet(t, time.Time{}, syn.bytes()).Segment
	if got.Source != alice || got.Destination != bob || got.Protocol != capture.TCP || got.Version != 4 || got.HopLimit != 64 ||
		got.Flags != capture.SYN || got.Seq != 7 || got.Ack != 0 || got.Window != 9 ||
		got.LinkLength != 14 || got.IPLength != 20 || got.HeaderLength != 40 || got.PayloadLength != 0 || len(got.Payload) != 0 || !got.Fragment.Whole() {
		t.Errorf("%+v", got)
	}
	if o := got.Options; o.MSS != 1460 || o.Scale != 7 || !o.SACKPermitted || !o.Timestamps || o.Value != 1 || o.Echo != 2 || len(o.SACK) != 0 {
		t.Errorf("%+v", o)
	}
	if s := (capture.SYN | capture.ACK).String(); s != "SYN ACK" {
		t.Error(s)
	}

	data := frame{source: carol, destination: dave, flags: capture.ACK | capture.PSH, data: []byte("hello"),
		options: []byte{1, 1, 5, 18, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 9}}
	b := extend(data.bytes(), options(0, 8), options(60, 16), options(43, 8))
	got = packet(t, time.Time{}, b).Segment
	if got.Source != carol || string(got.Payload) != "hello" || got.IPLength != 40+8+16+8 || got.Options.Scale != -1 ||
		!slices.Equal(got.Options.SACK, []capture.Range{{Left: 1, Right: 2}, {Left: 5, Right: 9}}) {
		t.Errorf("%+v", got)
	}

	// What pads a frame is no data; of what was cut the length is known.
	short := frame{source: alice, destination: bob, flags: capture.ACK, data: []byte("ab")}.bytes()
	for _, c := range []struct {
		kept    []byte
		length  int
		payload string
		size    int
	}{
		{append(slices.Clone(short), 0, 0, 0, 0), len(short) + 4, "ab", 2},
		{short[:len(short)-1], len(short), "a", 2},
		{short[:len(short)-2], len(short), "", 2},
	} {
		s, err := capture.Decode(capture.LinkEthernet, c.kept, c.length)
		must(t, err)
		if string(s.Payload) != c.payload || s.PayloadLength != c.size {
			t.Errorf("%q %d, want %q %d", s.Payload, s.PayloadLength, c.payload, c.size)
		}
	}
	if s, err := capture.Decode(capture.LinkRaw, short[14:], len(short)-14); err != nil || s.Source != alice || s.LinkLength != 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestDecodeErrors(t *testing.T) {
	t.Parallel()
	change := func(f frame, at int, value ...byte) []byte {
		b := f.bytes()
		copy(b[at:], value)
		return b
	}
	tcp := frame{source: alice, destination: bob, options: []byte{1, 1, 1, 1}}
	udp := frame{source: alice, destination: bob, udp: true, data: []byte("x")}
	tcp6 := frame{source: carol, destination: dave}
	for want, b := range map[string][]byte{
		"Ethernet header at byte 0 cannot be read":        tcp.bytes()[:13],
		"IP packet at byte 14 cannot be read":             change(tcp, 12, 8, 6),
		"IPv4 header at byte 14 cannot be read":           change(tcp, 14, 0x44),
		"TCP or UDP header at byte 34 cannot be read":     change(tcp, 23, 1),
		"TCP header at byte 34 cannot be read":            change(tcp, 46, 0x40),
		"UDP header at byte 34 cannot be read":            change(udp, 38, 0, 7),
		"IPv6 header at byte 14 cannot be read":           change(tcp6, 18, 0xff, 0xff),
		"IPv6 extension header at byte 54 cannot be read": change(tcp6, 20, 60, 0x50, 0xff, 0xff),
	} {
		var e *capture.DecodeError
		if _, err := capture.Decode(capture.LinkEthernet, b, len(b)); !errors.As(err, &e) || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	for _, f := range []frame{tcp, udp, tcp6} {
		whole := f.bytes()
		for n := range len(whole) - len(f.data) {
			if s, err := capture.Decode(capture.LinkEthernet, whole[:n], len(whole)); err == nil {
				t.Errorf("%d bytes are enough: %+v", n, s)
			}
		}
		// An IP packet that is longer than its frame.
		if s, err := capture.Decode(capture.LinkEthernet, whole[:len(whole)-1], len(whole)-1); err == nil {
			t.Errorf("%+v", s)
		}
	}
	if _, err := capture.Decode(113, tcp.bytes(), 100); err == nil {
		t.Error("link type 113 is known")
	}
	many := frame{source: carol, destination: dave}.bytes()
	for range 9 {
		many = extend(many, options(60, 8))
	}
	if _, err := capture.Decode(capture.LinkEthernet, many, len(many)); err == nil {
		t.Error("nine extension headers")
	}
}

// TestDecodeRandom compares what is read of random headers with what tshark reads.
func TestDecodeRandom(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(2, 0))
	bytesOf := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		return b
	}
	ofTCP := func() (o []byte) {
		for range r.IntN(4) {
			switch r.IntN(6) {
			case 0:
				o = append(o, append([]byte{2, 4}, bytesOf(2)...)...)
			case 1:
				o = append(o, 1, 3, 3, byte(r.IntN(15)))
			case 2:
				o = append(o, 1, 1, 4, 2)
			case 3:
				o = append(o, append([]byte{1, 1, 8, 10}, bytesOf(8)...)...)
			case 4:
				o = append(o, append([]byte{1, 1, 5, 10}, bytesOf(8)...)...)
			case 5:
				o = append(o, 1, 1, 1, 1)
			}
		}
		return o[:min(len(o), 40)]
	}
	var packets []*capture.Packet
	for range 3000 {
		f := frame{source: alice, destination: bob, udp: r.IntN(3) == 0, flags: capture.Flags(r.Uint32()), seq: r.Uint32(), ack: r.Uint32(),
			window: uint16(r.Uint32()), data: bytesOf(r.IntN(60)), options: ofTCP()}
		if r.IntN(2) == 0 {
			f.source, f.destination = carol, dave
		}
		b := f.bytes()
		if f.source == carol {
			b = extend(b, [][]extension{nil, {options(0, 8)}, {options(60, 24)}, {options(0, 16), options(60, 8)}}[r.IntN(4)]...)
		}
		if r.IntN(4) == 0 {
			b = append(b, bytesOf(r.IntN(5))...)
		}
		packets = append(packets, packet(t, time.Unix(1_800_000_000, 0), b))
	}
	hex := func(n uint32, there bool) string {
		if !there {
			return ""
		}
		return fmt.Sprint(n)
	}
	rows := fields(t, packets, "frame.len", "ip.hdr_len", "tcp.srcport", "udp.dstport", "tcp.seq_raw", "tcp.ack_raw", "tcp.hdr_len", "tcp.len", "tcp.window_size_value",
		"tcp.options.mss_val", "tcp.options.wscale.shift", "tcp.options.timestamp.tsval", "tcp.options.timestamp.tsecr")
	for i, p := range packets {
		tcp, o := p.Protocol == capture.TCP, p.Options
		got := []string{fmt.Sprint(p.Length), hex(uint32(p.IPLength), p.Version == 4), hex(uint32(p.Source.Port()), tcp), hex(uint32(p.Destination.Port()), !tcp),
			hex(p.Seq, tcp), hex(p.Ack, tcp), hex(uint32(p.HeaderLength), tcp), hex(uint32(p.PayloadLength), tcp), hex(uint32(p.Window), tcp),
			hex(uint32(o.MSS), o.MSS > 0), hex(uint32(o.Scale), o.Scale >= 0), hex(o.Value, o.Timestamps), hex(o.Echo, o.Timestamps)}
		// An option that is there twice counts as tshark's first or our last.
		if twice(p) {
			copy(got[9:], rows[i][9:])
		}
		if !slices.Equal(got, rows[i]) {
			t.Fatalf("%x\ngot  %q\nwant %q", p.Bytes, got, rows[i])
		}
	}
}

// twice reports whether a TCP header has an option more than once.
func twice(p *capture.Packet) bool {
	if p.Protocol != capture.TCP {
		return false
	}
	start := p.LinkLength + p.IPLength
	seen := map[byte]bool{}
	for o := p.Bytes[start+20 : start+p.HeaderLength]; len(o) > 1; {
		if o[0] == 1 {
			o = o[1:]
			continue
		}
		if seen[o[0]] || int(o[1]) > len(o) || o[1] < 2 {
			return true
		}
		seen[o[0]] = true
		o = o[o[1]:]
	}
	return false
}

// FuzzDecode: whatever the bytes, what is said of them lies within them, and a part of them
// is read as the whole or not at all.
func FuzzDecode(f *testing.F) {
	for _, one := range []frame{
		{source: alice, destination: bob, flags: capture.SYN, options: []byte{2, 4, 5, 0xb4, 1, 3, 3, 7}},
		{source: carol, destination: dave, flags: capture.ACK, data: []byte("hello"), options: []byte{1, 1, 5, 10, 0, 0, 0, 1, 0, 0, 0, 9}},
		{source: alice, destination: bob, udp: true, data: []byte("x")},
	} {
		f.Add(one.bytes(), uint16(60), true)
		f.Add(one.bytes()[14:], uint16(20), false)
	}
	f.Add(extend(frame{source: carol, destination: dave}.bytes(), extension{44, []byte{0, 0, 1, 0, 0, 0, 9}}, extension{51, append([]byte{4}, make([]byte, 22)...)}), uint16(90), true)
	f.Fuzz(func(t *testing.T, b []byte, cut uint16, ethernet bool) {
		link := capture.LinkRaw
		if ethernet {
			link = capture.LinkEthernet
		}
		before := bytes.Clone(b)
		whole, err := capture.Decode(link, b, len(b))
		if !bytes.Equal(before, b) {
			t.Fatal("the packet was changed")
		}
		var known *capture.DecodeError
		if err != nil && !errors.As(err, &known) {
			t.Fatalf("%T", err)
		}
		part, partErr := capture.Decode(link, b[:min(int(cut), len(b))], len(b))
		if err != nil {
			if partErr == nil {
				t.Fatalf("a part is read, the whole is not: %v", err)
			}
			return
		}
		start := whole.LinkLength + whole.IPLength + whole.HeaderLength
		if whole.PayloadLength != len(whole.Payload) || start+whole.PayloadLength > len(b) || !bytes.Equal(whole.Payload, b[start:start+whole.PayloadLength]) {
			t.Fatalf("%+v", whole)
		}
		if partErr == nil && (part.Source != whole.Source || part.Destination != whole.Destination || part.Seq != whole.Seq || part.Flags != whole.Flags ||
			part.PayloadLength != whole.PayloadLength || !bytes.HasPrefix(whole.Payload, part.Payload)) {
			t.Fatalf("%+v of a part, %+v of the whole", part, whole)
		}
	})
}
