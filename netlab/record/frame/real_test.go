package frame_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/capture"
	"labsh/netlab/capture/capturetest"
	"labsh/netlab/pcapng/pcapngtest"
	"labsh/netlab/record"
	"labsh/netlab/record/frame"
)

// lab has sockets that are recorded. What each end sent, as far as it is kept, is noted
// under its protocol and address: one of TCP and one of UDP may have the same.
type lab struct {
	t   *testing.T
	ctx context.Context
	*record.Recorder
	sent map[string][]byte
}

func newLab(t *testing.T) *lab {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return &lab{t: t, ctx: ctx, Recorder: record.New(record.Limits{}), sent: map[string][]byte{}}
}

func (l *lab) must(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

func (l *lab) socket(f netlab.Family, typ netlab.Type) *netlab.Socket {
	l.t.Helper()
	s, err := netlab.New(l.ctx, f, typ, 0, netlab.WithObserver(l.Recorder))
	l.must(err)
	l.t.Cleanup(func() { s.Close() })
	return s
}

// bound is a socket at a port of the kernel's.
func (l *lab) bound(f netlab.Family, typ netlab.Type) *netlab.Socket {
	l.t.Helper()
	s := l.socket(f, typ)
	host := "127.0.0.1"
	if f == netlab.AF_INET6 {
		host = "::1"
	}
	l.must(s.Bind(l.ctx, address(host, 0)))
	return s
}

// pair is a connection.
func (l *lab) pair(f netlab.Family) (client, peer *netlab.Socket) {
	l.t.Helper()
	server := l.bound(f, netlab.SOCK_STREAM)
	l.must(server.Listen(1))
	client = l.socket(f, netlab.SOCK_STREAM)
	l.must(client.Connect(l.ctx, server.Local()))
	peer, _, err := server.Accept(l.ctx)
	l.must(err)
	l.t.Cleanup(func() { peer.Close() })
	l.must(server.Close())
	return client, peer
}

func (l *lab) send(s *netlab.Socket, text string) {
	l.t.Helper()
	_, err := s.SendAll(l.ctx, []byte(text), 0)
	l.must(err)
	key := "tcp " + s.Local().String()
	l.sent[key] = append(l.sent[key], text[:min(len(text), record.DefaultPiece)]...)
}

func (l *lab) recv(s *netlab.Socket, n int) {
	l.t.Helper()
	_, err := s.Recv(l.ctx, n, 0)
	l.must(err)
}

// exchanges are what the sockets of a class do.
func (l *lab) exchanges() {
	for _, f := range []netlab.Family{netlab.AF_INET, netlab.AF_INET6} {
		client, peer := l.pair(f) // the lab sheet's
		l.send(client, "Message Client vers Serveur\n")
		l.recv(peer, 500)
		l.send(peer, "Message Serveur vers Client\n")
		l.recv(client, 500)
		l.must(client.Close())
		l.recv(peer, 500)
		l.must(peer.Close())

		client, peer = l.pair(f) // split and joined, then a half-close
		l.send(client, "four")
		l.send(client, "more")
		l.recv(peer, 100)
		l.send(client, "12345678")
		l.recv(peer, 4)
		l.recv(peer, 4)
		l.must(client.Shutdown(netlab.SHUT_WR))
		l.recv(peer, 4)
		l.send(peer, "late")
		l.recv(client, 10)
		l.must(peer.Close())
		l.must(client.Close())

		client, peer = l.pair(f) // more than is kept, and more than a window
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := peer.RecvExactly(l.ctx, 1_000_000); err != nil {
				l.t.Error(err)
			}
		})
		l.send(client, strings.Repeat("0123456789", 100_000))
		wg.Wait()
		l.must(client.Close())
		l.must(peer.Close())

		client, peer = l.pair(f) // closed with unread data
		l.send(client, "unread")
		l.must(peer.Close())
		if _, err := client.Recv(l.ctx, 5, 0); err == nil {
			l.t.Error("no reset")
		}
		l.must(client.Close())

		client, peer = l.pair(f) // sent to a closed end
		l.must(peer.Close())
		l.recv(client, 5)
		l.send(client, "hello")
		l.must(client.Close())

		server := l.bound(f, netlab.SOCK_STREAM) // refused
		to := server.Local()
		l.must(server.Close())
		if err := l.socket(f, netlab.SOCK_STREAM).Connect(l.ctx, to); err == nil {
			l.t.Error("not refused")
		}

		server = l.bound(f, netlab.SOCK_DGRAM)
		for _, text := range []string{"one", "two", "three"} {
			client := l.bound(f, netlab.SOCK_DGRAM)
			_, err := client.SendTo(l.ctx, []byte(text), 0, server.Local())
			l.must(err)
			l.sent["udp "+client.Local().String()] = []byte(text)
			d, err := server.RecvFrom(l.ctx, 100, 0)
			l.must(err)
			_, err = server.SendTo(l.ctx, []byte("ACK"), 0, d.From)
			l.must(err)
			l.recv(client, 100)
		}
		to = server.Local()
		l.must(server.Close())
		nobody := l.socket(f, netlab.SOCK_DGRAM) // port unreachable
		l.must(nobody.Connect(l.ctx, to))
		_, err := nobody.Send(l.ctx, []byte("anyone"), 0)
		l.must(err)
		if _, err := nobody.Recv(l.ctx, 10, 0); err == nil {
			l.t.Error("no port unreachable")
		}
	}
}

// checkStreams compares what each end sent, as far as the record keeps it, with what
// tshark sees it send. Captured packets have more of it.
func (l *lab) checkStreams(path string, more bool) {
	l.t.Helper()
	got := map[string][]byte{}
	for _, row := range pcapngtest.Fields(l.t, path, "ip.src", "ipv6.src", "tcp.srcport", "udp.srcport", "tcp.payload", "udp.payload", "icmp.type", "icmpv6.type") {
		if row["icmp.type"]+row["icmpv6.type"] != "" {
			continue
		}
		protocol := "udp"
		if row["tcp.srcport"] != "" {
			protocol = "tcp"
		}
		key := protocol + " " + row["ip.src"] + row["ipv6.src"] + " " + row["tcp.srcport"] + row["udp.srcport"]
		got[key] = append(got[key], unhex(l.t, row["tcp.payload"]+row["udp.payload"])...)
	}
	for at, want := range l.sent {
		var key string
		for k := range got {
			part := strings.Fields(k)
			if own := part[0] + " ('" + part[1] + "', " + part[2]; strings.HasPrefix(at, own+")") || strings.HasPrefix(at, own+",") {
				key = k
			}
		}
		if more && len(want) == record.DefaultPiece && len(got[key]) > len(want) {
			got[key] = got[key][:len(want)]
		}
		if !bytes.Equal(got[key], want) {
			l.t.Errorf("%s sent %.100q, tshark sees %.100q", at, want, got[key])
		}
	}
}

func TestRealSockets(t *testing.T) {
	l := newLab(t)
	l.exchanges()
	a, b, err := netlab.Socketpair(l.ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0, netlab.WithObserver(l.Recorder))
	l.must(err)
	defer a.Close()
	defer b.Close()
	l.send(a, "no wire")
	l.recv(b, 10)
	delete(l.sent, "tcp "+a.Local().String())

	server := l.bound(netlab.AF_INET, netlab.SOCK_STREAM) // a client elsewhere
	l.must(server.Listen(1))
	port := server.Local().(netlab.IPv4).Port
	elsewhere, err := net.DialTCP("tcp", nil, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port})
	l.must(err)
	defer elsewhere.Close()
	peer, _, err := server.Accept(l.ctx)
	l.must(err)
	defer peer.Close()
	_, err = elsewhere.Write([]byte("from afar"))
	l.must(err)
	l.recv(peer, 100)
	l.sent["tcp "+peer.Remote().String()] = []byte("from afar")
	l.must(elsewhere.Close())
	l.recv(peer, 100)
	l.must(peer.Close())

	built := frame.Build(l.Conversations(), nil)
	if len(built.Left) != 1 || built.Left[0].Reason != frame.UnixSocket {
		t.Errorf("left out: %+v", built.Left)
	}
	content := file(t, built)
	checkFile(t, content)
	path := pcapngtest.Save(t, content)
	for _, c := range pcapngtest.Complaints(t, path, allowed...) {
		t.Error(c)
	}
	l.checkStreams(path, false)
	resets := 0
	for _, row := range pcapngtest.Fields(t, path, "tcp.flags.reset") {
		if row["tcp.flags.reset"] == "1" {
			resets++
		}
	}
	if resets != 6 { // unread data, sent to a closed end, refused, in either family
		t.Errorf("%d resets, want 6", resets)
	}
}

// TestCaptured has the same exchanges captured: the file has the real packets and no
// others, and beside them those of what was not captured.
func TestCaptured(t *testing.T) {
	if !capturetest.Alone(t) {
		return
	}
	l := newLab(t)
	c, err := capture.Open(capture.Options{All: true})
	var missing *capture.Error
	if errors.As(err, &missing) {
		t.Skip(err)
	}
	l.must(err)
	done := make(chan error, 1)
	go func() { done <- c.Run(l.ctx, l.AddPacket) }()
	l.exchanges()
	l.must(c.Flush())
	l.must(c.Close())
	if err := <-done; !errors.Is(err, capture.ErrClosed) {
		t.Fatal(err)
	}
	packets := l.Packets()
	captured := frame.Build(l.Conversations(), packets)
	for _, f := range captured.Frames {
		t.Errorf("a frame was built of what was captured: %+v", f)
	}
	if n := len(captured.Captured); n != len(packets) || n < 50 {
		t.Errorf("%d packets of %d", n, len(packets))
	}
	client, peer := l.pair(netlab.AF_INET) // is no longer captured
	l.send(client, "afterwards")
	l.recv(peer, 100)
	both := frame.Build(l.Conversations(), l.Packets())
	if n := len(both.Frames) - len(captured.Frames); n != 5 {
		t.Errorf("%d frames were built of the last exchange, want 5", n)
	}
	path := pcapngtest.Save(t, file(t, both))
	for _, complaint := range pcapngtest.Complaints(t, path, "") { // what experts remark happened
		t.Error(complaint)
	}
	l.checkStreams(path, true)
	interfaces, filled := map[string]int{}, 0
	for _, row := range pcapngtest.Fields(t, path, "frame.interface_name", "frame.comment") {
		interfaces[row["frame.interface_name"]]++
		if row["frame.comment"] == "filled in" {
			filled++
		}
	}
	if len(interfaces) != 2 || interfaces["lo"] != len(packets) || interfaces[frame.Interface] != len(both.Frames) {
		t.Errorf("packets by interface: %v", interfaces)
	}
	if filled == 0 {
		t.Error("no checksum was filled in: loopback leaves them open")
	}
}

// TestItself has sockets that speak to themselves: a TCP one by a simultaneous open.
func TestItself(t *testing.T) {
	l := newLab(t)
	s := l.bound(netlab.AF_INET, netlab.SOCK_STREAM)
	l.must(s.Connect(l.ctx, s.Local()))
	l.send(s, "to myself")
	l.recv(s, 100)
	l.must(s.Close())
	u := l.bound(netlab.AF_INET6, netlab.SOCK_DGRAM)
	_, err := u.SendTo(l.ctx, []byte("me, too"), 0, u.Local())
	l.must(err)
	l.sent["udp "+u.Local().String()] = []byte("me, too")
	l.recv(u, 100)
	path := pcapngtest.Save(t, file(t, frame.Build(l.Conversations(), nil)))
	// The SYN ACK has the number of the SYN, and comes from where that came from.
	complaints := pcapngtest.Complaints(t, path, allowed...)
	if want := []string{"2: This frame is a (suspected) retransmission"}; !slices.Equal(complaints, want) {
		t.Errorf("tshark says %q, want %q", complaints, want)
	}
	l.checkStreams(path, false)
}
