package labtest

import "golang.org/x/sys/unix"

const (
	getSettings = unix.TCGETS
	bytesToRead = unix.TIOCINQ // FIONREAD: the bytes in a pipe
)
