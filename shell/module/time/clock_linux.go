package time

import "golang.org/x/sys/unix"

// clockNumbers are clock_gettime's clocks, under their names in C.
var clockNumbers = map[string]int32{
	"CLOCK_REALTIME":           unix.CLOCK_REALTIME,
	"CLOCK_MONOTONIC":          unix.CLOCK_MONOTONIC,
	"CLOCK_MONOTONIC_RAW":      unix.CLOCK_MONOTONIC_RAW,
	"CLOCK_PROCESS_CPUTIME_ID": unix.CLOCK_PROCESS_CPUTIME_ID,
	"CLOCK_THREAD_CPUTIME_ID":  unix.CLOCK_THREAD_CPUTIME_ID,
	"CLOCK_BOOTTIME":           unix.CLOCK_BOOTTIME,
	"CLOCK_TAI":                unix.CLOCK_TAI,
}

// resolution is clock_getres, in seconds; setClock is clock_settime, in
// nanoseconds. One is nil where the system has no such call.
var resolution = func(id int32) (float64, error) {
	var ts unix.Timespec
	err := unix.ClockGetres(id, &ts)
	return float64(ts.Nano()) / 1e9, err
}

var setClock = func(id int32, nanoseconds int64) error {
	ts := unix.NsecToTimespec(nanoseconds)
	return unix.ClockSettime(id, &ts)
}
