package record_test

import (
	"context"
	"errors"
	"net/netip"
	"sync"
	"testing"

	"labsh/netlab"
	"labsh/netlab/capture"
	"labsh/netlab/capture/capturetest"
	"labsh/netlab/record"
)

// capturing captures what the lab's sockets send; without permission it skips the test.
func (l *lab) capturing() {
	l.Helper()
	from, err := capture.Open(capture.Options{All: true})
	if err != nil {
		l.Skip(err)
	}
	done, begun := make(chan error, 1), make(chan struct{})
	var once sync.Once
	go func() {
		done <- from.Run(context.Background(), func(p *capture.Packet) {
			once.Do(func() { close(begun) })
			l.r.AddPacket(p)
		})
	}()
	l.Cleanup(func() {
		from.Close()
		if err := <-done; !errors.Is(err, capture.ErrClosed) {
			l.Error(err)
		}
	})
	// Until Run has begun, Flush has nobody to hand a packet to.
	echo, err := netlab.New(l.ctx, netlab.AF_INET, netlab.SOCK_DGRAM, 0)
	must(l, err)
	defer echo.Close()
	must(l, echo.Bind(l.ctx, netlab.IPv4{Host: "127.0.0.1"}))
	_, err = echo.SendTo(l.ctx, []byte("x"), 0, echo.Local())
	must(l, err)
	<-begun
	l.missed = func() bool { return from.Stats().Lost > 0 }
	l.r.SetFlush(func() {
		if err := from.Flush(); err != nil {
			l.Error(err)
		}
	})
}

// TestCaptured: the captured segments stand where they were guessed.
func TestCaptured(t *testing.T) {
	t.Parallel()
	if !capturetest.Alone(t) {
		return
	}
	for _, name := range []string{"exchange", "pieces", "unread", "refused", "broken-pipe", "half-close", "datagrams", "mapped", "backlog"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			drawn(t, "captured-"+name, func(l *lab) {
				l.capturing()
				pictures[name](l)
			})
		})
	}
}

// TestCapturedLate: the capture begins when the connection is there already.
func TestCapturedLate(t *testing.T) {
	t.Parallel()
	if !capturetest.Alone(t) {
		return
	}
	drawn(t, "captured-late", func(l *lab) {
		_, client, peer := l.connected()
		l.send(client, "before")
		l.capturing()
		l.send(client, "hello")
		l.recv(peer, 20)
		l.close(client)
		l.recv(peer, 10)
	})
}

// TestCapturedTLS: records have other sizes than what is inside them; they stand with the
// calls that sent them.
func TestCapturedTLS(t *testing.T) {
	t.Parallel()
	if !capturetest.Alone(t) {
		return
	}
	l := newLab(t)
	l.capturing()
	pictures["tls"](l)
	c := l.r.Conversations()[1]
	if !c.Captured || c.Counts.Segments < 10 || c.Counts.Wire < c.Counts.Data {
		t.Errorf("captured %v, %+v", c.Captured, c.Counts)
	}
	for _, s := range c.Steps {
		w := s.Wire
		if w == nil {
			continue
		}
		if w.Segments == nil {
			t.Errorf("no segments: %s", step(c, s))
		}
		if s.Call == nil && w.Kind == record.Data {
			t.Errorf("records without their call: %s", step(c, s))
		}
		if w.Kind == record.Handshake && len(w.Segments) < 3 {
			t.Errorf("a handshake of %d segments", len(w.Segments))
		}
	}
}

// TestAcknowledgements: each captured segment has its place, in the order of the capture.
func TestAcknowledgements(t *testing.T) {
	t.Parallel()
	if !capturetest.Alone(t) {
		return
	}
	l := newLab(t)
	l.capturing()
	pictures["exchange"](l)
	c := l.r.Conversations()[1]
	seen := map[int]bool{}
	for _, s := range c.Steps {
		if s.Wire != nil {
			for _, segment := range s.Wire.Segments {
				seen[segment.Number] = true
			}
		}
	}
	if packets := l.r.Packets(); len(seen) != len(packets) || c.Counts.Segments != len(packets) || c.Counts.Data != 56 || len(packets) < 7 {
		t.Errorf("%d places of %d packets, %+v", len(seen), len(packets), c.Counts)
	}
}

// TestPackets: those of the recorded sockets are kept, as many as there is room for; that
// of a call that has not told its port yet, too.
func TestPackets(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	own := netip.MustParseAddrPort("127.0.0.1:1")
	packet := func(from netip.AddrPort) *capture.Packet {
		return &capture.Packet{Bytes: make([]byte, 50), Segment: capture.Segment{Protocol: capture.UDP, Source: from, Destination: own}}
	}
	s := l.socket("s", netlab.AF_INET, netlab.SOCK_DGRAM)
	must(t, s.Bind(l.ctx, netlab.IPv4{Host: "127.0.0.1"}))
	_, number, _ := netlab.SplitHostPort(s.Local())
	port := netip.AddrPortFrom(own.Addr(), uint16(number))
	r := record.New(record.Limits{Events: 10, Bytes: 1000})
	for i := range 3000 {
		r.AddPacket(packet(netip.AddrPortFrom(own.Addr(), uint16(10000+i))))
	}
	r.AddPacket(&capture.Packet{Lost: 2, Segment: packet(own).Segment})
	early := packet(port)
	early.Lost = 3
	r.AddPacket(early)
	if got := r.Packets(); len(got) != 0 {
		t.Errorf("%d packets of others", len(got))
	}
	r.Observe(netlab.Event{Socket: s, Op: "bind", Local: s.Local()})
	if got := r.Packets(); len(got) != 1 || got[0] != early {
		t.Errorf("%d packets", len(got))
	}
	for range 50 {
		r.AddPacket(packet(port))
	}
	if got := r.Packets(); len(got) != 10 || r.DroppedPackets() != 41 {
		t.Errorf("%d packets, %d dropped", len(got), r.DroppedPackets())
	}
	if n := r.LostPackets(); n != 5 {
		t.Errorf("%d packets were lost", n)
	}
	r.Clear()
	if got := r.Packets(); len(got) != 0 {
		t.Errorf("%d packets after Clear", len(got))
	}
}
