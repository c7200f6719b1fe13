package time

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// fields is a time tuple: what struct tm holds, with the month from 1, the
// weekday from Monday and the day of the year from 1.
type fields struct {
	year, month, day, hour, minute, second, weekday, yearDay int
	dst                                                      int
	zone                                                     string
	offset                                                   int // east of UTC, in seconds
}

// timeFields reads a time tuple; now for None. function is named in errors.
func timeFields(t *object.Thread, v object.Value, function string) (*fields, error) {
	if !native.Given(v) {
		v = brokenDown(time.Now())
	}
	var elems []object.Value
	f := &fields{}
	switch x := v.(type) {
	case *native.Record:
		elems = x.Elems[:min(9, len(x.Elems))]
		if zone, ok := x.Elems[len(x.Elems)-2].(object.Str); ok {
			f.zone = string(zone)
		}
		if offset, ok := x.Elems[len(x.Elems)-1].(object.Int); ok {
			f.offset = int(offset)
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
		n, err := object.AsInt(t, elems[i])
		if err != nil {
			return nil, err
		}
		*to = int(n)
	}
	// A tuple of zeros means the first of each.
	for _, n := range []*int{&f.month, &f.day, &f.yearDay} {
		if *n == 0 {
			*n = 1
		}
	}
	if f.zone == "" {
		f.zone, f.offset = time.Date(f.year, time.Month(f.month), f.day, f.hour, f.minute, f.second, 0, time.Local).Zone()
	}
	return f, nil
}

// check refuses what C's strftime must not be given.
func (f *fields) check() error {
	for _, c := range []struct {
		n, low, high int
		name         string
	}{{f.month, 1, 12, "month"}, {f.day, 1, 31, "day of month"}, {f.hour, 0, 23, "hour"}, {f.minute, 0, 59, "minute"},
		{f.second, 0, 61, "seconds"}, {f.yearDay, 1, 366, "day of year"}} {
		if c.n < c.low || c.n > c.high {
			return object.Errorf(object.ValueError, "%s out of range", c.name)
		}
	}
	if f.weekday < -1 {
		return object.Errorf(object.ValueError, "day of week out of range")
	}
	return nil
}

var (
	days   = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

func (f *fields) dayName() string { return days[((f.weekday%7)+7)%7] }

func (f *fields) monthName() string { return months[min(max(f.month, 1), 12)-1] }

// format is C's strftime in the C locale.
func (f *fields) format(format string) string {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		b.WriteString(f.directive(format[i]))
	}
	return b.String()
}

func (f *fields) directive(c byte) string {
	two := func(n int) string { return fmt.Sprintf("%02d", n) }
	sunday := (f.weekday + 1) % 7 // days since Sunday
	isoYear, isoWeek := time.Date(f.year, time.Month(f.month), f.day, 0, 0, 0, 0, time.UTC).ISOWeek()
	switch c {
	case '%':
		return "%"
	case 'n':
		return "\n"
	case 't':
		return "\t"
	case 'a':
		return f.dayName()[:3]
	case 'A':
		return f.dayName()
	case 'b', 'h':
		return f.monthName()[:3]
	case 'B':
		return f.monthName()
	case 'c':
		return f.format("%a %b %e %H:%M:%S %Y")
	case 'C':
		return two(f.year / 100)
	case 'd':
		return two(f.day)
	case 'D', 'x':
		return f.format("%m/%d/%y")
	case 'e':
		return fmt.Sprintf("%2d", f.day)
	case 'F':
		return f.format("%Y-%m-%d")
	case 'g':
		return two(isoYear % 100)
	case 'G':
		return fmt.Sprint(isoYear)
	case 'H':
		return two(f.hour)
	case 'I':
		return two((f.hour+11)%12 + 1)
	case 'j':
		return fmt.Sprintf("%03d", f.yearDay)
	case 'k':
		return fmt.Sprintf("%2d", f.hour)
	case 'l':
		return fmt.Sprintf("%2d", (f.hour+11)%12+1)
	case 'm':
		return two(f.month)
	case 'M':
		return two(f.minute)
	case 'p':
		if f.hour >= 12 {
			return "PM"
		}
		return "AM"
	case 'P':
		return strings.ToLower(f.directive('p'))
	case 'r':
		return f.format("%I:%M:%S %p")
	case 'R':
		return f.format("%H:%M")
	case 's':
		return fmt.Sprint(time.Date(f.year, time.Month(f.month), f.day, f.hour, f.minute, f.second, 0, time.Local).Unix())
	case 'S':
		return two(f.second)
	case 'T', 'X':
		return f.format("%H:%M:%S")
	case 'u':
		return fmt.Sprint((f.weekday%7+7)%7 + 1)
	case 'U':
		return two((f.yearDay + 6 - sunday) / 7)
	case 'V':
		return two(isoWeek)
	case 'w':
		return fmt.Sprint(sunday)
	case 'W':
		return two((f.yearDay + 6 - (sunday+6)%7) / 7)
	case 'y':
		return two(f.year % 100)
	case 'Y':
		return fmt.Sprint(f.year)
	case 'z':
		sign, o := '+', f.offset
		if o < 0 {
			sign, o = '-', -o
		}
		return fmt.Sprintf("%c%02d%02d", sign, o/3600, o/60%60)
	case 'Z':
		return f.zone
	}
	return "%" + string(c)
}

// processTime is the processor time that the process has used.
func processTime() time.Duration {
	var ts unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_PROCESS_CPUTIME_ID, &ts); err != nil {
		return time.Since(started)
	}
	return time.Duration(ts.Nano())
}
