//go:build unix

package console

import (
	"os"

	"golang.org/x/sys/unix"
)

// terminalColumns is a terminal's width; 0 when it does not say.
func terminalColumns(f *os.File) int {
	size, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0
	}
	return int(size.Col)
}

// errClosedPipe is a write to a pipe that nobody reads any more.
const errClosedPipe = unix.EPIPE
