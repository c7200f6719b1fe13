package shell

import (
	"os"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Die ends the process as s does to a program that does not handle it, for
// whoever waits for it to see. Resetting the signal with os/signal is not
// enough: Go's own answer to SIGQUIT is to print its goroutines.
func Die(s syscall.Signal) {
	var byDefault [64]byte // a struct sigaction(2) of zeros: SIG_DFL
	const maskSize = 8     // of the kernel's sigset_t
	_, _, _ = unix.RawSyscall6(unix.SYS_RT_SIGACTION, uintptr(s), uintptr(unsafe.Pointer(&byDefault)), 0, maskSize, 0, 0)
	_ = unix.Kill(os.Getpid(), s) // one may always signal oneself
	time.Sleep(time.Second)       // it comes
	os.Exit(128 + int(s))
}
