package netlab

import "syscall"

// CloseDescriptor closes the socket's descriptor as if by its number alone, Python's
// socket.close(fd): the socket's own Close, which knows nothing of that, fails once
// with EBADF.
func (s *Socket) CloseDescriptor() error {
	err := s.Close()
	if err == nil {
		s.lost.Store(true)
	}
	return err
}

// closeLost is Close of a socket that has no descriptor any more.
func (s *Socket) closeLost() error {
	if s.lost.CompareAndSwap(true, false) {
		return errnoError("close", syscall.EBADF, nil)
	}
	return nil
}
