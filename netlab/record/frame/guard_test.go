package frame_test

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/capture"
	"labsh/netlab/pcapng/pcapngtest"
	"labsh/netlab/record"
	"labsh/netlab/record/frame"
)

// TestNothingSent has steps for which nothing more goes out.
func TestNothingSent(t *testing.T) {
	local, remote := address("127.0.0.1", 61200), address("127.0.0.1", 5000)
	again := tcp(local, remote)
	again.connect()
	again.ends(0, "", record.ACK)
	early := tcp(local, remote)
	early.ends(0, "connect", record.SYN)
	early.ends(0, "", record.ACK)
	over := tcp(local, remote)
	over.connect()
	over.send(0, []byte("x"), -1).Wire.Lost = true
	over.ends(0, "close", record.RST)
	over.ends(1, "", record.ACK)
	over.ends(0, "", record.FIN)
	lost := tcp(local, remote)
	lost.connect()
	lost.step(0, "close", &record.Wire{Kind: record.FIN, Lost: true})
	for name, tt := range map[string]struct {
		talk *talk
		want int
	}{
		"acknowledged already": {again, 3}, "nothing to acknowledge": {early, 1}, "after a reset": {over, 5}, "a FIN that was lost": {lost, 4},
	} {
		if b := build(tt.talk); len(b.Frames) != tt.want {
			t.Errorf("%s: %d frames, want %d", name, len(b.Frames), tt.want)
		}
	}
}

// TestWallClock: a file tells the time of day, and frames are in its order.
func TestWallClock(t *testing.T) {
	k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
	k.at = time.Now()
	k.connect()
	for _, f := range build(k).Frames {
		if f.Time != f.Time.Round(0) {
			t.Errorf("%v", f.Time)
		}
	}
}

// TestZeroChecksum has every datagram of two bytes: one has the sum that would say that
// there is none.
func TestZeroChecksum(t *testing.T) {
	k := newTalk(record.Datagrams, netlab.ProtocolUDP, address("127.0.0.1", 61200), address("127.0.0.1", 5000))
	k.datagram(0, []byte("xx"), -1)
	f := build(k).Frames[0]
	data, b := make([]byte, 2), []byte(nil)
	f.Payload = data
	all := 0
	for n := range 1 << 16 {
		binary.BigEndian.PutUint16(data, uint16(n))
		b = f.Append(b[:0])
		switch binary.BigEndian.Uint16(b[14+20+6:]) {
		case 0:
			t.Fatalf("%x", b)
		case 0xFFFF:
			all++
		}
	}
	if all == 0 {
		t.Error("no checksum of 0xFFFF")
	}
}

// TestFilled has captured packets with a wrong checksum: only one that the kernel left
// open, and that is there as a whole, gets its right one.
func TestFilled(t *testing.T) {
	k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
	k.connect()
	k.send(0, []byte("hello"), -1)
	u := newTalk(record.Datagrams, netlab.ProtocolUDP, address("::1", 61200), address("::1", 5000))
	u.datagram(0, []byte("hello"), -1)
	data := build(k).Frames[3]
	for _, f := range []*frame.Frame{&data, &build(u).Frames[0]} {
		right := f.Append(nil)
		wrong := slices.Clone(right)
		at := 14 + 20 + 16
		if f.Source.Addr().Is6() {
			at = 14 + 40 + 6
		}
		wrong[at], wrong[at+1] = wrong[at]+1, wrong[at+1]+1
		segment, err := capture.Decode(capture.LinkEthernet, wrong, len(wrong))
		if err != nil {
			t.Fatal(err)
		}
		packet := func(later time.Duration, b []byte, length int, c capture.Checksum) *capture.Packet {
			return &capture.Packet{Time: epoch.Add(later), InterfaceName: "lo", Link: capture.LinkEthernet, Bytes: b, Length: length, Checksum: c, Segment: segment}
		}
		cut := wrong[:len(wrong)-1]
		// Not in order of time: they are put into it.
		packets := []*capture.Packet{
			packet(3, cut, len(wrong), capture.ChecksumOffloaded),
			packet(1, wrong, len(wrong), capture.ChecksumOffloaded),
			packet(2, wrong, len(wrong), capture.ChecksumBad),
		}
		b := frame.Build(nil, packets)
		if b.Truncated != 1 || b.Missing != 1 {
			t.Errorf("%d packets are cut, %d bytes are missing", b.Truncated, b.Missing)
		}
		read, err := pcapngtest.Read(file(t, b))
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range [][]byte{right, wrong, cut} {
			if got := read.Packets[i]; !bytes.Equal(got.Bytes, want) || (len(got.Comments) > 0) != (i == 0) {
				t.Errorf("packet %d is %x with the comments %q, want %x", i, got.Bytes, got.Comments, want)
			}
		}
		if !bytes.Equal(packets[1].Bytes, wrong) {
			t.Error("the packet itself was changed")
		}
	}
}
