package netlab_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"labsh/netlab"
)

// answering starts a server of datagrams on a loopback port and stops it with the
// test.
func answering(t testing.TB, s *netlab.DatagramServer) netlab.Address {
	t.Helper()
	if s.Address == nil {
		s.Address = netlab.IPv4{Host: "127.0.0.1"}
	}
	must(t, s.Start(patient(t)))
	t.Cleanup(func() { s.Stop(context.Background()) })
	return s.Addr()
}

// TestDatagramServer: what each field makes of the answer, IPv6 and the longest
// datagram among them.
func TestDatagramServer(t *testing.T) {
	t.Parallel()
	longest := strings.Repeat("x", 65507)
	for _, test := range []struct {
		name       string
		server     *netlab.DatagramServer
		send, want string
	}{
		{"default", &netlab.DatagramServer{}, "hello", netlab.DefaultReply},
		{"reply", &netlab.DatagramServer{Reply: "pong"}, "ping", "pong"},
		{"echo", &netlab.DatagramServer{Echo: true, Reply: "pong"}, "ping", "ping"},
		{"empty", &netlab.DatagramServer{Echo: true}, "", ""},
		{"longest", &netlab.DatagramServer{Echo: true}, longest, longest},
		{"IPv6", &netlab.DatagramServer{Address: netlab.IPv6{Host: "::1"}, Reply: "six"}, "x", "six"},
		{"any", &netlab.DatagramServer{Address: netlab.IPv4{Host: "0.0.0.0"}, Reply: "any"}, "x", "any"},
	} {
		t.Run(test.name, func(t *testing.T) {
			ctx := patient(t)
			to := answering(t, test.server)
			if _, port, _ := netlab.SplitHostPort(to); test.name == "any" {
				to = netlab.IPv4{Host: "127.0.0.1", Port: port}
			}
			c := open(t, to.Family(), netlab.SOCK_DGRAM)
			must(t, c.Connect(ctx, to))
			_, err := c.Send(ctx, []byte(test.send), 0)
			must(t, err)
			got, err := c.Recv(ctx, 1<<17, 0)
			must(t, err)
			if string(got) != test.want {
				t.Errorf("%d bytes, %.50q", len(got), got)
			}
		})
	}
}

// TestDatagramServerSteps: what is told and counted, and how it ends.
func TestDatagramServerSteps(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	var seen lines
	s := &netlab.DatagramServer{Max: 2, Echo: true, OnStep: func(step netlab.Step) {
		seen.add(fmt.Sprintf("%d %d %q %v", step.Kind, step.Client, step.Data, step.Err))
	}}
	to := answering(t, s)
	wantError(t, s.Start(ctx), "RuntimeError: the server has started already")
	other := &netlab.DatagramServer{Address: to}
	wantError(t, other.Start(ctx), "OSError: [Errno 98] Address already in use")
	c := udp(t)
	for _, text := range []string{"one", "two"} {
		_, err := c.SendTo(ctx, []byte(text), 0, to)
		must(t, err)
		got, err := c.RecvFrom(ctx, 10, 0)
		must(t, err)
		if got.From != to || string(got.Data) != text {
			t.Errorf("%q of %v", got.Data, got.From)
		}
	}
	must(t, s.Wait(ctx))
	want := []string{`0 0 "" <nil>`, `2 1 "one" <nil>`, `3 1 "one" <nil>`, `2 2 "two" <nil>`, `3 2 "two" <nil>`, `6 0 "" <nil>`}
	if !slices.Equal(seen.all, want) {
		t.Errorf("got  %q\nwant %q", seen.all, want)
	}
	if s.Datagrams() != 2 || s.Dropped() != 0 || s.Running() {
		t.Errorf("%d, %d, %v", s.Datagrams(), s.Dropped(), s.Running())
	}
	// It can be started again, and a wait that is given up does not end it.
	must(t, s.Start(ctx))
	given, cancel := context.WithCancel(ctx)
	cancel()
	if err := s.Wait(given); err == nil || !s.Running() {
		t.Errorf("a wait: %v", err)
	}
	must(t, s.Stop(ctx))
	must(t, new(netlab.DatagramServer).Stop(ctx))
	must(t, new(netlab.DatagramServer).Wait(ctx))
}

// TestDatagramServerDrop: the share that is dropped, told and not answered.
func TestDatagramServerDrop(t *testing.T) {
	t.Parallel()
	const all = 200 // the answers wait in the client's buffer
	for _, drop := range []float64{0, 30, 100} {
		ctx := patient(t)
		dropped := 0
		s := &netlab.DatagramServer{Faults: netlab.Faults{Drop: drop}, Max: all, Rand: rand.New(rand.NewPCG(1, 2)), Echo: true, OnStep: func(step netlab.Step) {
			if step.Kind == netlab.StepDropped {
				dropped++
			}
		}}
		to, c := answering(t, s), udp(t)
		for i := range all {
			// One at a time: the kernel drops what does not fit.
			before := s.Datagrams()
			_, err := c.SendTo(ctx, fmt.Append(nil, i), 0, to)
			must(t, err)
			for s.Datagrams() == before && s.Running() {
				must(t, ctx.Err())
			}
		}
		must(t, s.Wait(ctx))
		answered := 0
		for ; answered < all-s.Dropped(); answered++ {
			_, err := c.Recv(ctx, 10, 0)
			must(t, err)
		}
		c.SetTimeout(0)
		if got, err := c.Recv(ctx, 10, 0); err == nil {
			t.Errorf("drop %v: one more answer, %q", drop, got)
		}
		low, high := int(drop*all/100)-30, int(drop*all/100)+30
		if drop == 0 || drop == 100 {
			low, high = int(drop*all/100), int(drop*all/100)
		}
		if dropped != s.Dropped() || dropped < low || dropped > high {
			t.Errorf("drop %v: %d dropped, %d counted, %d answered", drop, dropped, s.Dropped(), answered)
		}
	}
}

// TestDatagramServerGoesOn: a sender that cannot be answered does not end it.
func TestDatagramServerGoesOn(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	failed := make(chan error, 10)
	// The answer is too long for any datagram.
	s := &netlab.DatagramServer{Reply: strings.Repeat("x", 70000), OnStep: func(step netlab.Step) {
		if step.Kind == netlab.StepFailed {
			failed <- step.Err
		}
	}}
	to, c := answering(t, s), udp(t)
	for range 2 {
		_, err := c.SendTo(ctx, []byte("x"), 0, to)
		must(t, err)
		wantError(t, <-failed, "OSError: [Errno 90] Message too long")
	}
	if !s.Running() {
		t.Error("it has ended")
	}
	// A client that has gone: its port answers by ICMP.
	echo := &netlab.DatagramServer{Echo: true}
	to = answering(t, echo)
	gone := udp(t)
	_, err := gone.SendTo(ctx, []byte("x"), 0, to)
	must(t, err)
	must(t, gone.Close())
	_, err = c.SendTo(ctx, []byte("still"), 0, to)
	must(t, err)
	if got, err := c.Recv(ctx, 10, 0); err != nil || !bytes.Equal(got, []byte("still")) {
		t.Errorf("%q, %v", got, err)
	}
}

// TestRecvDatagram: recv with the sender, and what is no datagram.
func TestRecvDatagram(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	var seen lines
	a, b := udp(t), udp(t)
	b.SetObserver(netlab.ObserverFunc(func(e netlab.Event) { seen.add(fmt.Sprintf("%s %q %d", e.Op, e.Data, e.Length)) }))
	_, err := a.SendTo(ctx, []byte("hello world"), 0, b.Local())
	must(t, err)
	if got, err := b.RecvDatagram(ctx, 0, 0); err != nil || got.From != nil || got.End {
		t.Errorf("of nothing: %+v, %v", got, err)
	}
	for _, flags := range []int{netlab.MSG_PEEK, 0} {
		got, err := b.RecvDatagram(ctx, 5, flags)
		must(t, err)
		if string(got.Data) != "hello" || got.Length != 11 || got.From != a.Local() || got.End {
			t.Errorf("%+v", got)
		}
	}
	_, err = a.SendTo(ctx, nil, 0, b.Local())
	must(t, err)
	if got, err := b.RecvDatagram(ctx, 1<<20, 0); err != nil || len(got.Data) != 0 || got.From == nil || got.End {
		t.Errorf("an empty one: %+v, %v", got, err)
	}
	must(t, b.Connect(ctx, a.Local()))
	must(t, b.Shutdown(netlab.SHUT_RD))
	if got, err := b.RecvDatagram(ctx, 5, 0); err != nil || len(got.Data) != 0 || got.From != nil || !got.End {
		t.Errorf("shut down: %+v, %v", got, err)
	}
	_, err = b.RecvDatagram(ctx, -1, 0)
	wantError(t, err, "ValueError: negative buffersize in recv")
	must(t, b.Close())
	_, err = b.RecvDatagram(ctx, 1, 0)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	if want := `recv "hello" 11`; strings.Count(seen.String(), want) != 2 {
		t.Errorf("told %s", &seen)
	}
}

// TestLocalOfUnbound: sendto gives a socket its port, which is seen.
func TestLocalOfUnbound(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	s, to := open(t, netlab.AF_INET, netlab.SOCK_DGRAM), udp(t).Local()
	if _, port, _ := netlab.SplitHostPort(s.Local()); port != 0 {
		t.Errorf("port %d", port)
	}
	_, err := s.SendTo(ctx, nil, 0, to)
	must(t, err)
	if _, port, _ := netlab.SplitHostPort(s.Local()); port == 0 {
		t.Error("no port after sendto")
	}
	new := open(t, netlab.AF_INET, netlab.SOCK_DGRAM)
	new.Local()
	must(t, new.Close())
	if new.Local() == nil {
		t.Error("what was seen before close is forgotten")
	}
}
