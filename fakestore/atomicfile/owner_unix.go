//go:build unix

package atomicfile

import (
	"io/fs"
	"syscall"
)

// owner gives a file's user and group, where they are told.
func owner(file fs.FileInfo) (user, group int, ok bool) {
	st, ok := file.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, false
	}
	return int(st.Uid), int(st.Gid), true
}
