package signal

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// The first of the real-time signals, after two that the C library keeps for itself.
const realTime = 34

// others are names of Linux's own.
var others = []numbered{{"SIGCLD", int(unix.SIGCHLD)}, {"SIGPOLL", int(unix.SIGIO)}, {"SIGRTMIN", realTime}, {"SIGRTMAX", most}}

func reserved(n int) bool { return n == realTime-1 || n == realTime-2 }

func moreDescriptions(n int) string {
	switch {
	case n == int(unix.SIGSTKFLT):
		return "Stack fault"
	case n == int(unix.SIGPWR):
		return "Power failure"
	case n >= realTime:
		return fmt.Sprint("Real-time signal ", n-realTime)
	}
	return ""
}
