//go:build unix

package editor

import (
	"encoding/binary"
	"errors"
	"io"
	"sync"

	"golang.org/x/sys/unix"
)

// A source reads a file descriptor in a way that can be woken. It reads only
// when asked: no goroutine of it ever waits in read(2) for input that belongs
// to somebody else by the time it comes.
type source struct {
	fd int

	mu     sync.Mutex
	pipe   [2]int // what is in it wakes poll(2)
	closed bool
}

func newSource(fd int) (*source, error) {
	ends, err := newPipe()
	return &source{fd: fd, pipe: ends}, err
}

// one is the number that an eventfd takes; in a pipe it is some bytes.
var one = binary.NativeEndian.AppendUint64(nil, 1)

// wake makes the wait under way, or the next one, return.
func (s *source) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		_, _ = unix.Write(s.pipe[1], one) // a full pipe wakes as well
	}
}

// wait waits until there is something to read, or a wake, or for timeout
// milliseconds (negative: for ever), and reports whether there is something.
func (s *source) wait(timeout int) (readable bool, err error) {
	fds := []unix.PollFd{
		{Fd: int32(s.fd), Events: unix.POLLIN},
		{Fd: int32(s.pipe[0]), Events: unix.POLLIN},
	}
	for {
		_, err := unix.Poll(fds, timeout)
		if err == nil {
			break
		}
		if !errors.Is(err, unix.EINTR) {
			return false, err
		}
	}
	if fds[1].Revents != 0 {
		var buf [64]byte
		for {
			if n, err := unix.Read(s.pipe[0], buf[:]); n < len(buf) || err != nil {
				break
			}
		}
	}
	// An error or a hang-up is for read to find; so is POLLNVAL, which some
	// systems give for terminals that they can read but not poll.
	return fds[0].Revents != 0, nil
}

// read reads once. A terminal that hung up (EIO) is at its end.
func (s *source) read(p []byte) (int, error) {
	for {
		n, err := unix.Read(s.fd, p)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EAGAIN):
			return 0, nil // somebody else was faster
		case errors.Is(err, unix.EIO):
			return 0, io.EOF
		case err != nil:
			return 0, err
		case n == 0:
			return 0, io.EOF
		}
		return n, nil
	}
}

// close closes the pipe. Nobody may be in wait.
func (s *source) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	err := unix.Close(s.pipe[0])
	if s.pipe[1] != s.pipe[0] {
		err = errors.Join(err, unix.Close(s.pipe[1]))
	}
	return err
}

func (s *source) isClosed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed
}
