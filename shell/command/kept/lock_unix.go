//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package kept

import (
	"os"
	"syscall"
)

// lock locks a file until it is closed, if nobody has (flock(2)).
func lock(file *os.File) bool {
	return syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
