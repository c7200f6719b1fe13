// Package time is the module time.
package time

import (
	"context"
	"strings"
	"sync"
	"syscall"
	"time"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

var structTime = sync.OnceValue(func() *native.RecordType {
	names := []string{"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"}
	const elements = 9
	class := native.NewRecordType("time", "struct_time", names, elements)
	class.Class.Doc = "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), mktime() and strftime().  May be considered as a\n sequence of 9 integers.\n\n Note that several fields' values are not the same as those defined by\n the C language standard for struct tm.  For example, the value of the\n field tm_year is the actual year, not year - 1900.  See individual\n fields' descriptions for details."
	for name, n := range map[string]int{"n_fields": len(names), "n_sequence_fields": elements, "n_unnamed_fields": 0} {
		class.Class.SetClassAttr(name, object.NewInt(int64(n)))
	}
	make := &object.Builtin{Name: "structseq", Mod: "time", Sig: "sequence, dict={}", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
		more, isDict := a[1].(*object.Dict)
		if a[1] != nil && !isDict {
			return nil, object.Errorf(object.TypeError, "time.struct_time() takes a dict as second arg, if any")
		}
		elems, err := object.Elements(t, a[0])
		switch n := len(elems); {
		case object.IsException(err, object.TypeError):
			return nil, object.Errorf(object.TypeError, "constructor requires a sequence")
		case err != nil:
			return nil, err
		case n < elements:
			return nil, object.Errorf(object.TypeError, "time.struct_time() takes an at least %d-sequence (%d-sequence given)", elements, n)
		case n > len(names):
			return nil, object.Errorf(object.TypeError, "time.struct_time() takes an at most %d-sequence (%d-sequence given)", len(names), n)
		}
		for len(elems) < len(names) {
			v := object.None
			if isDict {
				if given, ok := more.GetStr(names[len(elems)]); ok {
					v = given
				}
			}
			elems = append(elems, v)
		}
		return class.Make(elems...), nil
	}}
	class.Class.New = func(t *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
		return object.CallArgs(t, make, args)
	}
	return class
})

// Module makes the module time.
func Module() (*object.Module, error) {
	m := object.NewModule("time", "This module provides various functions to manipulate time values.")
	m.Vars.Set("struct_time", structTime().Class)
	m.Vars.Set("_STRUCT_TM_ITEMS", object.NewInt(11))
	describeZone(m, zone())
	m.AddFunc("tzset", "", "tzset()\n\nInitialize, or reinitialize, the local timezone to the value stored in\nos.environ['TZ'].", func(*object.Thread, []object.Value) (object.Value, error) {
		describeZone(m, readZone())
		return object.None, nil
	})
	addClocks(m)
	m.AddFunc("sleep", "seconds, /", "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating point number for subsecond precision.", sleep)
	for name, in := range map[string]func(time.Time) time.Time{"localtime": inZone, "gmtime": inGMT} {
		counted(m, name, name, 0, 1, name+"([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          tm_sec,tm_wday,tm_yday,tm_isdst)", func(t *object.Thread, a []object.Value) (object.Value, error) {
			at, err := instant(t, a[0], in)
			if err != nil {
				return nil, err
			}
			return brokenDown(at), nil
		})
	}
	counted(m, "ctime", "ctime", 0, 1, "ctime(seconds) -> string\n\nConvert a time in seconds since the Epoch to a string in local time.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		at, err := instant(t, a[0], inZone)
		if err != nil {
			return nil, err
		}
		f := &fields{year: int(int32(at.Year())), month: int(at.Month()), day: at.Day(), hour: at.Hour(), minute: at.Minute(), second: at.Second(), weekday: int(at.Weekday())}
		return f.asctime(), nil
	})
	m.AddFunc("asctime", "tuple=, /", "asctime([tuple]) -> string\n\nConvert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		f, err := timeFields(t, a[0], "asctime")
		if err != nil {
			return nil, err
		}
		if err := f.check(); err != nil {
			return nil, err
		}
		return f.asctime(), nil
	})
	m.AddFunc("mktime", "tuple, /", "mktime(tuple) -> floating point number\n\nConvert a time tuple in local time to seconds since the Epoch.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		f, err := timeFields(t, a[0], "mktime")
		if err != nil {
			return nil, err
		}
		at, ok := f.instant()
		if !ok {
			return nil, object.Errorf(object.OverflowError, "mktime argument out of range")
		}
		return object.Float(at), nil
	})
	counted(m, "strftime", "strftime", 1, 2, "strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format specification.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		format, err := textArg("strftime", a[0])
		if err != nil {
			return nil, err
		}
		f, err := timeFields(t, a[1], "strftime")
		if err != nil {
			return nil, err
		}
		if err := f.check(); err != nil {
			return nil, err
		}
		if strings.ContainsRune(format, 0) {
			return nil, object.Errorf(object.ValueError, "embedded null character")
		}
		return object.Str(f.strftime(format)), nil
	})
	m.AddFunc("strptime", "*args, **kwargs", "strptime(string, format) -> struct_time\n\nParse a string to a time tuple according to a format specification.", strptime)
	return m, nil
}

// textArg reads the first argument of a function as a str.
func textArg(function string, v object.Value) (string, error) {
	s, ok := object.Plain(v).(object.Str)
	if !ok {
		name := v.Type().Name
		if v == object.None {
			name = "None"
		}
		return "", object.Errorf(object.TypeError, "%s() argument 1 must be str, not %s", function, name)
	}
	return string(s), nil
}

// describeZone gives the module the names and offsets of the local time zone.
func describeZone(m *object.Module, z *localZone) {
	daylight := 0
	if z.standard != z.summer {
		daylight = 1
	}
	m.Vars.Set("timezone", object.NewInt(int64(-z.standard)))
	m.Vars.Set("altzone", object.NewInt(int64(-z.summer)))
	m.Vars.Set("daylight", object.NewInt(int64(daylight)))
	m.Vars.Set("tzname", object.NewTuple(object.Str(z.names[0]), object.Str(z.names[1])))
}

// greenwich is UTC under C's name for it in gmtime.
var greenwich = time.FixedZone("GMT", 0)

func inGMT(at time.Time) time.Time  { return at.In(greenwich) }
func inZone(at time.Time) time.Time { return at.In(zone().location) }

// instant is the time that v counts in seconds since 1970, in the zone that in puts
// it; now for None.
func instant(t *object.Thread, v object.Value, in func(time.Time) time.Time) (time.Time, error) {
	if !native.Given(v) {
		return in(now()), nil
	}
	s, err := toTimeT(t, v)
	if err != nil {
		return time.Time{}, err
	}
	const most = 1 << 56 // seconds: more than the years below, less than Go's calendar
	if at := in(time.Unix(max(-most, min(s, most)), 0)); holds(at) {
		return at, nil
	}
	return time.Time{}, object.NewOSError(syscall.EOVERFLOW, "Value too large for defined data type", nil)
}

// sleep waits without the interpreter's lock and ends with an interrupt.
func sleep(t *object.Thread, a []object.Value) (object.Value, error) {
	d, err := native.Timeout(t, a[0], time.Second)
	switch {
	case err != nil:
		return nil, err
	case d < 0:
		return nil, object.Errorf(object.ValueError, "sleep length must be non-negative")
	}
	return object.None, t.Blocking(func(ctx context.Context) error {
		timer := time.NewTimer(d)
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
	name, offset := at.Zone()
	return structTime().Make(object.NewInt(yearOf(at)), n(int(at.Month())), n(at.Day()), n(at.Hour()), n(at.Minute()), n(at.Second()),
		n((int(at.Weekday())+6)%7), n(at.YearDay()), n(dst), object.Str(name), n(offset))
}
