package netlab_test

import (
	"strings"
	"testing"
	"time"

	"labsh/netlab"
)

// TestRecvUnconnected: recv of a UDP socket without a peer receives what comes,
// one datagram at a time.
func TestRecvUnconnected(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	a, b := udp(t), udp(t)
	for _, text := range []string{"one", "", "a longer one"} {
		_, err := a.SendTo(ctx, []byte(text), 0, b.Local())
		must(t, err)
	}
	wantRecv(t, "one")(b.Recv(ctx, 100, 0))
	wantRecv(t, "")(b.Recv(ctx, 100, 0))
	wantRecv(t, "a lo")(b.Recv(ctx, 4, 0))
	_, err := b.Recv(ctx, 100, netlab.MSG_DONTWAIT)
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
	_, err = b.Send(ctx, []byte("x"), 0)
	wantError(t, err, "OSError: [Errno 89] Destination address required")
	_, err = b.Getpeername()
	wantError(t, err, "OSError: [Errno 107] Transport endpoint is not connected")
	must(t, b.Connect(ctx, a.Local()))
	if b.State() != netlab.StateConnected {
		t.Errorf("%v", b.State())
	}
	stranger := udp(t)
	_, err = stranger.SendTo(ctx, []byte("not from a"), 0, b.Local())
	if err == nil {
		_, err = a.SendTo(ctx, []byte("from a"), 0, b.Local())
	}
	must(t, err)
	wantRecv(t, "from a")(b.Recv(ctx, 100, 0))
}

// TestDatagramEdges: what a datagram socket refuses, and how much room it makes.
func TestDatagramEdges(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	a, b := udp(t), udp(t)
	_, err := a.SendTo(ctx, []byte("x"), 0, netlab.IPv6{Host: "::1", Port: 1})
	if err == nil {
		t.Error("an IPv6 address on an IPv4 socket")
	}
	_, err = a.SendTo(ctx, []byte("x"), 0, netlab.Unix{Path: "/x"})
	wantError(t, err, "TypeError: sendto(): address '/x' is not one of AF_INET")
	_, err = a.SendTo(ctx, []byte("x"), 0, netlab.IPv4{Host: "127.0.0.1", Port: 65536})
	wantError(t, err, "OverflowError: sendto(): port must be 0-65535.")
	_, err = a.SendTo(ctx, []byte("x"), 0, netlab.IPv4{Host: "127.0.0.1", Port: -1})
	wantError(t, err, "OverflowError: sendto(): port must be 0-65535.")
	_, err = a.SendTo(ctx, []byte("x"), 0, b.Local())
	must(t, err)
	got, err := b.RecvFrom(ctx, 1<<28, 0)
	must(t, err)
	if string(got.Data) != "x" || cap(got.Data) > 1<<16 {
		t.Errorf("%q in a buffer of %d", got.Data, cap(got.Data))
	}
	x, y, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_DGRAM, 0)
	must(t, err)
	defer x.Close()
	defer y.Close()
	long := make([]byte, 100_000) // a Unix datagram may be longer
	_, err = x.Send(ctx, long, 0)
	must(t, err)
	if got, err = y.RecvFrom(ctx, 200_000, 0); err != nil || len(got.Data) != len(long) || got.Truncated() {
		t.Errorf("%d bytes, %v", len(got.Data), err)
	}
	// With a timeout, MSG_DONTWAIT waits all the same, as CPython's does.
	b.SetTimeout(time.Millisecond)
	_, err = b.RecvFrom(ctx, 1, netlab.MSG_DONTWAIT)
	wantError(t, err, "TimeoutError: timed out")
	for _, join := range []func(group, nic string) error{b.JoinGroup, b.LeaveGroup} {
		for _, where := range [][2]string{{"224.1.1.1", "nosuch"}, {"group", ""}} {
			wantError(t, join(where[0], where[1]), "OSError: illegal IP address string or interface: "+where[0]+" "+where[1])
		}
	}
	if err := b.LeaveGroup("224.9.9.9", ""); err == nil {
		t.Error("a group that was not joined was left")
	}
	s6, err := netlab.New(ctx, netlab.AF_INET6, netlab.SOCK_DGRAM, 0)
	must(t, err)
	defer s6.Close()
	_, err = s6.SendTo(ctx, nil, 0, netlab.IPv6{Host: "::1", Port: 1, FlowInfo: 0x100000})
	wantError(t, err, "OverflowError: sendto(): flowinfo must be 0-1048575.")
	_, err = s6.SendTo(ctx, nil, 0, netlab.IPv4{Host: "<broadcast>", Port: 1})
	wantError(t, err, "OSError: address family mismatched")
}

// TestUnixPaths: a path has room for 107 bytes, an abstract name for 107 and its
// NUL.
func TestUnixPaths(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	for name, tooLong := range map[string]bool{
		"/tmp/" + strings.Repeat("x", 102): false, "/tmp/" + strings.Repeat("x", 103): true,
		"\x00" + strings.Repeat("x", 107): false, "\x00" + strings.Repeat("x", 108): true,
	} {
		s := open(t, netlab.AF_UNIX, netlab.SOCK_STREAM)
		err := s.Connect(ctx, netlab.Unix{Path: name}) // which nobody listens at
		if got := err != nil && python(err) == "OSError: AF_UNIX path too long"; got != tooLong || err == nil {
			t.Errorf("%d bytes: %v", len(name), err)
		}
	}
}
