package netlab

import (
	"fmt"
	"syscall"
)

// libraryText is the C library's text where Go's table words it otherwise; "" elsewhere.
func libraryText(errno syscall.Errno) string {
	switch errno {
	case 41, 58: // numbers without an error
		return fmt.Sprintf("Unknown error %d", int(errno))
	case 133: // EHWPOISON
		return "Memory page has hardware error"
	}
	return ""
}
