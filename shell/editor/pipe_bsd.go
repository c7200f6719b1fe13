//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package editor

import (
	"errors"

	"golang.org/x/sys/unix"
)

// newPipe is a pipe, whose numbers are none of the standard streams', of which a program
// may have closed one.
func newPipe() (ends [2]int, err error) {
	var first [2]int
	if err := unix.Pipe(first[:]); err != nil {
		return ends, err
	}
	for i, end := range first {
		var errs [3]error
		ends[i], errs[0] = unix.FcntlInt(uintptr(end), unix.F_DUPFD_CLOEXEC, 3)
		if errs[0] == nil {
			errs[1] = unix.SetNonblock(ends[i], true)
		}
		errs[2] = unix.Close(end)
		err = errors.Join(err, errors.Join(errs[:]...))
	}
	return ends, err
}
