//go:build unix && !linux

package time

import "golang.org/x/sys/unix"

// clockNumbers are clock_gettime's clocks, under their names in C.
var clockNumbers = map[string]int32{
	"CLOCK_REALTIME":           unix.CLOCK_REALTIME,
	"CLOCK_MONOTONIC":          unix.CLOCK_MONOTONIC,
	"CLOCK_PROCESS_CPUTIME_ID": unix.CLOCK_PROCESS_CPUTIME_ID,
	"CLOCK_THREAD_CPUTIME_ID":  unix.CLOCK_THREAD_CPUTIME_ID,
}

// resolution is clock_getres and setClock clock_settime, which Go cannot call here.
var (
	resolution func(id int32) (float64, error)
	setClock   func(id int32, nanoseconds int64) error
)
