//go:build unix

package time

import "golang.org/x/sys/unix"

// Numbers of the clocks that every system has.
const (
	realtimeClock  = unix.CLOCK_REALTIME
	monotonicClock = unix.CLOCK_MONOTONIC
	processClock   = unix.CLOCK_PROCESS_CPUTIME_ID
	threadClock    = unix.CLOCK_THREAD_CPUTIME_ID
)

// clockTime is clock_gettime(2), in nanoseconds.
func clockTime(id int32) (int64, error) {
	var ts unix.Timespec
	err := unix.ClockGettime(id, &ts)
	return ts.Nano(), err
}
