package netlab

import (
	"context"
	"encoding/binary"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// TCPStatus asks the kernel about a TCP socket. One whose connection is in
// TIME_WAIT is in that state: the kernel has given the connection to a smaller
// socket then, and calls the descriptor's own closed.
func (s *Socket) TCPStatus() (status TCPStatus, err error) {
	err = s.control("getsockopt", nil, func(fd int) error {
		report, err := unix.GetsockoptTCPInfo(fd, unix.IPPROTO_TCP, unix.TCP_INFO)
		if err != nil {
			return err
		}
		status = TCPStatus{
			State:       TCPState(report.State),
			RTT:         time.Duration(report.Rtt) * time.Microsecond,
			MSS:         int(report.Snd_mss),
			Retransmits: int(report.Total_retrans),
		}
		if status.State == TCPListen {
			status.RTT, status.MSS = 0, 0
			status.Queue, status.Backlog = int(report.Unacked), int(report.Sacked)
			return nil
		}
		if status.Unread, err = unix.IoctlGetInt(fd, unix.SIOCINQ); err != nil {
			return err
		}
		if status.State != TCPClose { // an RST throws away what is counted on
			status.Unacked, err = unix.IoctlGetInt(fd, unix.SIOCOUTQ)
		}
		return err
	})
	status.Unread += s.pending.len()
	if status.State == TCPClose && err == nil && s.timeWait() {
		status.State = TCPTimeWait
		s.remote.CompareAndSwap(nil, s.aim.Load()) // it was connected to that
	}
	return status, err
}

// timeWait reports whether the connection that the socket had is in TIME_WAIT.
func (s *Socket) timeWait() bool {
	id, err := s.inetID()
	if err != nil || !id.remote.IsValid() {
		return false
	}
	id.cookie = anyCookie // what is left of the connection may have another than the socket
	local, remote := id.address(id.local), id.address(id.remote)
	left := func(c Connection) bool { return c.State == TCPTimeWait && c.Local == local && c.Remote == remote }
	table := inetSource(s.family, ProtocolTCP)
	switch row, err := diagOne(inetRequest(s.family, ProtocolTCP, id), table.parse); {
	case err == nil:
		return left(row.Connection)
	case err == unix.ENOENT && knowsTCP():
		return false // without reading the whole table, once for each of what may be thousands
	}
	id.device = 0 // which /proc does not tell
	local, remote = id.address(id.local), id.address(id.remote)
	rows, err := readTable(table.path, table.line)
	return err == nil && slices.ContainsFunc(rows, left)
}

// tcpKnown is whether knowsTCP was true once.
var tcpKnown atomic.Bool

// knowsTCP reports whether the kernel answers about TCP sockets. It says ENOENT of one that
// is not there, and of all where its part for them (tcp_diag) is missing.
func knowsTCP() bool {
	if tcpKnown.Load() {
		return true
	}
	d, err := openDiag()
	if err != nil {
		return false
	}
	defer d.close()
	request := inetRequest(AF_INET, ProtocolTCP, inetID{cookie: anyCookie})
	binary.NativeEndian.PutUint32(request[inetRequestStates:], 0) // in none of the states
	err = d.dump(context.Background(), request, func([]byte) {})
	if err == nil {
		tcpKnown.Store(true)
	}
	return err == nil
}
