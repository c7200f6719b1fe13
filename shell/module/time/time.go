// Package time is the module time.
package time

import (
	"context"
	"math"
	"sync"
	"time"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

var structTime = sync.OnceValue(func() *native.RecordType {
	class := native.NewRecordType("time", "struct_time", []string{"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"}, 9)
	make := &object.Builtin{Name: "structseq", Mod: "time", Sig: "sequence, dict={}", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
		elems, err := object.Elements(t, a[0])
		switch n := len(elems); {
		case err != nil:
			return nil, err
		case n < 9:
			return nil, object.Errorf(object.TypeError, "time.struct_time() takes an at least 9-sequence (%d-sequence given)", n)
		case n > 11:
			return nil, object.Errorf(object.TypeError, "time.struct_time() takes an at most 11-sequence (%d-sequence given)", n)
		}
		for len(elems) < 11 {
			elems = append(elems, object.None)
		}
		return class.Make(elems...), nil
	}}
	class.Class.New = func(t *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
		return object.CallArgs(t, make, args)
	}
	return class
})

// started is what perf_counter and monotonic count from.
var started = time.Now()

// Module makes the module time.
func Module() (*object.Module, error) {
	m := object.NewModule("time", "This module provides various functions to manipulate time values.")
	m.Vars.Set("struct_time", structTime().Class)
	zone, offset := time.Now().Zone()
	m.Vars.Set("timezone", object.NewInt(int64(-offset)))
	m.Vars.Set("tzname", object.NewTuple(object.Str(zone), object.Str(zone)))
	seconds := func(name, doc string, now func() time.Duration) {
		m.AddFunc(name, "", doc, func(*object.Thread, []object.Value) (object.Value, error) {
			return object.Float(now().Seconds()), nil
		})
		m.AddFunc(name+"_ns", "", doc, func(*object.Thread, []object.Value) (object.Value, error) {
			return object.NewInt(now().Nanoseconds()), nil
		})
	}
	seconds("time", "time() -> floating point number\n\nReturn the current time in seconds since the Epoch.\nFractions of a second may be present if the system clock provides them.",
		func() time.Duration { return time.Duration(time.Now().UnixNano()) })
	elapsed := func() time.Duration { return time.Since(started) }
	seconds("perf_counter", "perf_counter() -> float\n\nPerformance counter for benchmarking.", elapsed)
	seconds("monotonic", "monotonic() -> float\n\nMonotonic clock, cannot go backward.", elapsed)
	seconds("process_time", "process_time() -> float\n\nProcess time for profiling: sum of the kernel and user-space CPU time.", processTime)
	m.AddFunc("sleep", "seconds, /", "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating point number for subsecond precision.", sleep)
	for name, in := range map[string]func(time.Time) time.Time{"localtime": time.Time.Local, "gmtime": time.Time.UTC} {
		m.AddFunc(name, "seconds=None, /", name+"([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          tm_sec,tm_wday,tm_yday,tm_isdst)", func(t *object.Thread, a []object.Value) (object.Value, error) {
			at, err := instant(t, a[0])
			if err != nil {
				return nil, err
			}
			return brokenDown(in(at)), nil
		})
	}
	m.AddFunc("ctime", "seconds=None, /", "ctime(seconds) -> string\n\nConvert a time in seconds since the Epoch to a string in local time.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		at, err := instant(t, a[0])
		if err != nil {
			return nil, err
		}
		return object.Str(at.Local().Format("Mon Jan _2 15:04:05 2006")), nil
	})
	m.AddFunc("asctime", "tuple=None, /", "asctime([tuple]) -> string\n\nConvert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		f, err := timeFields(t, a[0], "asctime")
		if err != nil {
			return nil, err
		}
		return object.Str(f.format("%a %b %e %H:%M:%S %Y")), nil
	})
	m.AddFunc("mktime", "tuple, /", "mktime(tuple) -> floating point number\n\nConvert a time tuple in local time to seconds since the Epoch.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		f, err := timeFields(t, a[0], "mktime")
		if err != nil {
			return nil, err
		}
		at := time.Date(f.year, time.Month(f.month), f.day, f.hour, f.minute, f.second, 0, time.Local)
		return object.Float(at.Unix()), nil
	})
	m.AddFunc("strftime", "format, tuple=None, /", "strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format specification.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		format, ok := a[0].(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "strftime() argument 1 must be str, not %s", a[0].Type().Name)
		}
		f, err := timeFields(t, a[1], "strftime")
		if err != nil {
			return nil, err
		}
		if err := f.check(); err != nil {
			return nil, err
		}
		return object.Str(f.format(string(format))), nil
	})
	return m, nil
}

// instant is the time that v counts in seconds since 1970; now for None.
func instant(t *object.Thread, v object.Value) (time.Time, error) {
	if !native.Given(v) {
		return time.Now(), nil
	}
	s, err := native.Seconds(t, v)
	if err != nil {
		return time.Time{}, err
	}
	if math.Abs(s) >= 1<<63 {
		return time.Time{}, object.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
	}
	// The years that fit a C int; Go's calendar holds for them.
	if math.Abs(s) > 67768036191676799 {
		return time.Time{}, object.NewOSError(75, "Value too large for defined data type", nil)
	}
	return time.Unix(int64(math.Floor(s)), 0), nil
}

// sleep waits without the interpreter's lock and ends with an interrupt.
func sleep(t *object.Thread, a []object.Value) (object.Value, error) {
	s, err := native.Seconds(t, a[0])
	switch {
	case err != nil:
		return nil, err
	case s < 0:
		return nil, object.Errorf(object.ValueError, "sleep length must be non-negative")
	case s > math.MaxInt64/1e9:
		return nil, object.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
	}
	return object.None, t.Blocking(func(ctx context.Context) error {
		timer := time.NewTimer(time.Duration(math.Ceil(s * 1e9)))
		defer timer.Stop()
		select {
		case <-timer.C:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
}

func brokenDown(at time.Time) object.Value {
	n := func(i int) object.Value { return object.NewInt(int64(i)) }
	dst := 0
	if at.IsDST() {
		dst = 1
	}
	zone, offset := at.Zone()
	if at.Location() == time.UTC {
		zone = "GMT" // C's name for it in gmtime
	}
	return structTime().Make(n(at.Year()), n(int(at.Month())), n(at.Day()), n(at.Hour()), n(at.Minute()), n(at.Second()),
		n((int(at.Weekday())+6)%7), n(at.YearDay()), n(dst), object.Str(zone), n(offset))
}
