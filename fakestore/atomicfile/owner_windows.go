package atomicfile

import "io/fs"

// owner gives a file's user and group, which are no numbers here.
func owner(fs.FileInfo) (user, group int, ok bool) { return 0, 0, false }
