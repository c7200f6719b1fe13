//go:build unix

package netlab

import "github.com/mdlayher/socket"

// A poller waits until a descriptor is ready: Go's own, which has one deadline for each
// direction. It owns the descriptor.
type poller struct {
	*socket.Conn
	// read and write call an attempt, now and whenever the descriptor is ready, until
	// it returns true or the direction's deadline is past.
	read, write func(attempt func(fd uintptr) bool) error
}

func newPoller(fd int) (*poller, error) {
	conn, err := socket.New(fd, "socket")
	if err != nil {
		return nil, err
	}
	raw, err := conn.SyscallConn()
	if err != nil {
		return nil, err
	}
	return &poller{Conn: conn, read: raw.Read, write: raw.Write}, nil
}
