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

var tcpStates = [...]string{"", "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT", "CLOSE", "CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING", "SYN_RECV"}

// String returns the state as netstat writes it: "ESTABLISHED", "FIN_WAIT2".
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

// A Connection is a row of the machine's TCP table, as ss -antp.
type Connection struct {
	State         TCPState
	Local, Remote Address
	// RecvQueue and SendQueue are the bytes that wait to be read, and to be
	// acknowledged. A listening socket's are the clients that wait to be
	// accepted, and its backlog.
	RecvQueue, SendQueue int
	UID                  int
	// Inode is the socket's number, by which its processes are found.
	Inode uint64
	// Processes have the socket open; none can be seen without permission.
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
