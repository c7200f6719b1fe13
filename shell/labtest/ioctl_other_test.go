//go:build !linux

package labtest

import "golang.org/x/sys/unix"

const (
	getSettings = unix.TIOCGETA
	bytesToRead = 0x4004667f // FIONREAD of the BSDs: the bytes in a pipe
)
