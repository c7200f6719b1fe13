//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package kept

import "os"

// lock locks nothing: the log of a session that was killed stays where it is.
func lock(*os.File) bool { return false }
