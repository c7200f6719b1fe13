package netlab_test

import (
	"context"
	"fmt"
	"testing"

	"golang.org/x/sys/unix"

	"labsh/netlab"
)

// segments counts the segments with data that s has received.
func segments(t testing.TB, s *netlab.Socket) uint32 {
	t.Helper()
	info, err := unix.GetsockoptTCPInfo(s.Fileno(), unix.IPPROTO_TCP, unix.TCP_INFO)
	must(t, err)
	return info.Data_segs_in
}

// oneSegment is a message that loopback carries in one segment (half of the first
// window), of several records and longer than a server's first buffer.
var oneSegment = make([]byte, 20_000)

// TestTLSOneSegment: the records of a message go out together; of several writes each
// would wait for the acknowledgement of the one before.
func TestTLSOneSegment(t *testing.T) {
	t.Parallel()
	from, to := secured(t)
	for _, n := range []int{1, 5000, len(oneSegment), 1} {
		for range 2 {
			before := segments(t, to)
			_, err := from.SendAll(patient(t), oneSegment[:n], 0)
			must(t, err)
			_, err = to.RecvExactly(patient(t), n)
			must(t, err)
			if got := segments(t, to) - before; got != 1 {
				t.Errorf("%d bytes came in %d segments", n, got)
			}
			from, to = to, from
		}
	}
}

// TestEchoOneSegment: an echo sends back together what came together.
func TestEchoOneSegment(t *testing.T) {
	t.Parallel()
	for _, secure := range []bool{false, true} {
		t.Run(fmt.Sprint("TLS ", secure), func(t *testing.T) {
			t.Parallel()
			c := echoClient(t, secure)
			for _, n := range []int{1, 4096, 5000, len(oneSegment), 1} {
				before := segments(t, c)
				_, err := c.SendAll(patient(t), oneSegment[:n], 0)
				must(t, err)
				_, err = c.RecvExactly(patient(t), n)
				must(t, err)
				if got := segments(t, c) - before; got != 1 {
					t.Errorf("%d bytes came back in %d segments", n, got)
				}
			}
			p, _ := c.GetsockoptInt(unix.IPPROTO_TCP, unix.TCP_NODELAY)
			if p != 0 {
				t.Error("TCP_NODELAY")
			}
		})
	}
}

// TestMore: what MSG_MORE announces goes into the same segment. Linux sends by itself
// what has waited for 200 ms, on a machine with much to do before the rest is there:
// the best of a few tries counts.
func TestMore(t *testing.T) {
	t.Parallel()
	for name, two := range map[string]func(testing.TB) (a, b *netlab.Socket){"plain": connected, "TLS": secured} {
		a, b := two(t)
		var least uint32
		for tries := 5; tries > 0 && least != 1; tries-- {
			before := segments(t, b)
			_, err := a.SendAll(patient(t), []byte("head"), netlab.MSG_MORE)
			must(t, err)
			_, err = a.SendAll(patient(t), oneSegment, 0)
			must(t, err)
			_, err = b.RecvExactly(patient(t), 4+len(oneSegment))
			must(t, err)
			if got := segments(t, b) - before; least == 0 || got < least {
				least = got
			}
		}
		if least != 1 {
			t.Errorf("%s: %d segments", name, least)
		}
	}
}

// echoClient is a client of a new echo server.
func echoClient(t testing.TB, secure bool) *netlab.Socket {
	t.Helper()
	s := &netlab.Server{Echo: true}
	client := func(c *netlab.Socket) *netlab.Socket { return c }
	if secure {
		certificate, roots := trusted(t)
		s.Certificate = &certificate
		client = func(c *netlab.Socket) *netlab.Socket {
			c, err := netlab.StartTLS(patient(t), c, netlab.TLSConfig{ServerName: "localhost", Roots: roots})
			must(t, err)
			return c
		}
	}
	host, port := started(t, s)
	c, err := netlab.CreateConnection(patient(t), host, port)
	must(t, err)
	c = client(c)
	t.Cleanup(func() { c.Close() })
	return c
}

// A kept connection's messages to an echo server and back, on several connections: 25 a
// second and connection is what a stall leaves.
func BenchmarkEcho(b *testing.B) {
	for _, secure := range []bool{false, true} {
		for _, size := range []int{100, 5_000, 20_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprintf("TLS=%v/%d", secure, size), func(b *testing.B) {
				message := make([]byte, size)
				b.SetBytes(int64(size))
				b.RunParallel(func(loop *testing.PB) {
					c := echoClient(b, secure)
					sent := make(chan error, 1)
					for loop.Next() {
						go func() { _, err := c.SendAll(context.Background(), message, 0); sent <- err }()
						got, err := c.RecvExactly(context.Background(), size)
						if err == nil {
							err = <-sent
						}
						if err != nil || len(got) != size {
							b.Error(len(got), err)
							return
						}
					}
				})
			})
		}
	}
}
