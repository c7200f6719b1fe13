package capture

import (
	"context"
	"encoding/binary"
	"os"
	"sync/atomic"
	"time"
	"unsafe"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// A ring is a packet socket whose packets the kernel writes into memory that it shares with
// us (packet(7), PACKET_RX_RING): it has room for many although the socket's own buffer,
// which is what one may have without CAP_NET_ADMIN, has it for six of 64 KiB.
type ring struct {
	file *os.File // in Go's poller
	fd   int      // its descriptor, for as long as file is open
	mem  []byte
	// The layout: frames of equal size in blocks, which may be longer than they are.
	frame, perBlock, frames int

	at    int // the frame that the kernel fills next, or has filled
	names map[int]string
}

// blockBytes is a block's size, a multiple of any system's pages.
const blockBytes = 128 << 10

// frameHeader is the room that the kernel takes before the bytes of a packet: tpacket2_hdr,
// sockaddr_ll, and what aligns the IP header.
const frameHeader = 128

// openRing opens a ring that receives nothing yet and holds packets of snap bytes, in buffer
// bytes altogether.
func openRing(snap, buffer int) (_ *ring, err error) {
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, 0)
	switch err {
	case nil:
	case unix.EPERM, unix.EACCES:
		return nil, &Error{"socket", MissingPermission, err}
	case unix.EAFNOSUPPORT, unix.ESOCKTNOSUPPORT, unix.EPROTONOSUPPORT:
		return nil, &Error{"socket", MissingPacketSockets, err}
	default:
		return nil, &Error{"socket", MissingNothing, err}
	}
	r := &ring{fd: fd, frame: (snap + frameHeader + unix.TPACKET_ALIGNMENT - 1) &^ (unix.TPACKET_ALIGNMENT - 1), names: map[int]string{}}
	defer func() {
		if err != nil {
			r.release()
			unix.Close(fd)
		}
	}()
	r.perBlock = blockBytes / r.frame
	blocks := max(buffer/blockBytes, 1)
	r.frames = blocks * r.perBlock
	if err := unix.SetsockoptInt(fd, unix.SOL_PACKET, unix.PACKET_VERSION, unix.TPACKET_V2); err != nil {
		return nil, &Error{"setsockopt PACKET_VERSION", MissingPacketSockets, err}
	}
	if err := unix.SetsockoptTpacketReq(fd, unix.SOL_PACKET, unix.PACKET_RX_RING, &unix.TpacketReq{
		Block_size: blockBytes, Block_nr: uint32(blocks), Frame_size: uint32(r.frame), Frame_nr: uint32(r.frames),
	}); err != nil {
		return nil, &Error{"setsockopt PACKET_RX_RING", MissingNothing, err}
	}
	if r.mem, err = unix.Mmap(fd, 0, blocks*blockBytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED); err != nil {
		return nil, &Error{"mmap", MissingNothing, err}
	}
	r.file = os.NewFile(uintptr(fd), "packets")
	return r, nil
}

// filter has the kernel run a program on each packet from now on.
func (r *ring) filter(program []bpf.RawInstruction) error {
	code := make([]unix.SockFilter, len(program))
	for i, p := range program {
		code[i] = unix.SockFilter{Code: p.Op, Jt: p.Jt, Jf: p.Jf, K: p.K}
	}
	err := unix.SetsockoptSockFprog(r.fd, unix.SOL_SOCKET, unix.SO_ATTACH_FILTER, &unix.SockFprog{Len: uint16(len(code)), Filter: &code[0]})
	if err != nil {
		return &Error{"setsockopt SO_ATTACH_FILTER", MissingNothing, err}
	}
	return nil
}

// start has packets of all interfaces arrive.
func (r *ring) start() error {
	if err := unix.Bind(r.fd, &unix.SockaddrLinklayer{Protocol: bigEndian(unix.ETH_P_ALL)}); err != nil {
		return &Error{"bind", MissingNothing, err}
	}
	return nil
}

// bigEndian is htons(3).
func bigEndian(n uint16) uint16 {
	return binary.NativeEndian.Uint16(binary.BigEndian.AppendUint16(nil, n))
}

// wait waits until something has come, which others may take before the caller does.
func (r *ring) wait(ctx context.Context) error {
	raw, err := r.file.SyscallConn()
	if err != nil {
		return err
	}
	// The poller knows deadlines, not contexts.
	fired := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		_ = r.file.SetReadDeadline(time.Unix(0, 1))
		close(fired)
	})
	defer func() {
		if !stop() {
			<-fired
			_ = r.file.SetReadDeadline(time.Time{})
		}
	}()
	first := true
	err = raw.Read(func(fd uintptr) bool {
		// The kernel has packets when it says so, which is said once: what came
		// before is seen by asking.
		if first {
			first = false
			return r.readable(int(fd))
		}
		return true
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// readable reports whether the kernel has filled the next frame.
func (r *ring) readable(fd int) bool {
	p := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	n, err := unix.Poll(p, 0)
	return n > 0 || err != nil
}

// room is how many packets can wait.
func (r *ring) room() int { return r.frames }

// status is the frame's first word, by which it is handed over between the kernel and us.
func status(frame []byte) *uint32 { return (*uint32)(unsafe.Pointer(&frame[0])) }

// The layout of a frame: tpacket2_hdr, and sockaddr_ll behind it.
const (
	frameLength    = 4
	frameKept      = 8
	frameLink      = 12 // where the link header begins
	frameNetwork   = 14 // where the IP header begins
	frameSeconds   = 16
	frameNanos     = 20
	frameInterface = unix.SizeofTpacket2Hdr + 4
	frameDevice    = unix.SizeofTpacket2Hdr + 8
	frameDirection = unix.SizeofTpacket2Hdr + 10
)

// next takes the next packet, if there is one. Its segment is not yet read.
func (r *ring) next() (*Packet, bool) {
	if r.mem == nil {
		return nil, false
	}
	start := r.at/r.perBlock*blockBytes + r.at%r.perBlock*r.frame
	frame := r.mem[start : start+r.frame]
	state := atomic.LoadUint32(status(frame))
	if state&unix.TP_STATUS_USER == 0 {
		return nil, false
	}
	field := binary.NativeEndian
	link, network := int(field.Uint16(frame[frameLink:])), int(field.Uint16(frame[frameNetwork:]))
	kept := min(int(field.Uint32(frame[frameKept:])), len(frame)-link)
	p := &Packet{
		Time:      time.Unix(int64(field.Uint32(frame[frameSeconds:])), int64(field.Uint32(frame[frameNanos:]))),
		Interface: int(int32(field.Uint32(frame[frameInterface:]))),
		Link:      LinkRaw,
		Length:    int(field.Uint32(frame[frameLength:])),
		Bytes:     append([]byte(nil), frame[link:link+kept]...),
	}
	if frame[frameDirection] == packetOutgoing {
		p.Direction = Outgoing
	}
	switch device := field.Uint16(frame[frameDevice:]); {
	case device == deviceEthernet, device == deviceLoopback:
		p.Link = LinkEthernet
	case network > link: // another header, that nobody asks for
		skip := min(network-link, len(p.Bytes))
		p.Bytes, p.Length = p.Bytes[skip:], p.Length-skip
	}
	switch {
	case state&unix.TP_STATUS_CSUMNOTREADY != 0:
		p.Checksum = ChecksumOffloaded
	case state&unix.TP_STATUS_CSUM_VALID != 0:
		p.Checksum = ChecksumGood
	}
	if state&unix.TP_STATUS_LOSING != 0 {
		p.Lost, _ = r.lost() // 0 where the socket is closed meanwhile
	}
	atomic.StoreUint32(status(frame), unix.TP_STATUS_KERNEL)
	r.at = (r.at + 1) % r.frames
	p.InterfaceName = r.name(p.Interface)
	return p, true
}

// name looks an interface's name up, once.
func (r *ring) name(index int) string {
	name, known := r.names[index]
	if !known {
		if request, err := unix.NewIfreq(""); err == nil {
			request.SetUint32(uint32(index))
			if unix.IoctlIfreq(r.fd, unix.SIOCGIFNAME, request) == nil {
				name = request.Name()
			}
		}
		r.names[index] = name
	}
	return name
}

// lost returns how many packets had no room since it was asked last.
func (r *ring) lost() (int, error) {
	s, err := unix.GetsockoptTpacketStats(r.fd, unix.SOL_PACKET, unix.PACKET_STATISTICS)
	if err != nil {
		return 0, err
	}
	return int(s.Drops), nil
}

// close ends a wait; nothing else of the ring may be in use.
func (r *ring) close() error {
	err := r.file.Close()
	r.release()
	return err
}

// release gives the memory back.
func (r *ring) release() {
	if r.mem != nil {
		_ = unix.Munmap(r.mem) // it was mapped whole
		r.mem = nil
	}
}
