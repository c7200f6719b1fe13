package file

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

const eventfd = "anon_inode:[eventfd]"

// OfMachinery reports whether a descriptor is what this process itself waits with:
// the eventfds, and the epoll instance of Go's runtime, which is the one that an
// eventfd is registered with. A program that closes every number it can think of
// must not get them: without them nothing runs any more. See proc_pid_fdinfo(5).
func OfMachinery(fd int) bool {
	switch link(fd) {
	case eventfd:
		return true
	case "anon_inode:[eventpoll]":
	default:
		return false
	}
	f, err := os.Open(fmt.Sprintf("/proc/self/fdinfo/%d", fd))
	if err != nil {
		return false
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var of int
		if _, err := fmt.Sscanf(strings.TrimSpace(lines.Text()), "tfd: %d", &of); err == nil && link(of) == eventfd {
			return true
		}
	}
	return false
}

// link is what a descriptor is of, as /proc says it.
func link(fd int) string {
	name, _ := os.Readlink(fmt.Sprintf("/proc/self/fd/%d", fd))
	return name
}
