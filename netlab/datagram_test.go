package netlab_test

import (
	"context"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"labsh/netlab"
)

// udp returns a UDP socket bound to a loopback port.
func udp(t testing.TB) *netlab.Socket {
	t.Helper()
	s := open(t, netlab.AF_INET, netlab.SOCK_DGRAM)
	must(t, s.Bind(patient(t), netlab.IPv4{Host: "127.0.0.1"}))
	return s
}

func TestDatagram(t *testing.T) {
	ctx := patient(t)
	a, b := udp(t), udp(t)
	for _, test := range []struct {
		name string
		send string
		room int
		want string
	}{
		{"whole", "hello", 100, "hello"},
		{"cut", "hello world", 5, "hello"},
		{"empty", "", 10, ""},
		{"no room", "hello", 0, ""},
		{"long", strings.Repeat("x", 60000), 1 << 20, strings.Repeat("x", 60000)},
	} {
		t.Run(test.name, func(t *testing.T) {
			n, err := a.SendTo(ctx, []byte(test.send), 0, b.Local())
			must(t, err)
			if n != len(test.send) {
				t.Errorf("sent %d", n)
			}
			got, err := b.RecvFrom(ctx, test.room, 0)
			must(t, err)
			if string(got.Data) != test.want || got.From != a.Local() || got.Length != len(test.send) {
				t.Errorf("got %q, %v, %d", got.Data, got.From, got.Length)
			}
			if got.Truncated() != (test.room < len(test.send)) {
				t.Error("Truncated is wrong")
			}
		})
	}
}

func TestDatagramErrors(t *testing.T) {
	ctx := patient(t)
	s := udp(t)
	gone := udp(t)
	refused := gone.Local()
	must(t, gone.Close())
	toGone := open(t, netlab.AF_INET, netlab.SOCK_DGRAM)
	must(t, toGone.Connect(ctx, refused))
	_, err := toGone.Send(ctx, []byte("x"), 0)
	must(t, err) // the first is sent; the answer of the other host is the next call's
	_, err = toGone.Recv(ctx, 1, 0)
	wantError(t, err, "ConnectionRefusedError: [Errno 111] Connection refused")

	sendto := func(p []byte, to netlab.Address) error { _, err := s.SendTo(ctx, p, 0, to); return err }
	for _, test := range []struct {
		name string
		err  error
		want string
	}{
		{"port 0", sendto([]byte("x"), netlab.IPv4{Host: "127.0.0.1"}), "OSError: [Errno 22] Invalid argument"},
		{"too long", sendto(make([]byte, 70000), s.Local()), "OSError: [Errno 90] Message too long"},
		{"broadcast", sendto([]byte("x"), netlab.IPv4{Host: "<broadcast>", Port: 9}), "PermissionError: [Errno 13] Permission denied"},
		{"no destination", func() error { _, err := s.Send(ctx, []byte("x"), 0); return err }(), "OSError: [Errno 89] Destination address required"},
		{"listen", s.Listen(1), "OSError: [Errno 95] Operation not supported"},
		{"accept", func() error { _, _, err := s.Accept(ctx); return err }(), "OSError: [Errno 95] Operation not supported"},
		{"negative", func() error { _, err := s.RecvFrom(ctx, -1, 0); return err }(), "ValueError: negative buffersize in recvfrom"},
		{"IPv6 broadcast", open(t, netlab.AF_INET6, netlab.SOCK_DGRAM).Connect(ctx, netlab.IPv6{Host: "<broadcast>", Port: 9}), "OSError: address family mismatched"},
		{"sendfile", func() error { _, err := s.SendFile(ctx, nil, netlab.FileRange{}); return err }(), "ValueError: only SOCK_STREAM type sockets are supported"},
	} {
		t.Run(test.name, func(t *testing.T) { wantError(t, test.err, test.want) })
	}
}

func TestRecvFromWaits(t *testing.T) {
	s := udp(t)
	s.SetTimeout(5 * time.Millisecond)
	_, err := s.RecvFrom(patient(t), 1, 0)
	wantError(t, err, "TimeoutError: timed out")
	s.SetTimeout(netlab.NoTimeout)
	_, err = s.RecvFrom(patient(t), 1, netlab.MSG_DONTWAIT)
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	_, err = s.RecvFrom(ctx, 1, 0)
	wantError(t, err, "TimeoutError: timed out")
}

// IPv6's multicast is tested in a namespace: the loopback has no route for it.
func TestMulticast(t *testing.T) {
	const group = "239.255.77.1"
	ctx := patient(t)
	member, sender := open(t, netlab.AF_INET, netlab.SOCK_DGRAM), open(t, netlab.AF_INET, netlab.SOCK_DGRAM)
	must(t, member.Bind(ctx, netlab.IPv4{}))
	must(t, member.JoinGroup(group, "lo"))
	_, port, _ := netlab.SplitHostPort(member.Local())
	must(t, sender.SetOption("IP_MULTICAST_IF", "127.0.0.1"))
	if got, err := sender.Option("IP_MULTICAST_IF"); err != nil || got.String() != "127.0.0.1" {
		t.Errorf("IP_MULTICAST_IF is %s, %v", got, err)
	}
	_, err := sender.SendTo(ctx, []byte("all"), 0, netlab.IPv4{Host: group, Port: port})
	must(t, err)
	got, err := member.RecvFrom(ctx, 10, 0)
	must(t, err)
	if string(got.Data) != "all" {
		t.Errorf("got %q", got.Data)
	}
	lo, err := net.InterfaceByName("lo")
	must(t, err)
	must(t, member.LeaveGroup(group, fmt.Sprint(lo.Index))) // an interface's number is its name, too
	wantError(t, member.LeaveGroup(group, "lo"), "OSError: [Errno 99] Cannot assign requested address")
}

func TestUnix(t *testing.T) {
	dir := t.TempDir()
	for _, test := range []struct {
		name    string
		address netlab.Unix
	}{
		{"path", netlab.Unix{Path: filepath.Join(dir, "s")}},
		{"abstract", netlab.Unix{Path: "\x00" + dir}},
	} {
		t.Run(test.name, func(t *testing.T) {
			ctx := patient(t)
			l := open(t, netlab.AF_UNIX, netlab.SOCK_STREAM)
			must(t, l.Bind(ctx, test.address))
			must(t, l.Listen(1))
			if l.Local() != test.address {
				t.Errorf("bound to %v", l.Local())
			}
			c := open(t, netlab.AF_UNIX, netlab.SOCK_STREAM)
			must(t, c.Connect(ctx, test.address))
			p, from, err := l.Accept(ctx)
			must(t, err)
			defer p.Close()
			if from != (netlab.Unix{}) {
				t.Errorf("from %v", from)
			}
			exchange(t, c, p)

			d := open(t, netlab.AF_UNIX, netlab.SOCK_DGRAM)
			must(t, d.Bind(ctx, netlab.Unix{Path: test.address.Path + "d"}))
			e := open(t, netlab.AF_UNIX, netlab.SOCK_DGRAM)
			_, err = e.SendTo(ctx, []byte("hello"), 0, d.Local())
			must(t, err)
			got, err := d.RecvFrom(ctx, 3, 0)
			must(t, err)
			if string(got.Data) != "hel" || got.Length != 5 || got.From != nil {
				t.Errorf("got %q %d %v", got.Data, got.Length, got.From)
			}
		})
	}
	s := open(t, netlab.AF_UNIX, netlab.SOCK_STREAM)
	wantError(t, s.Connect(patient(t), netlab.Unix{Path: strings.Repeat("x", 108)}), "OSError: AF_UNIX path too long")
	wantError(t, s.Connect(patient(t), netlab.Unix{Path: strings.Repeat("x", 107)}), "FileNotFoundError: [Errno 2] No such file or directory")
	wantError(t, s.Connect(patient(t), netlab.Unix{Path: "\x00" + strings.Repeat("x", 108)}), "OSError: AF_UNIX path too long")
	wantError(t, s.Bind(patient(t), netlab.Unix{Path: filepath.Join(dir, "s")}), "OSError: [Errno 98] Address already in use")
	must(t, s.Bind(patient(t), netlab.Unix{}))
	if name, ok := s.Local().(netlab.Unix); !ok || len(name.Path) != 6 || !name.Abstract() {
		t.Errorf("bound by the kernel to %v", s.Local())
	}
}

// A Unix listener's full queue makes a connect wait, but not one with a timeout.
func TestUnixQueueFull(t *testing.T) {
	ctx := patient(t)
	address := netlab.Unix{Path: "\x00" + t.TempDir()}
	l := open(t, netlab.AF_UNIX, netlab.SOCK_STREAM)
	must(t, l.Bind(ctx, address))
	must(t, l.Listen(0))
	must(t, open(t, netlab.AF_UNIX, netlab.SOCK_STREAM).Connect(ctx, address))
	late := open(t, netlab.AF_UNIX, netlab.SOCK_STREAM)
	for _, timeout := range []time.Duration{time.Minute, 0} {
		late.SetTimeout(timeout)
		wantError(t, late.Connect(ctx, address), "BlockingIOError: [Errno 11] Resource temporarily unavailable")
	}
	late.SetTimeout(netlab.NoTimeout)
	done, cancel := context.WithCancel(ctx)
	time.AfterFunc(5*time.Millisecond, cancel)
	wantError(t, late.Connect(done, address), "KeyboardInterrupt")
	connected := make(chan error)
	go func() { connected <- late.Connect(ctx, address) }()
	for range 2 {
		p, _, err := l.Accept(ctx)
		must(t, err)
		defer p.Close()
	}
	must(t, <-connected)
}

func TestSocketpair(t *testing.T) {
	for _, typ := range []netlab.Type{netlab.SOCK_STREAM, netlab.SOCK_DGRAM, netlab.SOCK_SEQPACKET} {
		a, b, err := netlab.Socketpair(patient(t), netlab.AF_UNIX, typ, 0)
		must(t, err)
		exchange(t, a, b)
		must(t, a.Close())
		must(t, b.Close())
	}
}

// exchange sends a message each way.
func exchange(t testing.TB, a, b *netlab.Socket) {
	t.Helper()
	for _, message := range []string{"there", "and back"} {
		_, err := a.Send(patient(t), []byte(message), 0)
		must(t, err)
		got, err := b.Recv(patient(t), 100, 0)
		must(t, err)
		if string(got) != message {
			t.Fatalf("sent %q, received %q", message, got)
		}
		a, b = b, a
	}
}
