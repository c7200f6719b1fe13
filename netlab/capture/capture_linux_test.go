package capture_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/netip"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"labsh/netlab/capture"
)

func TestCaptures(t *testing.T) { inNamespace(t, "TestInCaptures") }

// inject sends frames out of an interface.
func inject(t testing.TB, nic string, frames ...[]byte) {
	t.Helper()
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW|unix.SOCK_CLOEXEC, 0)
	must(t, err)
	defer unix.Close(fd)
	i, err := net.InterfaceByName(nic)
	must(t, err)
	for _, f := range frames {
		kind := uint16(f[13])<<8 | uint16(f[12]) // as in memory
		must(t, unix.Sendto(fd, f, 0, &unix.SockaddrLinklayer{Ifindex: i.Index, Protocol: kind}))
	}
}

// datagrams sends one to each of the ports of this machine, from a port that is not captured.
func datagrams(t testing.TB, ports ...int) {
	t.Helper()
	from := netip.MustParseAddrPort("127.0.0.1:9")
	var frames [][]byte
	for _, port := range ports {
		to := netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), uint16(port))
		frames = append(frames, frame{source: from, destination: to, udp: true, data: []byte("x")}.bytes())
	}
	inject(t, "lo", frames...)
}

// destinations are the ports of what was captured.
func (r *recording) destinations() (ports []int) {
	for _, p := range r.all() {
		ports = append(ports, int(p.Destination.Port()))
	}
	return ports
}

func TestInCaptures(t *testing.T) {
	setUp(t, []string{"link", "add", "void0", "type", "veth", "peer", "name", "void1"},
		[]string{"link", "set", "void0", "up"}, []string{"link", "set", "void1", "up"},
		[]string{"address", "add", "10.77.0.1/24", "dev", "void0"},
		[]string{"neighbor", "add", "10.77.0.2", "lladdr", "02:00:00:00:00:02", "dev", "void0"})

	t.Run("ports", func(t *testing.T) {
		r := record(t, capture.Options{})
		const last = 65535 // what comes before it came before
		must(t, r.AddPorts(1000, last))
		datagrams(t, 999, 1000, 1001)
		must(t, r.AddPorts(1001, 1002))
		datagrams(t, 1000, 1001, 1002, 1003)
		if got, want := r.Ports(), []int{1000, 1001, 1002, last}; !slices.Equal(got, want) {
			t.Errorf("%v", got)
		}
		must(t, r.Flush())
		must(t, r.SetPorts(last))
		datagrams(t, 1000, last)
		must(t, r.Flush())
		must(t, r.SetPorts())
		datagrams(t, last)
		must(t, r.Flush())
		r.stop()
		if got, want := r.destinations(), []int{1000, 1000, 1001, 1002, last}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		if err := r.AddPorts(1); !errors.Is(err, capture.ErrClosed) {
			t.Error(err)
		}
	})
	t.Run("many ports", func(t *testing.T) {
		// As older kernels have it; some do not let a namespace choose.
		_ = os.WriteFile("/proc/sys/net/core/optmem_max", []byte("20480"), 0)
		r := record(t, capture.Options{})
		var ports []int // that make as many spans
		for port := 2; len(ports) < 5000; port += 2 {
			ports = append(ports, port)
		}
		var want []int
		for _, n := range []int{1, 60, 79, 80, 81, 100, 120, 200, 300, 400, 600, 5000, 100} {
			must(t, r.SetPorts(ports[:n]...))
			must(t, r.AddPorts(60000)) // another filter takes its place
			last := ports[n-1]
			datagrams(t, last-1, last, last+1, 2)
			must(t, r.Flush())
			want = append(want, last, 2)
		}
		if got := r.destinations(); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
	t.Run("all", func(t *testing.T) {
		r := record(t, capture.Options{All: true})
		datagrams(t, 1, 65535)
		must(t, r.Flush())
		if got := r.destinations(); !slices.Equal(got, []int{1, 65535}) {
			t.Errorf("%v", got)
		}
	})
	t.Run("wrong options", func(t *testing.T) {
		for _, o := range []capture.Options{{Ports: []int{0}}, {Ports: []int{65536}}, {Snap: 255}, {Snap: 1 << 20}, {Buffer: -1}, {Buffer: 1 << 30}} {
			if c, err := capture.Open(o); err == nil {
				t.Errorf("%+v: no error", o)
				c.Close()
			}
		}
		r := record(t, capture.Options{Ports: []int{5}})
		for _, err := range []error{r.SetPorts(7, 65536), r.AddPorts(-1)} {
			if err == nil {
				t.Error("no error")
			}
		}
		if got := r.Ports(); !slices.Equal(got, []int{5}) {
			t.Errorf("%v", got)
		}
	})
	t.Run("lost", func(t *testing.T) { testLost(t, false) })
	t.Run("lost, and asked for", func(t *testing.T) { testLost(t, true) })
	t.Run("closed", testClosed)
	t.Run("descriptors", func(t *testing.T) {
		count := func() int {
			all, err := os.ReadDir("/proc/self/fd")
			must(t, err)
			return len(all)
		}
		before := count()
		for range 20 {
			r := record(t, capture.Options{Ports: []int{5}})
			datagrams(t, 5)
			r.stop()
		}
		if after := count(); after != before {
			t.Errorf("%d descriptors, then %d", before, after)
		}
	})
	t.Run("copies", func(t *testing.T) {
		r := record(t, capture.Options{Ports: []int{int(bob.Port())}})
		f := frame{source: alice, destination: bob, data: []byte("hello")}.bytes()
		inject(t, "void0", f, f) // arrive at void1
		must(t, r.Flush())
		r.until("second packet", func(*capture.Packet, capture.Step) bool { return len(r.packets) == 2 && r.Stats().Copies == 2 })
		r.stop()
		if got := r.Stats(); got != (capture.Stats{Taken: 2, Copies: 2}) {
			t.Errorf("%+v", got)
		}
		for _, p := range r.all() {
			if p.InterfaceName != "void0" || p.Direction != capture.Outgoing {
				t.Errorf("%+v", p)
			}
		}
	})
	t.Run("checksums", func(t *testing.T) {
		r := record(t, capture.Options{Ports: []int{int(bob.Port()), int(dave.Port())}})
		for _, f := range []frame{{source: alice, destination: bob, data: []byte("odd")}, {source: carol, destination: dave, udp: true}} {
			good, bad, cut := f.bytes(), f.bytes(), f.bytes()
			bad[len(bad)-1] ^= 1
			copy(cut[20:22], []byte{0x20, 0}) // a first fragment
			none := frame{source: alice, destination: bob, udp: true}.bytes()
			copy(none[40:42], []byte{0, 0})
			inject(t, "lo", good, bad)
			if f.source == alice {
				inject(t, "lo", cut, none)
			}
		}
		must(t, r.Flush())
		var got []capture.Checksum
		for _, p := range r.all() {
			got = append(got, p.Checksum)
		}
		if want := []capture.Checksum{capture.ChecksumGood, capture.ChecksumBad, capture.ChecksumUnknown, capture.ChecksumAbsent, capture.ChecksumGood, capture.ChecksumBad}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
	t.Run("fragments", func(t *testing.T) {
		c, err := net.DialUDP("udp", nil, &net.UDPAddr{IP: net.IPv4(10, 77, 0, 2), Port: 4000})
		must(t, err)
		defer c.Close()
		r := record(t, capture.Options{Ports: []int{4000}})
		write(t, c, 4000)
		write(t, c, 3000)
		r.until("second datagram", func(p *capture.Packet, _ capture.Step) bool { return len(r.packets) == 6 })
		r.stop()
		if got := r.tracker.Conversations(); len(got) != 1 || got[0].Total() != (capture.Counts{Segments: 6, Data: 7000, Wire: 7000 + 2*8 + 6*34}) {
			t.Errorf("%+v", got)
		}
		for i, row := range fields(t, r.all(), "frame.len", "ip.frag_offset", "ip.flags.mf") {
			p := r.packets[i]
			more := 0
			if p.Fragment.More {
				more = 1
			}
			if got, want := fmt.Sprint(p.Length, p.Fragment.Offset/8, more), strings.Join(row, " "); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
	})
	t.Run("no link header", testTun)
	t.Run("hostile", testHostile)
}

// What does not fit the buffer is counted, by the next packet too, whether or not somebody
// asked before that.
func testLost(t *testing.T, ask bool) {
	c, err := capture.Open(capture.Options{Ports: []int{5}, Buffer: 1})
	must(t, err)
	defer c.Close()
	const sent = 100
	datagrams(t, slices.Repeat([]int{5}, sent)...)
	taken, lost := 0, 0
	run := func() {
		ctx, cancel := context.WithCancel(t.Context())
		cancel() // what waits is handed over still
		if err := c.Run(ctx, func(p *capture.Packet) {
			taken++
			if lost += p.Lost; p.Lost > 0 && taken == 1 {
				t.Error("lost before the first packet")
			}
		}); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
	run()
	if taken == 0 || taken >= sent {
		t.Errorf("%d taken", taken)
	}
	if ask {
		if s := c.Stats(); s.Lost != sent-taken {
			t.Errorf("%d taken, %+v", taken, s)
		}
	}
	datagrams(t, 5)
	run()
	if s := c.Stats(); lost != s.Lost || s.Taken != taken || s.Taken+s.Lost != sent+1 {
		t.Errorf("%d lost, %d taken, %+v", lost, taken, s)
	}
}

func testClosed(t *testing.T) {
	c, err := capture.Open(capture.Options{Ports: []int{5}})
	must(t, err)
	first := make(chan struct{}, 1)
	done := make(chan error)
	go func() { done <- c.Run(patient(t), func(*capture.Packet) { first <- struct{}{} }) }()
	datagrams(t, 5)
	<-first
	if err := c.Run(patient(t), func(*capture.Packet) {}); !errors.Is(err, capture.ErrRunning) {
		t.Error(err)
	}
	must(t, c.Close())
	if err := <-done; !errors.Is(err, capture.ErrClosed) {
		t.Error(err)
	}
	must(t, c.Close())
	for _, err := range []error{c.SetPorts(6), c.Run(patient(t), func(*capture.Packet) {})} {
		if !errors.Is(err, capture.ErrClosed) {
			t.Error(err)
		}
	}
	if s := c.Stats(); s.Taken != 1 {
		t.Errorf("%+v", s)
	}

	// From within, and while others ask.
	c, err = capture.Open(capture.Options{Ports: []int{5}})
	must(t, err)
	datagrams(t, 5, 5)
	stop := make(chan struct{})
	others := make(chan struct{})
	go func() {
		defer close(others)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				_ = c.AddPorts(1000 + i%100)
				c.Stats()
				runtime.Gosched()
			}
		}
	}()
	taken := 0
	if err := c.Run(patient(t), func(*capture.Packet) { taken++; must(t, c.Close()) }); !errors.Is(err, capture.ErrClosed) || taken != 1 {
		t.Errorf("%v, %d packets", err, taken)
	}
	close(stop)
	<-others
}

// testTun captures at an interface without a link header.
func testTun(t *testing.T) {
	f, err := os.OpenFile("/dev/net/tun", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	request, err := unix.NewIfreq("tun7")
	must(t, err)
	request.SetUint16(unix.IFF_TUN | unix.IFF_NO_PI)
	if err := unix.IoctlIfreq(int(f.Fd()), unix.TUNSETIFF, request); err != nil {
		t.Skip(err)
	}
	setUp(t, []string{"link", "set", "tun7", "up"})
	r := record(t, capture.Options{Ports: []int{int(bob.Port()), int(dave.Port())}})
	for _, one := range []frame{{source: alice, destination: bob, data: []byte("hello")}, {source: carol, destination: dave, udp: true}} {
		_, err := f.Write(one.bytes()[14:])
		must(t, err)
	}
	r.until("packets", func(*capture.Packet, capture.Step) bool { return len(r.packets) == 2 })
	for i, size := range []int{45, 48} {
		if p := r.all()[i]; p.Link != capture.LinkRaw || p.LinkLength != 0 || p.Length != size || p.InterfaceName != "tun7" || p.Checksum != capture.ChecksumGood {
			t.Errorf("%+v", p)
		}
	}
}

// testHostile sends frames of any kind: those are taken, and no others, that can be read and
// have the port.
func testHostile(t *testing.T) {
	const port = 5000
	r := record(t, capture.Options{Ports: []int{port}})
	chance := rand.New(rand.NewPCG(3, 0))
	var first []string // fragments of packets whose first one was taken, as many as are remembered
	var want []string
	var batch [][]byte
	taken := func(b []byte) bool {
		s, err := capture.Decode(capture.LinkEthernet, b, len(b))
		if err != nil {
			return false
		}
		key := fmt.Sprint(s.Protocol, s.Source.Addr(), s.Destination.Addr(), s.Fragment.ID)
		if s.Fragment.Offset > 0 {
			return slices.Contains(first[max(0, len(first)-64):], key)
		}
		if s.Source.Port() != port && s.Destination.Port() != port {
			return false
		}
		if s.Fragment.More {
			first = append(first, key)
		}
		return true
	}
	for i := range 4000 {
		f := frame{source: alice, destination: bob, udp: chance.IntN(2) == 0, flags: capture.Flags(chance.Uint32()), data: make([]byte, chance.IntN(30))}
		if chance.IntN(2) == 0 {
			f.source, f.destination = carol, dave
		}
		p := uint16(4999 + chance.IntN(3))
		if chance.IntN(2) == 0 {
			f.source = netip.AddrPortFrom(f.source.Addr(), p)
		} else {
			f.destination = netip.AddrPortFrom(f.destination.Addr(), p)
		}
		b := f.bytes()
		if f.source.Addr().Is6() {
			fragment := extension{44, []byte{0, 0, byte(chance.IntN(2)), 0, 0, 0, byte(chance.IntN(9))}}
			b = extend(b, [][]extension{nil, {options(0, 8)}, {options(60, 16), options(43, 8)}, {fragment}, {options(0, 24), fragment},
				{{51, append([]byte{4}, make([]byte, 22)...)}}, {options(0, 8), options(60, 8), options(43, 8), fragment}}[chance.IntN(7)]...)
		} else if chance.IntN(4) == 0 {
			b[20], b[19] = byte(chance.IntN(2))<<5, byte(chance.IntN(9))
			b[21] = byte(chance.IntN(2))
		}
		for range chance.IntN(3) {
			b[14+chance.IntN(len(b)-14)] ^= byte(1 << chance.IntN(8))
		}
		if chance.IntN(6) == 0 {
			b = b[:14+chance.IntN(len(b)-14)]
		}
		b[0], b[1] = byte(i), byte(i>>8) // by which it is known again
		if taken(b) {
			want = append(want, fmt.Sprintf("%x", b))
		}
		if batch = append(batch, b); len(batch) == 400 {
			inject(t, "lo", batch...)
			must(t, r.Flush())
			batch = nil
		}
	}
	r.stop()
	var got []string
	for _, p := range r.all() {
		got = append(got, fmt.Sprintf("%x", p.Bytes))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d packets, want %d, %+v", len(got), len(want), r.Stats())
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("got\n%s, want\n%s", got[i], want[i])
			}
		}
	}
	if len(want) < 500 || r.Stats().Malformed == 0 {
		t.Errorf("%d packets, %+v", len(want), r.Stats())
	}
}

// A capture keeps the kernel's time, and gives packets as they come.
func TestRunWakes(t *testing.T) { inNamespace(t, "TestInRunWakes") }

func TestInRunWakes(t *testing.T) {
	setUp(t)
	r := record(t, capture.Options{Ports: []int{7}})
	for i := range 50 {
		before := time.Now()
		datagrams(t, 7)
		r.until("packet", func(*capture.Packet, capture.Step) bool { return len(r.packets) == i+1 })
		if p := r.all()[i]; p.Time.Before(before.Add(-time.Millisecond)) || p.Time.After(time.Now().Add(time.Millisecond)) {
			t.Errorf("%v, sent between %v and %v", p.Time, before, time.Now())
		}
	}
}
