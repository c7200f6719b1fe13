package file

import (
	"context"
	"os"

	"golang.org/x/sys/windows"
)

const closeOnExec = 0

// openFIFO opens a named pipe, which waits for nobody here.
func openFIFO(_ context.Context, path string, flags int) (*os.File, error) {
	return os.OpenFile(path, flags, perm)
}

// checkDescriptor fails where fd is no open handle, which is what package os has
// for a descriptor here.
func checkDescriptor(fd int) error {
	_, err := windows.GetFileType(windows.Handle(fd))
	return err
}

// copyDescriptor makes another handle of the same open file; handles have no order.
func copyDescriptor(fd, _ int) (int, error) {
	self := windows.CurrentProcess()
	var twin windows.Handle
	err := windows.DuplicateHandle(self, windows.Handle(fd), self, &twin, 0, false, windows.DUPLICATE_SAME_ACCESS)
	return int(twin), err
}

// Await is for descriptors that wait in a call that nothing ends: no such is known here.
func Await(context.Context, int, bool) error { return nil }

// Piece is how many of n bytes to write at once.
func Piece(_, n int) int { return max(n, 1) }
