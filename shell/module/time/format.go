package time

import (
	"fmt"
	"strconv"
	"strings"

	"labsh/shell/python/object"
)

var (
	days   = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

// asctime is C's asctime, but for the year, which has the digits that it needs.
func (f *fields) asctime() object.Value {
	return object.Str(fmt.Sprintf("%s %s%3d %02d:%02d:%02d %d", days[f.weekday][:3], months[f.month-1][:3], f.day, f.hour, f.minute, f.second, f.year))
}

// strftime formats checked fields. CPython tries buffers from 1024 characters up,
// and gives nothing for what fits in none below 256 times the format's length.
func (f *fields) strftime(format string) string {
	limit := 1024
	for length := len([]rune(format)); limit < 256*length; {
		limit *= 2
	}
	f.dst = max(-1, min(f.dst, 1))
	w := writer{fields: f, limit: limit}
	w.format(format)
	if w.out.Len() >= limit && len([]rune(w.out.String())) >= limit {
		return ""
	}
	return w.out.String()
}

// writer is glibc's strftime in the C locale (time/strftime_l.c), with its flags
// (_ - 0 ^ #), widths and modifiers (E, O).
type writer struct {
	*fields
	out   strings.Builder
	limit int // no width is written that is larger
}

// A directive is what stands between % and its letter.
type directive struct {
	pad          byte // 0 for the directive's own
	upper, lower bool
	swap         bool // '#'
	width        int
	modifier     byte
}

func (w *writer) format(format string) {
	for i := 0; i < len(format) && w.out.Len() <= 8*w.limit; i++ {
		if format[i] != '%' {
			w.out.WriteByte(format[i])
			continue
		}
		start := i
		var d directive
		for i++; i < len(format) && strings.IndexByte("_-0^#", format[i]) >= 0; i++ {
			switch format[i] {
			case '^':
				d.upper = true
			case '#':
				d.swap = true
			default:
				d.pad = format[i]
			}
		}
		for ; i < len(format) && format[i] >= '0' && format[i] <= '9'; i++ {
			d.width = min(10*d.width+int(format[i]-'0'), w.limit)
		}
		if i < len(format) && (format[i] == 'E' || format[i] == 'O') {
			d.modifier = format[i]
			i++
		}
		if i == len(format) {
			d = directive{pad: d.pad, upper: d.upper, width: d.width}
			w.text(d, format[start:])
			return
		}
		if !w.directive(d, format[i]) {
			w.text(d, format[start:i+1])
		}
	}
}

// refused are the directives that may not have a modifier.
var refused = map[byte]string{
	'E': "aAbBhDdeFHIjklmMSUVgGWw",
	'O': "aADFcxXY",
}

// directive writes one of the directives; false for one that is none.
func (w *writer) directive(d directive, c byte) bool {
	if d.modifier != 0 && strings.IndexByte(refused[d.modifier], c) >= 0 {
		return false
	}
	hour12 := (w.hour+11)%12 + 1
	switch c {
	case '%':
		w.text(d, "%")
	case 'n':
		w.text(d, "\n")
	case 't':
		w.text(d, "\t")
	case 'a', 'A', 'b', 'h', 'B':
		d.upper = d.upper || d.swap
		w.text(d, w.name(c))
	case 'c':
		w.sub(d, "%a %b %e %H:%M:%S %Y")
	case 'C':
		w.number(d, 1, int(floorDiv(int64(w.year), 100)))
	case 'd':
		w.number(d, 2, w.day)
	case 'D', 'x':
		w.sub(d, "%m/%d/%y")
	case 'e':
		w.spaced(d, w.day)
	case 'F':
		w.sub(d, "%Y-%m-%d")
	case 'g', 'G', 'V':
		year, week := w.isoWeek()
		switch c {
		case 'g':
			w.number(d, 2, (year%100+100)%100)
		case 'G':
			w.number(d, 1, year)
		default:
			w.number(d, 2, week)
		}
	case 'H':
		w.number(d, 2, w.hour)
	case 'I':
		w.number(d, 2, hour12)
	case 'j':
		w.number(d, 3, w.yearDay+1)
	case 'k':
		w.spaced(d, w.hour)
	case 'l':
		w.spaced(d, hour12)
	case 'm':
		w.number(d, 2, w.month)
	case 'M':
		w.number(d, 2, w.minute)
	case 'p', 'P':
		if d.lower = c == 'P' || d.swap; d.lower {
			d.upper = d.upper && !d.swap
		}
		w.text(d, w.name('p'))
	case 'r':
		w.sub(d, "%I:%M:%S %p")
	case 'R':
		w.sub(d, "%H:%M")
	case 's':
		at, _ := w.instant()
		w.text(directive{pad: d.pad, width: d.width}, strconv.FormatInt(at, 10))
	case 'S':
		w.number(d, 2, w.second)
	case 'T', 'X':
		w.sub(d, "%H:%M:%S")
	case 'u':
		w.number(d, 1, (w.weekday+6)%7+1)
	case 'U':
		w.number(d, 2, (w.yearDay-w.weekday+7)/7)
	case 'w':
		w.number(d, 1, w.weekday)
	case 'W':
		w.number(d, 2, (w.yearDay-(w.weekday+6)%7+7)/7)
	case 'y':
		w.number(d, 2, (w.year%100+100)%100)
	case 'Y':
		w.number(d, 1, w.year)
	case 'z':
		w.zoneOffset(d)
	case 'Z':
		if d.swap {
			d.upper, d.lower = false, true
		}
		w.text(d, w.zoneName())
	default:
		return false
	}
	return true
}

func (w *writer) name(c byte) string {
	switch c {
	case 'a':
		return days[w.weekday][:3]
	case 'A':
		return days[w.weekday]
	case 'B':
		return months[w.month-1]
	case 'p':
		if w.hour >= 12 {
			return "PM"
		}
		return "AM"
	}
	return months[w.month-1][:3]
}

// zoneName is the tuple's own name of its zone, or the local zone's for its dst.
func (w *writer) zoneName() string {
	z := zone()
	switch {
	case w.zone != "" || w.dst < 0:
		return w.zone
	case w.dst == 0:
		return z.names[0]
	}
	return z.names[1]
}

func (w *writer) zoneOffset(d directive) {
	if w.dst < 0 {
		return
	}
	sign, o := "+", w.offset
	if o < 0 {
		sign, o = "-", -o
	}
	w.text(d, sign)
	w.number(d, 4, o/3600*100+o/60%60)
}

// isoWeek is the week of ISO 8601 and the year that it belongs to.
func (w *writer) isoWeek() (year, week int) {
	passed := func(yearDay int) int { // days since the Monday of week 1
		return yearDay - (yearDay-w.weekday+4+378)%7 + 3
	}
	length := func(year int) int {
		if isLeap(year) {
			return 366
		}
		return 365
	}
	year = w.year
	n := passed(w.yearDay)
	if n < 0 {
		year--
		n = passed(w.yearDay + length(year))
	} else if next := passed(w.yearDay - length(year)); next >= 0 {
		year, n = year+1, next
	}
	return year, n/7 + 1
}

// text writes a text of a directive, padded on its left.
func (w *writer) text(d directive, s string) {
	switch {
	case d.lower:
		s = strings.ToLower(s)
	case d.upper:
		s = strings.ToUpper(s)
	}
	fill := " "
	if d.pad == '0' {
		fill = "0"
	}
	w.out.WriteString(strings.Repeat(fill, max(0, d.width-len([]rune(s)))) + s)
}

// sub writes what another format makes.
func (w *writer) sub(d directive, format string) {
	inner := writer{fields: w.fields, limit: w.limit}
	inner.format(format)
	d.lower = false
	w.text(d, inner.out.String())
}

func (w *writer) number(d directive, digits, n int) {
	w.digits(d, digits, n < 0, strings.TrimPrefix(strconv.Itoa(n), "-"))
}

func (w *writer) spaced(d directive, n int) {
	if d.pad == 0 {
		d.pad = '_'
	}
	w.number(d, 2, n)
}

// digits writes a number, with zeros or spaces before it.
func (w *writer) digits(d directive, least int, negative bool, s string) {
	sign := ""
	if negative {
		sign = "-"
	}
	missing := max(0, max(least, d.width)-len(s)-len(sign))
	switch {
	case d.pad == '-':
		w.text(directive{width: d.width}, sign+s)
	case d.pad == '_':
		w.out.WriteString(strings.Repeat(" ", missing) + sign + s)
	default:
		w.out.WriteString(sign + strings.Repeat("0", missing) + s)
	}
}
