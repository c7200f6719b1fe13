package time

import (
	"math"
	"runtime"
	"strings"
	"sync"
	"time"

	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// A clock is one of those that get_clock_info describes.
type clock struct {
	name       string
	id         int32
	adjustable bool
	doc        string
}

var clocks = []clock{
	{"time", realtimeClock, true, "time() -> floating point number\n\nReturn the current time in seconds since the Epoch.\nFractions of a second may be present if the system clock provides them."},
	{"monotonic", monotonicClock, false, "monotonic() -> float\n\nMonotonic clock, cannot go backward."},
	{"perf_counter", monotonicClock, false, "perf_counter() -> float\n\nPerformance counter for benchmarking."},
	{"process_time", processClock, false, "process_time() -> float\n\nProcess time for profiling: sum of the kernel and user-space CPU time."},
	{"thread_time", threadClock, false, "thread_time() -> float\n\nThread time for profiling: sum of the kernel and user-space CPU time."},
}

// function names the call of C that reads the clock.
func (c clock) function() string {
	for name, id := range clockNumbers {
		if id == c.id {
			return "clock_gettime(" + name + ")"
		}
	}
	return ""
}

// now is the time of the system's clock.
func now() time.Time { return time.Now() }

// read gives a clock's time in nanoseconds.
func read(id int32) (int64, error) {
	if id == threadClock {
		// From here on this goroutine has a thread of the system to itself: what its
		// clock counts is the processor time of this Python thread.
		runtime.LockOSThread()
	}
	n, err := clockTime(id)
	return n, file.OSErrorOf(err)
}

// addClocks adds the clocks, each in seconds and in nanoseconds, and the calls that
// take the number of a clock.
func addClocks(m *object.Module) {
	for name, id := range clockNumbers {
		m.Vars.Set(name, object.NewInt(int64(id)))
	}
	for _, c := range clocks {
		both(m, c.name, 0, c.doc, func(*object.Thread, []object.Value) (int64, error) { return read(c.id) })
	}
	clockID := func(t *object.Thread, a []object.Value) (int32, error) {
		id, err := native.Int(t, a[0])
		return int32(id), err
	}
	both(m, "clock_gettime", 1, "clock_gettime(clk_id) -> float\n\nReturn the time of the specified clock clk_id.", func(t *object.Thread, a []object.Value) (int64, error) {
		id, err := clockID(t, a)
		if err != nil {
			return 0, err
		}
		return read(id)
	})
	if resolution != nil {
		counted(m, "clock_getres", "clock_getres", 1, 1, "clock_getres(clk_id) -> floating point number\n\nReturn the resolution (precision) of the specified clock clk_id.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			id, err := clockID(t, a)
			if err != nil {
				return nil, err
			}
			s, err := resolution(id)
			return object.Float(s), file.OSErrorOf(err)
		})
	}
	if setClock != nil {
		set := func(name string, nanoseconds func(*object.Thread, object.Value) (int64, error), doc string) {
			counted(m, name, "clock_settime", 2, 2, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
				id, err := clockID(t, a)
				if err != nil {
					return nil, err
				}
				n, err := nanoseconds(t, a[1])
				if err != nil {
					return nil, err
				}
				return object.None, file.OSErrorOf(setClock(id, n))
			})
		}
		set("clock_settime", func(t *object.Thread, v object.Value) (int64, error) { return native.Nanoseconds(t, v, math.Floor) }, "clock_settime(clk_id, time)\n\nSet the time of the specified clock clk_id.")
		set("clock_settime_ns", wholeNanoseconds, "clock_settime_ns(clk_id, time)\n\nSet the time of the specified clock clk_id with nanoseconds.")
	}
	counted(m, "get_clock_info", "get_clock_info", 1, 1, "get_clock_info(name: str) -> dict\n\nGet information of the specified clock.", clockInfo)
}

// both adds a clock's function of n arguments under its name, in seconds, and
// name_ns.
func both(m *object.Module, name string, n int, doc string, read func(*object.Thread, []object.Value) (int64, error)) {
	add := func(name, known, doc string, fn object.Fn) { counted(m, name, known, n, n, doc, fn) }
	if n == 0 {
		add = func(name, _, doc string, fn object.Fn) { m.AddFunc(name, "", doc, fn) }
	}
	add(name, name, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := read(t, a)
		return object.Float(float64(n) / 1e9), err
	})
	add(name+"_ns", name, strings.Replace(doc, name+"(", name+"_ns(", 1), func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := read(t, a)
		return object.NewInt(n), err
	})
}

// counted adds a function whose arguments CPython counts by PyArg_ParseTuple, under
// the name known; those left out are nil.
func counted(m *object.Module, name, known string, least, most int, doc string, fn object.Fn) {
	m.AddFunc(name, "*args, **kwargs", doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
		args := a[0].(*object.Tuple).Elems
		if err := noKeywords(name, a[1]); err != nil {
			return nil, err
		}
		if err := native.CountArgs(known, len(args), least, most); err != nil {
			return nil, err
		}
		return fn(t, append(args[:len(args):len(args)], make([]object.Value, most-len(args))...))
	})
}

// noKeywords refuses keyword arguments, in CPython's words for a function that counts
// its arguments itself.
func noKeywords(name string, kw object.Value) error {
	if kw.(*object.Dict).Len() > 0 {
		return object.Errorf(object.TypeError, "%s() takes no keyword arguments", name)
	}
	return nil
}

// wholeNanoseconds reads an int of nanoseconds.
func wholeNanoseconds(_ *object.Thread, v object.Value) (int64, error) {
	switch n := object.Plain(v).(type) {
	case object.Int:
		return int64(n), nil
	case *object.BigInt:
		return 0, object.Errorf(object.OverflowError, "timestamp too large to convert to C _PyTime_t")
	}
	return 0, object.Errorf(object.TypeError, "expect int, got %s", v.Type().Name)
}

func clockInfo(t *object.Thread, a []object.Value) (object.Value, error) {
	name, err := textArg("get_clock_info", a[0])
	if err != nil {
		return nil, err
	}
	for _, c := range clocks {
		if c.name != name {
			continue
		}
		precision := 1e-9
		if resolution != nil {
			var err error
			if precision, err = resolution(c.id); err != nil {
				return nil, file.OSErrorOf(err)
			}
		}
		return object.CallArgs(t, namespace(), object.Args{Kw: []object.Keyword{
			{Name: "implementation", Value: object.Str(c.function())},
			{Name: "monotonic", Value: object.NewBool(!c.adjustable)},
			{Name: "adjustable", Value: object.NewBool(c.adjustable)},
			{Name: "resolution", Value: object.Float(precision)},
		}})
	}
	return nil, object.Errorf(object.ValueError, "unknown clock")
}

// namespace is types.SimpleNamespace, which prints its attributes.
var namespace = sync.OnceValue(func() *object.Type {
	c := native.NewClass("types", "SimpleNamespace", "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)", object.ObjectType)
	attrs := func(v object.Value) *object.Dict { return v.(*object.Instance).Attrs() }
	c.Method("__init__", "**kwargs", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		given := a[1].(*object.Dict)
		for _, name := range given.Names() {
			v, _ := given.GetStr(name)
			attrs(a[0]).SetStr(name, v)
		}
		return object.None, nil
	})
	c.Method("__repr__", "", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		var parts []string
		for _, name := range attrs(a[0]).Names() {
			v, _ := attrs(a[0]).GetStr(name)
			s, err := object.Repr(t, v)
			if err != nil {
				return nil, err
			}
			parts = append(parts, name+"="+s)
		}
		return object.Str("namespace(" + strings.Join(parts, ", ") + ")"), nil
	})
	c.Method("__eq__", "other", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		other, ok := a[1].(*object.Instance)
		if !ok || !object.Is(other, a[0].Type()) {
			return object.NotImplemented, nil
		}
		same, err := object.Equal(t, attrs(a[0]), attrs(other))
		return object.NewBool(same), err
	})
	class, err := c.Finish()
	if err != nil {
		panic(err) // of methods that are all above
	}
	return class
})

// toTimeT reads seconds since 1970 as C's time_t, rounded down.
func toTimeT(t *object.Thread, v object.Value) (int64, error) {
	const tooLarge = "timestamp out of range for platform time_t"
	if f, ok := object.Plain(v).(object.Float); ok {
		s := math.Floor(float64(f))
		switch {
		case math.IsNaN(s):
			return 0, object.Errorf(object.ValueError, "Invalid value NaN (not a number)")
		case s < math.MinInt64 || s >= math.MaxInt64:
			return 0, object.Errorf(object.OverflowError, tooLarge)
		}
		return int64(s), nil
	}
	n, err := object.AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	i, ok := n.(object.Int)
	if !ok {
		return 0, object.Errorf(object.OverflowError, tooLarge)
	}
	return int64(i), nil
}
