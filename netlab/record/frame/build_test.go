package frame_test

import (
	"bytes"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/netlab/record/frame"
)

func TestLeft(t *testing.T) {
	local, remote := address("127.0.0.1", 61200), address("127.0.0.1", 5000)
	unix := newTalk(record.Connection, netlab.ProtocolUnixStream, netlab.Unix{}, netlab.Unix{Path: "/tmp/s"})
	unix.send(0, []byte("hello"), -1)
	encrypted := tcp(local, remote)
	encrypted.connect()
	encrypted.ends(0, "tls", record.Handshake)
	encrypted.send(0, []byte("secret"), -1)
	secondHalf := tcp(local, remote) // of which the handshake is no longer kept
	secondHalf.step(1, "tls", nil)
	secondHalf.send(0, []byte("secret"), -1)
	raw := newTalk(record.Datagrams, 0, address("127.0.0.1", 0), address("127.0.0.1", 0))
	raw.datagram(0, []byte("ping"), -1)
	unknown := tcp(nil, nil)
	unknown.ends(0, "connect", record.SYN)
	families := tcp(address("127.0.0.1", 1), address("::1", 2))
	families.ends(0, "connect", record.SYN)
	unresolved := tcp(local, address("printer.example", 5000))
	unresolved.ends(0, "connect", record.SYN)
	quiet := tcp(local, nil)
	quiet.step(0, "bind", nil)
	failed := tcp(local, remote)
	failed.connect()
	failed.step(0, "tls", nil).Call.Err = netlab.ErrNotAvailable
	tests := []struct {
		name   string
		talk   *talk
		frames int
		left   bool
		reason frame.Reason
	}{
		{"unix", unix, 0, true, frame.UnixSocket},
		{"tls", encrypted, 0, true, frame.Encrypted},
		{"tls, the second half", secondHalf, 0, true, frame.Encrypted},
		{"raw", raw, 0, true, frame.OtherProtocol},
		{"no address", unknown, 0, true, frame.NoAddress},
		{"two families", families, 0, true, frame.NoAddress},
		{"a name", unresolved, 0, true, frame.NoAddress},
		{"nothing crossed", quiet, 0, false, 0},
		{"tls that never began", failed, 3, false, 0},
	}
	for _, test := range tests {
		b := build(test.talk)
		if len(b.Frames) != test.frames {
			t.Errorf("%s: %d frames, want %d", test.name, len(b.Frames), test.frames)
		}
		if left := len(b.Left) > 0; left != test.left || left && (b.Left[0].Reason != test.reason || b.Left[0].Conversation != test.talk.Conversation) {
			t.Errorf("%s: left %v", test.name, b.Left)
		}
	}
}

// TestAddresses has what is known of the ends.
func TestAddresses(t *testing.T) {
	tests := []struct {
		client, server   netlab.Address
		source, expected string
	}{
		{address("0.0.0.0", 9), address("127.0.0.1", 5000), "127.0.0.1:9", "127.0.0.1:5000"},
		{nil, address("127.0.0.2", 5000), "127.0.0.2:0", "127.0.0.2:5000"},
		{nil, address("::1", 5000), "[::1]:0", "[::1]:5000"},
		{nil, address("192.0.2.1", 5000), "0.0.0.0:0", "192.0.2.1:5000"},
		{nil, address("2001:db8::1", 5000), "[::]:0", "[2001:db8::1]:5000"},
		{address("fe80::1%eth0", 9), netlab.IPv6{Host: "fe80::2", Port: 5000, ScopeID: 2}, "[fe80::1]:9", "[fe80::2]:5000"},
		{address("127.0.0.1", 9), address("::", 5000), "127.0.0.1:9", "127.0.0.1:5000"},
	}
	for _, test := range tests {
		k := tcp(test.client, test.server)
		k.ends(0, "connect", record.SYN)
		b := build(k)
		if len(b.Frames) != 1 || b.Frames[0].Source.String() != test.source || b.Frames[0].Destination.String() != test.expected {
			t.Errorf("%v → %v: %+v, want %s → %s", test.client, test.server, b.Frames, test.source, test.expected)
		}
		checkFile(t, file(t, b))
	}
}

// TestKept counts what is missing of long messages.
func TestKept(t *testing.T) {
	k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
	k.connect()
	k.send(0, []byte("all"), -1)
	k.send(0, bytes.Repeat([]byte("x"), 4096), 100_000)
	u := newTalk(record.Datagrams, netlab.ProtocolUDP, address("127.0.0.1", 61200), address("127.0.0.1", 5000))
	u.datagram(0, nil, 1000)
	u.ends(1, "", record.ICMP)
	b := build(k, u)
	if b.Missing != 100_000-4096+1000 || b.Truncated != 3 || b.Skipped != 0 {
		t.Errorf("%d bytes of %d frames are missing, %d skipped", b.Missing, b.Truncated, b.Skipped)
	}
	for i := range b.Frames {
		f := &b.Frames[i]
		if kept := len(f.Append(nil)); kept != f.Length()-f.Missing() {
			t.Errorf("frame %d: %d bytes of %d, %d missing", i, kept, f.Length(), f.Missing())
		}
	}
}

// TestMaxEmpty has more data than frames are made for: what the frames do not carry is
// counted, and what comes after it is where it belongs.
func TestMaxEmpty(t *testing.T) {
	k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
	k.connect()
	const piece = frame.MaxEmpty / 10 // segments; all of it would be too long for 32 bits
	for range 10 {
		k.send(0, nil, 65483*piece)
	}
	k.send(0, nil, 65483*10)
	k.send(0, []byte("after"), -1)
	k.send(0, nil, 7)
	b := build(k)
	if b.Skipped != 65483*10+7 {
		t.Errorf("%d bytes were skipped", b.Skipped)
	}
	// The handshake's 3, each empty one's and the last one's with their ACKs.
	if want := 3 + 2*frame.MaxEmpty + 2; len(b.Frames) != want {
		t.Errorf("%d frames, want %d", len(b.Frames), want)
	}
	if f := b.Frames[len(b.Frames)-2]; string(f.Payload) != "after" {
		t.Errorf("the last data is %q", f.Payload)
	}
}

// TestTime has two conversations at once: each keeps its order, all are in that of
// time, and no call is moved further than it has to be.
func TestTime(t *testing.T) {
	one, two := tcp(address("127.0.0.1", 1), address("127.0.0.1", 5000)), tcp(address("127.0.0.1", 2), address("127.0.0.1", 5000))
	one.connect()
	one.send(0, []byte("a"), -1)
	two.at = two.at.Add(500 * time.Microsecond)
	two.connect()
	two.send(1, []byte("b"), -1)
	at := one.Steps[0].At
	one.Steps[1].At, one.Steps[2].At = at, at // as the kernel's answers have it
	// The wall clock is what a file tells; a reading of the monotonic one is none of it.
	b := build(two, one)
	var last time.Time
	for _, f := range b.Frames {
		if f.Time.Before(last) {
			t.Errorf("%v after %v", f.Time, last)
		}
		last = f.Time
	}
	var times []time.Duration
	for _, f := range b.Frames {
		if f.Conversation == one.Conversation {
			times = append(times, f.Time.Sub(at))
		}
	}
	want := []time.Duration{0, time.Microsecond, 2 * time.Microsecond, 4 * time.Millisecond, 4*time.Millisecond + time.Microsecond}
	for i := range want {
		if len(times) != len(want) || times[i] != want[i] {
			t.Fatalf("the frames are at %v, want %v", times, want)
		}
	}
}

func TestCause(t *testing.T) {
	k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
	k.connect()
	k.send(0, []byte("x"), -1).Wire.Lost = true
	k.Ends[1] = record.End{Address: k.Ends[1].Address} // elsewhere
	k.step(1, "", &record.Wire{Kind: record.Data, Offset: 0, Length: 3, Data: []byte("yes"), Inferred: true})
	k.step(0, "recv", nil)
	k.ends(1, "", record.RST)
	want := []struct {
		op   string
		how  frame.How
		lost bool
	}{
		{"connect", frame.Sent, false}, {"connect", frame.ByKernel, false}, {"connect", frame.ByKernel, false},
		{"send", frame.Sent, true},
		{"recv", frame.Seen, false}, {"recv", frame.ByKernel, false},
		{"recv", frame.ByKernel, false},
	}
	// A client elsewhere is first seen by accept.
	from := tcp(address("127.0.0.1", 61201), address("127.0.0.1", 5000))
	from.at = from.at.Add(time.Hour)
	from.connect()
	from.Ends[0] = record.End{Address: from.Ends[0].Address}
	from.Steps[0].Call = nil
	want = append(want, []struct {
		op   string
		how  frame.How
		lost bool
	}{{"accept", frame.Seen, false}, {"accept", frame.ByKernel, false}, {"accept", frame.Seen, false}}...)
	b := build(k, from)
	if len(b.Frames) != len(want) {
		t.Fatalf("%d frames, want %d", len(b.Frames), len(want))
	}
	for i := range b.Frames {
		f := &b.Frames[i]
		c, ok := f.Cause()
		if !ok || c.Call.Op != want[i].op || c.How != want[i].how || f.Lost() != want[i].lost {
			t.Errorf("frame %d: %+v of %+v, lost %v; want %+v", i, c.How, c.Call, f.Lost(), want[i])
		}
	}
}
