package capture_test

import (
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"labsh/netlab/capture"
)

func TestExchanges(t *testing.T) { inNamespace(t, "TestInExchanges") }

// listen listens on a port of its own, which is captured.
func listen(t testing.TB, network, host string) (*recording, *net.TCPListener) {
	t.Helper()
	var config net.ListenConfig
	config.SetMultipathTCP(false) // whose sockets take no filter
	l, err := config.Listen(patient(t), network, net.JoinHostPort(host, "0"))
	must(t, err)
	t.Cleanup(func() { l.Close() })
	return record(t, capture.Options{Ports: []int{l.Addr().(*net.TCPAddr).Port}}), l.(*net.TCPListener)
}

// dial connects to a listener.
func dial(t testing.TB, l net.Listener) *net.TCPConn {
	t.Helper()
	c, err := (&net.Dialer{KeepAlive: -1}).DialContext(patient(t), "tcp", l.Addr().String())
	must(t, err)
	t.Cleanup(func() { c.Close() })
	return c.(*net.TCPConn)
}

// pair opens a connection that is captured.
func pair(t testing.TB, network, host string) (r *recording, client, server *net.TCPConn) {
	t.Helper()
	r, l := listen(t, network, host)
	client = dial(t, l)
	c, err := l.Accept()
	must(t, err)
	t.Cleanup(func() { c.Close() })
	return r, client, c.(*net.TCPConn)
}

func write(t testing.TB, w io.Writer, size int) {
	t.Helper()
	_, err := w.Write(make([]byte, size))
	must(t, err)
}

func read(t testing.TB, r io.Reader, size int) {
	t.Helper()
	_, err := io.ReadFull(r, make([]byte, size))
	must(t, err)
}

func TestInExchanges(t *testing.T) {
	setUp(t)
	for _, host := range []string{"127.0.0.1", "::1"} {
		t.Run("the lab sheet's "+host, func(t *testing.T) {
			t.Parallel()
			r, client, server := pair(t, "tcp", host)
			write(t, client, 28)
			read(t, server, 28)
			write(t, server, 28)
			read(t, client, 28)
			must(t, client.Close())
			must(t, server.Close())
			r.over()
			r.judge()
			c := r.tracker.Conversations()
			if len(c) != 1 || c[0].Client != client.LocalAddr().(*net.TCPAddr).AddrPort() || c[0].Server != client.RemoteAddr().(*net.TCPAddr).AddrPort() {
				t.Fatalf("%+v", c)
			}
			total := c[0].Total()
			if total.Data != 56 || total.Repeated != 0 || total.Segments != len(r.packets) {
				t.Errorf("%+v\n%s", total, r)
			}
			sameCounts(t, r, "conv,tcp", c[0])
			for _, p := range r.packets {
				if p.InterfaceName != "lo" || p.Interface != 1 || p.Link != capture.LinkEthernet || p.Direction != capture.Outgoing ||
					p.Checksum != capture.ChecksumOffloaded || time.Since(p.Time).Abs() > time.Minute || p.Lost != 0 {
					t.Errorf("%+v", p)
				}
			}
		})
	}
	t.Run("UDP", func(t *testing.T) {
		t.Parallel()
		a, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
		must(t, err)
		defer a.Close()
		r := record(t, capture.Options{Ports: []int{a.LocalAddr().(*net.UDPAddr).Port}})
		b, err := net.DialUDP("udp", nil, a.LocalAddr().(*net.UDPAddr))
		must(t, err)
		defer b.Close()
		write(t, b, 20)
		write(t, b, 0)
		for range 2 {
			_, from, err := a.ReadFromUDPAddrPort(make([]byte, 100))
			must(t, err)
			_, err = a.WriteToUDPAddrPort(make([]byte, 7), from)
			must(t, err)
		}
		r.until("answers", func(*capture.Packet, capture.Step) bool { return len(r.packets) == 4 })
		r.stop()
		c := r.tracker.Conversations()
		if len(c) != 1 || c[0].ToServer != (capture.Counts{Segments: 2, Data: 20, Wire: 2*42 + 20}) || c[0].ToClient != (capture.Counts{Segments: 2, Data: 14, Wire: 2*42 + 14}) {
			t.Fatalf("%+v", c)
		}
		sameCounts(t, r, "conv,udp", c[0])
	})
	t.Run("large segments", func(t *testing.T) {
		t.Parallel()
		r, client, server := pair(t, "tcp", "127.0.0.1")
		const size = 3 << 20
		go func() {
			client.Write(make([]byte, size))
			client.Close()
		}()
		read(t, server, size)
		must(t, server.Close())
		r.over()
		r.judge()
		c := r.tracker.Conversations()[0]
		if c.ToServer.Data-c.ToServer.Repeated != size {
			t.Errorf("%+v", c)
		}
		cut := false
		for _, p := range r.packets {
			if len(p.Bytes) > capture.DefaultSnap || len(p.Bytes) < min(p.Length, capture.DefaultSnap) {
				t.Errorf("%d bytes of %d", len(p.Bytes), p.Length)
			}
			cut = cut || len(p.Payload) < p.PayloadLength
		}
		if !cut {
			t.Error("no packet is longer than what is kept")
		}
		if s := r.Stats(); s.Lost != 0 || s.Taken != len(r.packets) {
			t.Errorf("%+v", s)
		}
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		r, l := listen(t, "tcp", "127.0.0.1")
		must(t, l.Close())
		if c, err := net.Dial("tcp", l.Addr().String()); err == nil {
			c.Close()
			t.Error("connected")
		}
		r.fact(capture.Reset)
		r.judge()
	})
	t.Run("reset", func(t *testing.T) {
		t.Parallel()
		r, client, server := pair(t, "tcp", "127.0.0.1")
		write(t, client, 5)
		read(t, server, 5)
		must(t, server.SetLinger(0))
		must(t, server.Close())
		r.fact(capture.Reset)
		r.judge()
	})
	t.Run("zero window", func(t *testing.T) {
		t.Parallel()
		r, client, server := pair(t, "tcp", "127.0.0.1")
		const size = 8 << 20
		written := make(chan error)
		go func() {
			_, err := client.Write(make([]byte, size))
			written <- err
		}()
		r.fact(capture.ZeroWindow)
		r.fact(capture.KeepAlive) // as tshark calls the kernel's probes
		read(t, server, size)
		must(t, <-written)
		must(t, client.Close())
		must(t, server.Close())
		r.fact(capture.WindowUpdate)
		r.over()
		r.judge()
	})
	t.Run("SYN retransmission", func(t *testing.T) {
		t.Parallel()
		r, l := listen(t, "tcp", "127.0.0.1")
		deaf(t, l, -1)
		connected := make(chan *net.TCPConn)
		go func() { connected <- dial(t, l) }()
		again := r.until("second SYN", func(p *capture.Packet, s capture.Step) bool {
			return p.Flags == capture.SYN && s.Facts.Has(capture.Retransmission)
		})
		hear(t, l)
		must(t, (<-connected).Close())
		r.until("FIN", func(p *capture.Packet, _ capture.Step) bool { return p.Flags.Has(capture.FIN) })
		if r.steps[again].Seq != 0 || r.steps[again].Number != 0 {
			t.Errorf("%+v", r.steps[again])
		}
		r.judge()
	})
	t.Run("retransmission", func(t *testing.T) {
		t.Parallel()
		r, client, server := pair(t, "tcp", "127.0.0.1")
		deaf(t, server, -1)
		write(t, client, 100)
		r.fact(capture.Retransmission)
		hear(t, server)
		read(t, server, 100)
		must(t, client.Close())
		must(t, server.Close())
		r.over()
		r.judge()
		if c := r.tracker.Conversations()[0].ToServer; c.Repeated == 0 || c.Data-c.Repeated != 100 {
			t.Errorf("%+v", c)
		}
	})
	t.Run("spurious", func(t *testing.T) {
		t.Parallel()
		r, client, server := pair(t, "tcp", "127.0.0.1")
		deaf(t, client, 0) // acknowledgements
		write(t, client, 100)
		read(t, server, 100)
		r.fact(capture.SpuriousRetransmission)
		hear(t, client)
		must(t, client.Close())
		must(t, server.Close())
		r.over()
		r.judge()
	})
	t.Run("keep-alive", func(t *testing.T) {
		t.Parallel()
		r, client, server := pair(t, "tcp", "127.0.0.1")
		control(t, client, func(fd int) error {
			_ = unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_KEEPIDLE, 1)
			_ = unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_KEEPINTVL, 1)
			return unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_KEEPALIVE, 1)
		})
		r.fact(capture.KeepAlive)
		r.fact(capture.KeepAliveAck)
		must(t, client.Close())
		must(t, server.Close())
		r.over()
		r.judge()
	})
	t.Run("ports reused", func(t *testing.T) {
		t.Parallel()
		r, l := listen(t, "tcp", "127.0.0.1")
		var local net.Addr
		for range 2 {
			c, err := (&net.Dialer{LocalAddr: local}).DialContext(patient(t), "tcp", l.Addr().String())
			must(t, err)
			local = c.LocalAddr()
			must(t, c.(*net.TCPConn).SetLinger(0)) // leaves no TIME_WAIT behind
			must(t, c.Close())
		}
		r.fact(capture.PortsReused)
		r.until("second reset", func(p *capture.Packet, s capture.Step) bool { return s.Number == 1 && p.Flags.Has(capture.RST) })
		r.judge()
		if n := len(r.tracker.Conversations()); n != 2 {
			t.Errorf("%d conversations", n)
		}
	})
}

func TestDuplicates(t *testing.T) { inNamespace(t, "TestInDuplicates") }

// Without selective acknowledgements the kernel waits for three duplicate ones, as the books
// have it.
func TestInDuplicates(t *testing.T) {
	setUp(t)
	for _, name := range []string{"tcp_sack", "tcp_recovery", "tcp_early_retrans"} {
		if err := os.WriteFile("/proc/sys/net/ipv4/"+name, []byte("0"), 0); err != nil {
			t.Skip(err)
		}
	}
	r, client, server := pair(t, "tcp", "127.0.0.1")
	write(t, client, 1)
	read(t, server, 1)
	deaf(t, server, 333)
	write(t, client, 333)
	for i := range 5 {
		write(t, client, 100+i)
	}
	r.fact(capture.DuplicateAck)
	r.fact(capture.FastRetransmission)
	hear(t, server)
	read(t, server, 333+510)
	must(t, client.Close())
	must(t, server.Close())
	r.over()
	r.judge()
}

// sameCounts compares a conversation's counts with tshark's statistics.
func sameCounts(t testing.TB, r *recording, statistics string, c capture.Conversation) {
	t.Helper()
	for _, line := range tshark(t, pcap(t, r.all()), "-q", "-z", statistics) {
		f := strings.Fields(line)
		if len(f) < 9 || f[1] != "<->" {
			continue
		}
		a, _ := netip.ParseAddrPort(bracket(f[0]))
		left, right := c.ToServer, c.ToClient // tshark: what A received, what B received
		if a == c.Client {
			left, right = right, left
		}
		want := fmt.Sprintf("%d %d bytes %d %d bytes %d %d bytes", left.Segments, left.Wire, right.Segments, right.Wire, c.Total().Segments, c.Total().Wire)
		if got := strings.Join(f[3:12], " "); got != want {
			t.Errorf("got %s, tshark: %s", want, got)
		}
		return
	}
	t.Error("tshark shows no conversation")
}

// bracket puts an IPv6 address into brackets.
func bracket(hostPort string) string {
	i := strings.LastIndexByte(hostPort, ':')
	if strings.Count(hostPort, ":") == 1 {
		return hostPort
	}
	return "[" + hostPort[:i] + "]" + hostPort[i:]
}
