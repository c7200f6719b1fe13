package netlab

import (
	"errors"
	"syscall"
)

// An End is why a stream gives no more bytes: what it means that Recv has received
// none.
type End int32

const (
	// EndClosed: the other side has closed its direction (FIN), or the socket.
	EndClosed End = iota
	// EndShut: reading was shut down here, with SHUT_RD or SHUT_RDWR; the other side
	// may go on sending.
	EndShut
	// EndBroken: the connection broke, and a call before has had the error: a reset,
	// or no answer for too long. The kernel tells an error once.
	EndBroken
)

// End returns why Recv receives nothing. It is for a stream of which Recv has just
// received nothing; of another it says [EndClosed].
func (s *Socket) End() End {
	if end := End(s.ended.Load()); end != EndClosed {
		return end
	}
	// Another descriptor of the connection (dup) may have shut it down. TLS ends before
	// the connection does.
	if s.secure == nil && (s.family == AF_INET || s.family == AF_INET6) {
		status, err := s.TCPStatus()
		if err == nil && (status.State == TCPEstablished || status.State == TCPFinWait1 || status.State == TCPFinWait2) {
			return EndShut
		}
	}
	return EndClosed
}

// breaks are the errors that a stream does not survive.
var breaks = [...]syscall.Errno{syscall.ECONNRESET, syscall.ETIMEDOUT, syscall.EHOSTUNREACH, syscall.ENETUNREACH, syscall.ENETDOWN}

// noteBroken remembers an error of a transfer that says that the connection broke.
func (b *body) noteBroken(err error) {
	for _, errno := range breaks {
		if errors.Is(err, errno) {
			b.ended.CompareAndSwap(int32(EndClosed), int32(EndBroken))
			return
		}
	}
}
