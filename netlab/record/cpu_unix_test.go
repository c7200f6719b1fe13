//go:build unix

package record_test

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// cpu is how much time the process has computed: a loaded machine leaves it as it is.
func cpu(b *testing.B) time.Duration {
	var used unix.Rusage
	must(b, unix.Getrusage(unix.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
