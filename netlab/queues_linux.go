package netlab

import (
	"context"
	"encoding/binary"
	"net/netip"

	"golang.org/x/sys/unix"
)

// Queues returns the socket's Recv-Q and Send-Q as ss(8) shows them: see
// [Connection]. A socket that is in no table has what waits in it all the same,
// such as a TCP one whose connection is over.
func (s *Socket) Queues() (recv, send int, err error) {
	switch protocol, known := s.Protocol(); {
	case !known:
		recv, send, err = s.memory()
	case protocol.Unix():
		recv, send, err = s.unixQueues()
	case protocol == ProtocolUDP:
		recv, send, err = s.udpQueues()
	default:
		recv, send, err = s.tcpQueues()
	}
	return recv + s.pending.len(), send, err
}

// tcpQueues counts a FIN as a byte, as the kernel does: one that has come and was not
// yet read, one that was sent and not yet acknowledged.
func (s *Socket) tcpQueues() (recv, send int, err error) {
	status, err := s.TCPStatus()
	if err != nil {
		return 0, 0, err
	}
	if status.State == TCPListen {
		return status.Queue, status.Backlog, nil
	}
	if row, err := s.inetRow(ProtocolTCP); err == nil && row.State != TCPTimeWait {
		return row.RecvQueue, row.SendQueue, nil
	}
	return status.Unread - s.pending.len(), status.Unacked, nil
}

func (s *Socket) udpQueues() (recv, send int, err error) {
	row, err := s.inetRow(ProtocolUDP)
	if err != nil {
		return s.memory()
	}
	return row.RecvQueue, row.SendQueue, nil
}

// inetRow is the socket's row of the machine's table, by its address, or where
// several share that by its cookie.
func (s *Socket) inetRow(protocol Protocol) (diagRow, error) {
	id, err := s.inetID()
	if err != nil {
		return diagRow{}, err
	}
	if id.local.Port() == 0 {
		return diagRow{}, unix.ENOENT
	}
	table := inetSource(s.family, protocol)
	asked := id
	if protocol == ProtocolUDP { // inet_diag takes its ends the other way round
		asked.local, asked.remote = id.remote, id.local
	}
	row, err := diagOne(inetRequest(s.family, protocol, asked), table.parse)
	if err == nil || protocol != ProtocolUDP {
		return row, err
	}
	d, err := openDiag()
	if err != nil {
		return row, err
	}
	defer d.close()
	found := false
	err = d.dump(context.Background(), table.request, func(answer []byte) {
		if other, ok := table.parse(answer); ok && other.cookie == id.cookie {
			row, found = other, true
		}
	})
	if err == nil && !found {
		err = unix.ENOENT
	}
	return row, err
}

// diagOne is the row of one socket.
func diagOne(request []byte, parse func(answer []byte) (diagRow, bool)) (row diagRow, err error) {
	d, err := openDiag()
	if err != nil {
		return row, err
	}
	defer d.close()
	ok := false
	err = d.one(request, func(answer []byte) { row, ok = parse(answer) })
	if err == nil && !ok {
		err = unix.ENOENT
	}
	return row, err
}

// unixQueues asks the kernel, or the socket itself where that does not answer: then a
// listening one's are not known.
func (s *Socket) unixQueues() (recv, send int, err error) {
	if row, err := diagOne(unixRequest(s.Inode()), parseUnix); err == nil {
		return row.RecvQueue, row.SendQueue, nil
	}
	if s.State() == StateListening {
		return 0, 0, ErrNotAvailable
	}
	err = s.control("ioctl", nil, func(fd int) (err error) {
		if recv, err = unix.IoctlGetInt(fd, unix.SIOCINQ); err != nil {
			return err
		}
		send, err = unix.IoctlGetInt(fd, unix.SIOCOUTQ)
		return err
	})
	return recv, send, err
}

// memory is what a socket's queues take in the kernel: SO_MEMINFO, which is an array
// of numbers (linux/sock_diag.h).
func (s *Socket) memory() (recv, send int, err error) {
	const received, sent, size = 0, 2, 9 // SK_MEMINFO_RMEM_ALLOC, SK_MEMINFO_WMEM_ALLOC, SK_MEMINFO_VARS
	var p [4 * size]byte
	err = s.control("getsockopt", nil, func(fd int) error {
		_, err := getsockoptBytes(fd, unix.SOL_SOCKET, unix.SO_MEMINFO, p[:])
		return err
	})
	return int(binary.NativeEndian.Uint32(p[4*received:])), int(binary.NativeEndian.Uint32(p[4*sent:])), err
}

// inetID is how the kernel knows the socket. Without a peer remote is not valid; a TCP
// socket keeps the one that it had.
func (s *Socket) inetID() (id inetID, err error) {
	local, err := s.name("getsockname", getsockname)
	if err != nil {
		return id, err
	}
	id.local = AddrPort(local)
	if remote, err := s.name("getpeername", getpeername); err == nil {
		id.remote = AddrPort(remote)
	} else if s.typ == SOCK_STREAM {
		seen := s.remote.Load()
		if seen == nil {
			seen = s.aim.Load()
		}
		if seen != nil {
			id.remote = AddrPort(*seen)
		}
		if id.remote.Addr().IsUnspecified() { // who connects to no host is connected to his own
			id.remote = netip.AddrPortFrom(id.local.Addr(), id.remote.Port())
		}
	}
	err = s.control("getsockopt", nil, func(fd int) (err error) {
		if device, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_BINDTOIFINDEX); err == nil {
			id.device = uint32(device)
		}
		id.cookie, err = unix.GetsockoptUint64(fd, unix.SOL_SOCKET, unix.SO_COOKIE)
		return err
	})
	return id, err
}
