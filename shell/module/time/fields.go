package time

import (
	"math"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// fields is C's struct tm, with the year and the month as people count them: the
// month from 1, the weekday from Sunday and the day of the year from 0.
type fields struct {
	year, month, day, hour, minute, second, weekday, yearDay int
	dst                                                      int
	zone                                                     string // "" where the tuple has none
	offset                                                   int    // east of UTC, in seconds
}

// timeFields reads a time tuple, as gettmarg of CPython's Modules/timemodule.c; the
// time now where there is no argument. function is named in errors.
func timeFields(t *object.Thread, v object.Value, function string) (*fields, error) {
	if v == nil {
		v = brokenDown(inZone(now()))
	}
	var elems []object.Value
	f := &fields{}
	switch x := object.Plain(v).(type) {
	case *native.Record:
		elems = x.Elems[:min(9, len(x.Elems))]
		if x.Type() != structTime().Class {
			break
		}
		if err := f.readZone(t, x.Elems[9], x.Elems[10]); err != nil {
			return nil, err
		}
	case *object.Tuple:
		elems = x.Elems
	default:
		return nil, object.Errorf(object.TypeError, "Tuple or struct_time argument required")
	}
	if len(elems) != 9 {
		return nil, object.Errorf(object.TypeError, "%s(): illegal time tuple argument", function)
	}
	for i, to := range []*int{&f.year, &f.month, &f.day, &f.hour, &f.minute, &f.second, &f.weekday, &f.yearDay, &f.dst} {
		n, err := native.Int(t, elems[i])
		if err != nil {
			return nil, err
		}
		*to = n
	}
	if f.year < math.MinInt32+1900 {
		return nil, object.Errorf(object.OverflowError, "year out of range")
	}
	f.weekday = (f.weekday + 1) % 7
	f.yearDay--
	return f, nil
}

func (f *fields) readZone(t *object.Thread, zone, offset object.Value) error {
	if zone != object.None {
		name, ok := object.Plain(zone).(object.Str)
		if !ok {
			return object.Errorf(object.TypeError, "bad argument type for built-in operation")
		}
		f.zone = string(name)
	}
	if offset != object.None {
		n, err := object.AsInt(t, offset)
		if err != nil {
			return err
		}
		f.offset = int(n)
	}
	return nil
}

// check refuses what C's functions must not be given; a month or a day of 0 is the
// first.
func (f *fields) check() error {
	for _, first := range []*int{&f.month, &f.day} {
		if *first == 0 {
			*first = 1
		}
	}
	if f.yearDay == -1 {
		f.yearDay = 0
	}
	for _, c := range []struct {
		n, low, high int
		name         string
	}{{f.month, 1, 12, "month"}, {f.day, 1, 31, "day of month"}, {f.hour, 0, 23, "hour"}, {f.minute, 0, 59, "minute"},
		{f.second, 0, 61, "seconds"}, {f.weekday, 0, 6, "day of week"}, {f.yearDay, 0, 365, "day of year"}} {
		if c.n < c.low || c.n > c.high {
			return object.Errorf(object.ValueError, "%s out of range", c.name)
		}
	}
	return nil
}

// dayNumber counts days from 1970-01-01 in the Gregorian calendar, which goes on
// before 1582; a month or day out of its range counts on from the one in range.
func dayNumber(year, month, day int64) int64 {
	month-- // from 0
	year += floorDiv(month, 12)
	month = month - 12*floorDiv(month, 12)
	if month < 2 { // the year of the leap days begins in March
		year, month = year-1, month+12
	}
	month -= 2
	return 365*year + floorDiv(year, 4) - floorDiv(year, 100) + floorDiv(year, 400) + (153*month+2)/5 + day - 1 - 719468
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// civil is the seconds from 1970-01-01 00:00 that the clock on the wall shows.
func (f *fields) civil() int64 {
	return dayNumber(int64(f.year), int64(f.month), int64(f.day))*86400 + int64(f.hour)*3600 + int64(f.minute)*60 + int64(f.second)
}
