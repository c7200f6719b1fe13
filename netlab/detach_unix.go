//go:build unix

package netlab

import "golang.org/x/sys/unix"

func (s *Socket) detach(d *descriptor) (int, error) {
	if d.conn.Load() == nil && s.descriptor.CompareAndSwap(d, nil) {
		// The poller does not know it: it goes as it is, also when there is no other
		// to be had, unless there is a call beside the socket's share and this one's.
		if d.users.CompareAndSwap(2, 0) {
			if d.conn.Load() == nil {
				s.state.Store(int32(StateClosed))
				if d.last != nil {
					d.last()
				}
				_ = unix.SetNonblock(d.fd, s.Timeout() >= 0) // or its number is closed already
				return d.fd, nil
			}
			d.users.Store(2)
		}
		s.descriptor.Store(d) // a call has begun just now
	}
	var spare int
	err := s.again(func() (err error) {
		spare, err = duplicate(d.fd)
		return err
	})
	if err == unix.EBADF {
		// Somebody has closed it by its number: what is given away is that.
		if s.descriptor.CompareAndSwap(d, nil) {
			s.state.Store(int32(StateClosed))
			_ = d.close() // it only forgets the number
		}
		d.release()
		return d.fd, nil
	}
	if err != nil {
		d.release()
		return -1, asError("detach", err, nil)
	}
	// Only closing the descriptor takes it off the poller: close it, then give its
	// number to the copy.
	if !s.descriptor.CompareAndSwap(d, nil) {
		d.release()
		unix.Close(spare)
		return -1, nil
	}
	s.state.Store(int32(StateClosed))
	d.close()
	busy := d.busy()
	d.release()
	fd, err := unix.FcntlInt(uintptr(spare), unix.F_DUPFD_CLOEXEC, d.fd)
	unix.Close(spare)
	if err == nil && !busy {
		err = unix.SetNonblock(fd, s.Timeout() >= 0)
	}
	return fd, asError("detach", err, nil)
}
