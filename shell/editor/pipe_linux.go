package editor

import "golang.org/x/sys/unix"

// newPipe is an eventfd, both ends in one, which programs are not let close: their
// os.close knows those (file.OfMachinery). Its number is none of the standard streams',
// of which a program may have closed one.
func newPipe() (ends [2]int, err error) {
	first, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		return ends, err
	}
	defer unix.Close(first)
	fd, err := unix.FcntlInt(uintptr(first), unix.F_DUPFD_CLOEXEC, 3)
	return [2]int{fd, fd}, err
}
