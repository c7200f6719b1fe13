package capture_test

import (
	"net/netip"
	"slices"
	"testing"
	"time"

	"labsh/netlab/capture"
)

// between returns a datagram from one of alice's ports to bob.
func between(t testing.TB, port uint16, second int, size int) *capture.Packet {
	t.Helper()
	f := frame{source: netip.AddrPortFrom(alice.Addr(), port), destination: bob, udp: true, data: make([]byte, size)}
	return packet(t, time.Unix(1_800_000_000+int64(second), 0), f.bytes())
}

// A tracker forgets the conversation that was silent for longest.
func TestTrackerLimit(t *testing.T) {
	t.Parallel()
	tracker := capture.Tracker{Limit: 3}
	for second, port := range []uint16{1, 2, 3, 1, 4, 2} {
		tracker.Add(between(t, port, second, 10))
	}
	var got []int
	for _, c := range tracker.Conversations() {
		got = append(got, int(c.Client.Port()), c.Number)
	}
	// 2 was forgotten for 4, and 3 for 2, which begins anew.
	if want := []int{1, 0, 4, 3, 2, 4}; !slices.Equal(got, want) || tracker.Forgotten() != 2 {
		t.Errorf("got %v, want %v; %d forgotten", got, want, tracker.Forgotten())
	}
	if c := tracker.Conversations()[2]; c.Total().Segments != 1 || c.First != c.Last {
		t.Errorf("%+v", c)
	}
}

// Where the handshake is not seen the numbers begin at 1, and windows are as sent.
func TestTrackerMidway(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_800_000_000, 0)
	var tracker capture.Tracker
	got := tracker.Add(packet(t, now, frame{source: bob, destination: alice, flags: capture.ACK, seq: 900, ack: 77, window: 500, data: []byte("ab")}.bytes()))
	if got != (capture.Step{FromClient: true, Seq: 1, Ack: 1, Next: 3, Window: 500}) {
		t.Errorf("%+v", got)
	}
	got = tracker.Add(packet(t, now, frame{source: alice, destination: bob, flags: capture.ACK, seq: 77, ack: 902, window: 500}.bytes()))
	if got != (capture.Step{Seq: 1, Ack: 3, Next: 1, Window: 500}) {
		t.Errorf("%+v", got)
	}
	// What the other side sends is counted from what was acknowledged, whatever comes first.
	var gap capture.Tracker
	gap.Add(packet(t, now, frame{source: bob, destination: alice, flags: capture.ACK, seq: 900, ack: 77}.bytes()))
	if got := gap.Add(packet(t, now, frame{source: alice, destination: bob, flags: capture.ACK, seq: 87, ack: 900}.bytes())); got.Seq != 11 || got.Ack != 1 {
		t.Errorf("%+v", got)
	}
	// The SYN-ACK alone tells who is who.
	var other capture.Tracker
	other.Add(packet(t, now, frame{source: bob, destination: alice, flags: capture.SYN | capture.ACK, seq: 900, ack: 77}.bytes()))
	if c := other.Conversations()[0]; c.Client != alice || c.Server != bob || c.Seen != capture.SYN|capture.ACK {
		t.Errorf("%+v", c)
	}
}

// A probe of a closed window whose byte was taken all the same is followed by the rest.
func TestProbeTaken(t *testing.T) {
	t.Parallel()
	var packets []*capture.Packet
	now := time.Unix(1_800_000_000, 0)
	for _, f := range []frame{
		{source: alice, destination: bob, flags: capture.ACK, seq: 1, ack: 1, window: 500, data: make([]byte, 10)},
		{source: bob, destination: alice, flags: capture.ACK, seq: 1, ack: 11},
		{source: alice, destination: bob, flags: capture.ACK, seq: 11, ack: 1, window: 500, data: make([]byte, 1)},
		{source: bob, destination: alice, flags: capture.ACK, seq: 1, ack: 12},
		{source: alice, destination: bob, flags: capture.ACK, seq: 12, ack: 1, window: 500, data: make([]byte, 5)},
	} {
		now = now.Add(time.Second)
		packets = append(packets, packet(t, now, f.bytes()))
	}
	var tracker capture.Tracker
	var got []capture.Facts
	for _, p := range packets {
		got = append(got, tracker.Add(p).Facts)
	}
	if want := []capture.Facts{0, capture.ZeroWindow, capture.ZeroWindowProbe, capture.ZeroWindow | capture.ZeroWindowProbeAck, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if c := tracker.Conversations()[0]; c.ToServer.Repeated != 0 || c.Facts != capture.ZeroWindow|capture.ZeroWindowProbe|capture.ZeroWindowProbeAck {
		t.Errorf("%+v", c)
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	f := capture.Retransmission | capture.FastRetransmission | capture.Reset | 1<<31
	if s := f.String(); s != "retransmission, fast_retransmission, reset" {
		t.Error(s)
	}
	for i, s := range []string{capture.TCP.String(), capture.UDP.String(), capture.Protocol(1).String(), capture.MissingSystem.String(), capture.Missing(-1).String(), capture.Missing(9).String()} {
		if want := []string{"TCP", "UDP", "none", "Linux", "Missing(-1)", "Missing(9)"}[i]; s != want {
			t.Errorf("got %q, want %q", s, want)
		}
	}
	if s := (capture.Counts{}).Share(); s != 0 {
		t.Error(s)
	}
	if s := (capture.Counts{Data: 20, Wire: 480}).Share(); s < 4.16 || s > 4.17 {
		t.Error(s)
	}
}
