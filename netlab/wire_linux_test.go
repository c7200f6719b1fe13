package netlab_test

import (
	"encoding/binary"
	"net"
	"net/netip"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"labsh/netlab"
)

// A wire is the far end of a link, where a host that the test plays answers what it
// likes: so a connection stays in a state that lasts for a moment otherwise.
type wire struct {
	fd          int
	link        unix.SockaddrLinklayer
	here, there netip.Addr // the kernel's address, the played host's
}

// newWire plays the host there, behind the link from near to far.
func newWire(t *testing.T, near, far string, here, there netip.Addr) *wire {
	t.Helper()
	const ip = unix.ETH_P_IP>>8 | unix.ETH_P_IP&0xff<<8 // in network order, little-endian machines being all that Go's tests run on
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, ip)
	must(t, err)
	t.Cleanup(func() { unix.Close(fd) })
	from, err := net.InterfaceByName(far)
	must(t, err)
	to, err := net.InterfaceByName(near)
	must(t, err)
	w := &wire{fd: fd, here: here, there: there, link: unix.SockaddrLinklayer{Protocol: ip, Ifindex: from.Index, Halen: 6}}
	copy(w.link.Addr[:], to.HardwareAddr)
	must(t, unix.Bind(fd, &unix.SockaddrLinklayer{Protocol: ip, Ifindex: from.Index}))
	limit := unix.NsecToTimeval(int64(40 * time.Second))
	must(t, unix.SetsockoptTimeval(fd, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &limit))
	return w
}

// A segment is what a TCP header says, of the parts that matter here.
type segment struct {
	from, to uint16
	seq, ack uint32
	flags    byte
	data     string
}

// TCP's flags.
const (
	fin, syn, rst, ack = 0x01, 0x02, 0x04, 0x10
)

// next waits for a segment from the kernel with those flags, and that port at its
// far end.
func (w *wire) next(t *testing.T, port uint16, flags byte) segment {
	t.Helper()
	for p := make([]byte, 2048); ; {
		n, _, err := unix.Recvfrom(w.fd, p, 0)
		must(t, err)
		if n < 40 || p[9] != unix.IPPROTO_TCP {
			continue
		}
		tcp := p[int(p[0]&0xf)*4 : n]
		s := segment{
			from: binary.BigEndian.Uint16(tcp), to: binary.BigEndian.Uint16(tcp[2:]),
			seq: binary.BigEndian.Uint32(tcp[4:]), ack: binary.BigEndian.Uint32(tcp[8:]), flags: tcp[13],
		}
		if s.to == port && s.flags&flags == flags {
			return s
		}
	}
}

func (w *wire) send(t *testing.T, s segment) {
	t.Helper()
	p := make([]byte, 40, 40+len(s.data))
	p[0], p[8], p[9] = 0x45, 64, unix.IPPROTO_TCP
	binary.BigEndian.PutUint16(p[2:], uint16(40+len(s.data)))
	copy(p[12:], w.there.AsSlice())
	copy(p[16:], w.here.AsSlice())
	binary.BigEndian.PutUint16(p[10:], checksum(0, p[:20]))
	tcp := p[20:]
	binary.BigEndian.PutUint16(tcp, s.from)
	binary.BigEndian.PutUint16(tcp[2:], s.to)
	binary.BigEndian.PutUint32(tcp[4:], s.seq)
	binary.BigEndian.PutUint32(tcp[8:], s.ack)
	tcp[12], tcp[13] = 5<<4, s.flags
	binary.BigEndian.PutUint16(tcp[14:], 65535)
	p = append(p, s.data...)
	pseudo := append(append([]byte{}, p[12:20]...), 0, unix.IPPROTO_TCP, 0, byte(20+len(s.data)))
	binary.BigEndian.PutUint16(p[36:], checksum(checksum(0, pseudo)^0xffff, p[20:]))
	must(t, unix.Sendto(w.fd, p, 0, &w.link))
}

// checksum is RFC 1071's, over what comes to sum.
func checksum(sum uint16, p []byte) uint16 {
	total := uint32(sum)
	for ; len(p) > 1; p = p[2:] {
		total += uint32(binary.BigEndian.Uint16(p))
	}
	if len(p) == 1 {
		total += uint32(p[0]) << 8
	}
	for total > 0xffff {
		total = total&0xffff + total>>16
	}
	return ^uint16(total)
}

// A call is a connection with the played host: the kernel's socket, and what the host
// is to send next.
type call struct {
	*netlab.Socket
	wire *wire
	at   segment
}

// dial connects a new socket to the host's port, which answers.
func (w *wire) dial(t *testing.T, port uint16) *call {
	t.Helper()
	s := tcp(t)
	s.SetTimeout(0)
	wantError(t, s.Connect(patient(t), netlab.IPv4{Host: w.there.String(), Port: int(port)}), "BlockingIOError: [Errno 115] Operation now in progress")
	first := w.next(t, port, syn)
	c := &call{Socket: s, wire: w, at: segment{from: port, to: first.from, seq: 1000, ack: first.seq + 1}}
	c.say(t, syn|ack, "")
	w.next(t, port, ack)
	wantState(t, s, netlab.TCPEstablished)
	_, err := s.ConnectEx(patient(t), netlab.IPv4{Host: w.there.String(), Port: int(port)}) // netlab learns of it
	must(t, err)
	return c
}

// say has the host send a segment, which acknowledges what hear has heard.
func (c *call) say(t *testing.T, flags byte, data string) {
	t.Helper()
	c.at.flags, c.at.data = flags, data
	c.wire.send(t, c.at)
	c.at.seq += uint32(len(data))
	if flags&(syn|fin) != 0 {
		c.at.seq++
	}
}

// hangUp has the kernel send its FIN; the host's next segment acknowledges it if heard.
func (c *call) hangUp(t *testing.T, heard bool) {
	t.Helper()
	must(t, c.Shutdown(netlab.SHUT_WR))
	s := c.wire.next(t, c.at.from, fin)
	if heard {
		c.at.ack = s.seq + 1
	}
}
