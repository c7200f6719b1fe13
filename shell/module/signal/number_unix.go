//go:build unix

package signal

import (
	"strings"

	"golang.org/x/sys/unix"
)

// most is the highest number of a signal.
const most = 64

// numbers are the signals that have a name, in the order of their numbers, and of two
// names that which Python shows.
var numbers = listSignals()

type numbered struct {
	name   string
	number int
}

func listSignals() (all []numbered) {
	for n := 1; n <= most; n++ {
		if name := unix.SignalName(unix.Signal(n)); name != "" {
			all = append(all, numbered{name, n})
		}
		if n == int(unix.SIGABRT) {
			all = append(all, numbered{"SIGIOT", n})
		}
	}
	return append(all, others...)
}

// valid reports whether there is such a signal for programs.
func valid(n int) bool { return n >= 1 && n <= most && !reserved(n) }

// descriptions are those that the C library has and package syscall has not.
var descriptions = map[unix.Signal]string{
	unix.SIGCHLD: "Child exited", unix.SIGCONT: "Continued", unix.SIGSTOP: "Stopped (signal)", unix.SIGTSTP: "Stopped",
	unix.SIGTTIN: "Stopped (tty input)", unix.SIGTTOU: "Stopped (tty output)", unix.SIGURG: "Urgent I/O condition",
	unix.SIGXCPU: "CPU time limit exceeded", unix.SIGXFSZ: "File size limit exceeded", unix.SIGVTALRM: "Virtual timer expired",
	unix.SIGPROF: "Profiling timer expired", unix.SIGWINCH: "Window changed", unix.SIGIO: "I/O possible", unix.SIGSYS: "Bad system call",
	unix.SIGUSR1: "User defined signal 1", unix.SIGUSR2: "User defined signal 2",
}

// described is strsignal(3), "" for no signal.
func described(n int) string {
	if text, ok := descriptions[unix.Signal(n)]; ok {
		return text
	}
	if text := moreDescriptions(n); text != "" {
		return text
	}
	text := unix.Signal(n).String()
	if strings.HasPrefix(text, "signal ") || text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
