package netlab

import (
	"golang.org/x/sys/unix"
)

// SetsockoptInt sets an option to a number: setsockopt(2), in Python
// setsockopt(level, name, value).
func (s *Socket) SetsockoptInt(level, name, value int) error {
	start := s.clock()
	err := s.control("setsockopt", nil, func(fd int) error { return unix.SetsockoptInt(fd, level, name, value) })
	s.tell(Event{Op: "setsockopt", Start: start, Err: err})
	return err
}

// GetsockoptInt returns an option's number: getsockopt(2).
func (s *Socket) GetsockoptInt(level, name int) (value int, err error) {
	err = s.control("getsockopt", nil, func(fd int) error {
		value, err = unix.GetsockoptInt(fd, level, name)
		return err
	})
	return value, err
}

// SetsockoptBytes sets an option to bytes in the kernel's own layout.
func (s *Socket) SetsockoptBytes(level, name int, value []byte) error {
	start := s.clock()
	err := s.control("setsockopt", nil, func(fd int) error { return unix.SetsockoptString(fd, level, name, string(value)) })
	s.tell(Event{Op: "setsockopt", Start: start, Err: err})
	return err
}
