package netlab

import (
	"fmt"
	"strings"
	"time"
)

// A TCPState is a state of RFC 9293, section 3.3.2, with Linux's number.
type TCPState int

// The states of a TCP connection.
const (
	TCPEstablished TCPState = iota + 1
	TCPSynSent
	TCPSynRecv
	TCPFinWait1
	TCPFinWait2
	TCPTimeWait
	TCPClose
	TCPCloseWait
	TCPLastAck
	TCPListen
	TCPClosing
	TCPNewSynRecv // a handshake not yet finished
)

var tcpStates = [...]string{"", "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT", "CLOSED", "CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING", "SYN_RECV"}

// String returns the state as netstat writes it, "ESTABLISHED", "FIN_WAIT2", and for
// none RFC 9293's "CLOSED".
func (s TCPState) String() string {
	if s < 1 || int(s) >= len(tcpStates) {
		return fmt.Sprintf("TCPState(%d)", int(s))
	}
	return tcpStates[s]
}

// Short returns the state as ss writes it: "ESTAB", "FIN-WAIT-2".
func (s TCPState) Short() string {
	switch s {
	case TCPEstablished:
		return "ESTAB"
	case TCPFinWait1:
		return "FIN-WAIT-1"
	case TCPFinWait2:
		return "FIN-WAIT-2"
	case TCPClose:
		return "UNCONN"
	}
	return strings.ReplaceAll(s.String(), "_", "-")
}

// A TCPStatus is what the kernel knows of a TCP socket (tcp(7), TCP_INFO).
type TCPStatus struct {
	State TCPState
	// RTT is the smoothed round-trip time, 0 when there is none yet.
	RTT time.Duration
	// Unread are bytes that wait to be received, Unacked bytes that were sent
	// and not yet acknowledged.
	Unread, Unacked int
	// Queue is how many clients of a listening socket wait to be accepted,
	// Backlog listen's argument.
	Queue, Backlog int
	// MSS is how many bytes a segment holds.
	MSS int
	// Retransmits is how many segments were sent again, in all.
	Retransmits int
}

// ErrNotAvailable is the error of what this system does not tell: TCP states
// and the machine's table are Linux's. Test for it with errors.Is.
var ErrNotAvailable error = &Error{Name: "NotImplementedError", Message: "not available on this system"}

// A Protocol is what a socket of the machine's table speaks.
type Protocol int

// The protocols of the table, in the order in which [Connections] gives them.
const (
	ProtocolUnixStream Protocol = iota + 1
	ProtocolUnixDatagram
	ProtocolUnixSeqpacket
	ProtocolUDP
	ProtocolTCP
)

var protocols = [...]string{"", "u_str", "u_dgr", "u_seq", "udp", "tcp"}

// String returns the protocol as ss(8) writes it, under Netid: "tcp", "u_str".
func (p Protocol) String() string {
	if p < 1 || int(p) >= len(protocols) {
		return fmt.Sprintf("Protocol(%d)", int(p))
	}
	return protocols[p]
}

// Unix reports whether the sockets are AF_UNIX ones.
func (p Protocol) Unix() bool { return p >= ProtocolUnixStream && p <= ProtocolUnixSeqpacket }

// Protocol is the protocol of the socket's family, type and number; ok is false for
// what is not in the table, such as a raw socket.
func (s *Socket) Protocol() (p Protocol, ok bool) {
	switch internet := s.family == AF_INET || s.family == AF_INET6; {
	case s.family == AF_UNIX:
		return unixProtocol(s.typ)
	case internet && s.typ == SOCK_STREAM && (s.proto == 0 || s.proto == protoTCP):
		return ProtocolTCP, true
	case internet && s.typ == SOCK_DGRAM && (s.proto == 0 || s.proto == protoUDP):
		return ProtocolUDP, true
	}
	return 0, false
}

// unixProtocol is the protocol of a Unix socket's type.
func unixProtocol(t Type) (Protocol, bool) {
	switch t {
	case SOCK_STREAM:
		return ProtocolUnixStream, true
	case SOCK_DGRAM:
		return ProtocolUnixDatagram, true
	case SOCK_SEQPACKET:
		return ProtocolUnixSeqpacket, true
	}
	return 0, false
}

// A Connection is a row of the machine's table of sockets, as ss -ae.
type Connection struct {
	Protocol Protocol
	// State is the connection's. A UDP or Unix socket is TCPEstablished when it has
	// a peer, TCPListen when it listens and else TCPClose, ss's UNCONN.
	State TCPState
	// Local and Remote are an IPv4, an IPv6 or a Unix; host 0.0.0.0 or ::, port 0
	// and the empty path stand for none. A Unix socket's Remote is always empty:
	// see PeerInode.
	Local, Remote Address
	// Interface is the device that the socket is bound to, "" for none: eth0.
	Interface string
	// V6Only is set of an IPv6 socket that takes no IPv4 (IPV6_V6ONLY). Linux tells
	// it of those that listen or are not connected.
	V6Only bool
	// RecvQueue and SendQueue are what ss shows as Recv-Q and Send-Q. TCP: the bytes
	// that wait to be read, and to be acknowledged. UDP: the memory that waiting
	// datagrams take, and those that have not left: more than their bytes. Unix: the
	// bytes to read, of datagrams the first one's, and the memory that what the peer
	// has not yet read takes. A listening socket's are the clients that wait to be
	// accepted, and its backlog.
	RecvQueue, SendQueue int
	UID                  int
	// Inode is the socket's number, by which its processes are found; 0 for
	// TIME_WAIT and SYN_RECV, which belong to no descriptor.
	Inode uint64
	// PeerInode is the Inode of a Unix socket's peer, 0 for none.
	PeerInode uint64
	// Processes have the socket open, where FindProcesses has looked; none can be seen
	// without permission.
	Processes []Process
}

// A Process has a socket open.
type Process struct {
	Name    string
	PID, FD int
}

// String returns the process as ss writes it: ("python3",pid=4242,fd=3).
func (p Process) String() string {
	return fmt.Sprintf(`("%s",pid=%d,fd=%d)`, p.Name, p.PID, p.FD)
}
