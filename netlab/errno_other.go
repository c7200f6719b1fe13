//go:build unix && !linux

package netlab

import "syscall"

// libraryText is the C library's text where Go's table words it otherwise: nowhere
// that is known.
func libraryText(syscall.Errno) string { return "" }
