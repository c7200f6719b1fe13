package time

import (
	"slices"
	"strings"
	"unicode"

	"labsh/shell/python/object"
)

// unset is a part that no directive gave.
const unset = -1 << 31

// parsed is what strptime found: the texts by directive, and what they mean.
type parsed struct {
	order []byte
	text  map[byte]string

	year, isoYear, month, day, hour, minute, second int
	week, isoWeek, weekday, yearDay                 int
	sundayFirst                                     bool // week begins on Sunday (%U)
	dst                                             int
	offset                                          object.Value
	offsetMicros                                    int // what the offset has besides its seconds
}

func newParsed() *parsed {
	return &parsed{
		text: map[byte]string{}, year: unset, isoYear: unset, month: 1, day: 1,
		week: unset, isoWeek: unset, weekday: unset, yearDay: unset, dst: -1, offset: object.None,
	}
}

// number reads decimal digits of any script.
func number(s string) (n int) {
	for _, r := range s {
		if unicode.IsDigit(r) {
			zero := r
			for i := 0; i < 9 && unicode.IsDigit(zero-1) && (zero-1)&^0xf == r&^0xf || zero > '0' && zero <= '9'; i++ {
				zero--
			}
			n = 10*n + int(r-zero)
		}
	}
	return n
}

// read gives the texts their meaning.
func (p *parsed) read() error {
	for _, c := range p.order {
		s := p.text[c]
		switch c {
		case 'y':
			if p.year = 2000 + number(s); p.year > 2068 {
				p.year -= 100
			}
		case 'Y':
			p.year = number(s)
		case 'G':
			p.isoYear = number(s)
		case 'm':
			p.month = number(s)
		case 'B', 'b':
			p.month = 1 + slices.IndexFunc(months[:], begins(s))
		case 'd':
			p.day = number(s)
		case 'H':
			p.hour = number(s)
		case 'I':
			p.hour = number(s) % 12
			if strings.EqualFold(p.text['p'], "pm") {
				p.hour += 12
			}
		case 'M':
			p.minute = number(s)
		case 'S':
			p.second = number(s)
		case 'A', 'a':
			p.weekday = (slices.IndexFunc(days[:], begins(s)) + 6) % 7
		case 'w':
			p.weekday = (number(s) + 6) % 7
		case 'u':
			p.weekday = number(s) - 1
		case 'j':
			p.yearDay = number(s)
		case 'U', 'W':
			p.week, p.sundayFirst = number(s), c == 'U'
		case 'V':
			p.isoWeek = number(s)
		case 'z':
			if err := p.readOffset(s); err != nil {
				return err
			}
		case 'Z':
			p.readZone(strings.ToLower(s))
		}
	}
	return nil
}

// micros reads the digits behind the point of a second.
func micros(digits string) int { return number((digits + "000000")[:6]) }

// begins finds a name by its beginning, whatever its case.
func begins(s string) func(string) bool {
	return func(name string) bool { return len(s) <= len(name) && strings.EqualFold(name[:len(s)], s) }
}

func (p *parsed) readOffset(s string) error {
	if s == "Z" {
		p.offset = object.NewInt(0)
		return nil
	}
	z := []rune(s)
	if z[3] == ':' {
		z = slices.Delete(z, 3, 4)
		if len(z) > 5 {
			if z[5] != ':' {
				return object.Errorf(object.ValueError, "Inconsistent use of : in %s", s)
			}
			z = slices.Delete(z, 5, 6)
		}
	}
	seconds := 0
	if len(z) > 5 {
		if z[5] == ':' { // "+0100:30", which CPython's int() refuses
			return object.Errorf(object.ValueError, "invalid literal for int() with base 10: '%s'", string(z[5:min(7, len(z))]))
		}
		seconds = number(string(z[5:min(7, len(z))]))
	}
	if len(z) > 8 {
		p.offsetMicros = micros(string(z[8:]))
	}
	n := number(string(z[1:3]))*3600 + number(string(z[3:5]))*60 + seconds
	if z[0] == '-' {
		n, p.offsetMicros = -n, -p.offsetMicros
	}
	p.offset = object.NewInt(int64(n))
	return nil
}

func (p *parsed) readZone(name string) {
	z := zone()
	for dst, names := range zoneNames() {
		if !slices.Contains(names, name) {
			continue
		}
		// Where both have one name it does not say which is meant.
		if z.names[0] != z.names[1] || z.standard == z.summer || name == "utc" || name == "gmt" {
			p.dst = dst
		}
		return
	}
}

// mayResolve refuses weeks of ISO 8601 without what goes with them.
func (p *parsed) mayResolve() error {
	switch {
	case p.year == unset && p.isoYear != unset:
		if p.isoWeek == unset || p.weekday == unset {
			return object.Errorf(object.ValueError, "ISO year directive '%%G' must be used with the ISO week directive '%%V' and a weekday directive ('%%A', '%%a', '%%w', or '%%u').")
		}
		if p.yearDay != unset {
			return object.Errorf(object.ValueError, "Day of the year directive '%%j' is not compatible with ISO year directive '%%G'. Use '%%Y' instead.")
		}
	case p.week == unset && p.isoWeek != unset && p.weekday == unset:
		return object.Errorf(object.ValueError, "ISO week directive '%%V' must be used with the ISO year directive '%%G' and a weekday directive ('%%A', '%%a', '%%w', or '%%u').")
	case p.week == unset && p.isoWeek != unset:
		return object.Errorf(object.ValueError, "ISO week directive '%%V' is incompatible with the year directive '%%Y'. Use the ISO year '%%G' instead.")
	}
	return nil
}

// resolve completes the date and makes the struct_time.
func (p *parsed) resolve() (object.Value, error) {
	if err := p.mayResolve(); err != nil {
		return nil, err
	}
	noYear := p.year == unset
	leapDay := noYear && p.month == 2 && p.day == 29
	switch {
	case leapDay:
		p.year = 1904 // the first leap year of its century
	case noYear:
		p.year = 1900
	}
	if p.yearDay == unset && p.weekday != unset {
		if err := p.countWeeks(); err != nil {
			return nil, err
		}
	}
	first := func() (int64, error) {
		if err := checkYear(int64(p.year)); err != nil {
			return 0, err
		}
		return dayNumber(int64(p.year), 1, 1), nil
	}
	if p.yearDay == unset {
		begin, err := first()
		if err != nil {
			return nil, err
		}
		if p.day > monthLength(p.year, p.month) {
			return nil, object.Errorf(object.ValueError, "day is out of range for month")
		}
		p.yearDay = int(dayNumber(int64(p.year), int64(p.month), int64(p.day))-begin) + 1
	} else {
		begin, err := first()
		if err != nil {
			return nil, err
		}
		day := begin + int64(p.yearDay) - 1
		if err := p.setDate(day); err != nil {
			return nil, err
		}
	}
	if p.weekday == unset {
		p.weekday = int(weekdayOf(dayNumber(int64(p.year), int64(p.month), int64(p.day))))
	}
	if leapDay {
		p.year = 1900
	}
	n := func(i int) object.Value { return object.NewInt(int64(i)) }
	var name object.Value = object.None
	if s, ok := p.text['Z']; ok {
		name = object.Str(s)
	}
	return structTime().Make(n(p.year), n(p.month), n(p.day), n(p.hour), n(p.minute), n(p.second), n(p.weekday), n(p.yearDay), n(p.dst), name, p.offset), nil
}

// countWeeks finds the day of the year from a week and a day of it.
func (p *parsed) countWeeks() error {
	switch {
	case p.week != unset:
		if err := checkYear(int64(p.year)); err != nil {
			return err
		}
		begin, day := int(weekdayOf(dayNumber(int64(p.year), 1, 1))), p.weekday
		if p.sundayFirst {
			begin, day = (begin+1)%7, (day+1)%7
		}
		p.yearDay = 1 + day - begin
		if p.week > 0 {
			p.yearDay = 1 + (7-begin)%7 + 7*(p.week-1) + day
		}
	case p.isoYear != unset && p.isoWeek != unset:
		if err := checkYear(int64(p.isoYear)); err != nil {
			return err
		}
		p.year = p.isoYear
		fourth := int(weekdayOf(dayNumber(int64(p.year), 1, 4))) + 1
		p.yearDay = p.isoWeek*7 + p.weekday + 1 - fourth - 3
		if p.yearDay < 1 {
			if err := checkYear(int64(p.year) - 1); err != nil {
				return err
			}
			p.yearDay += int(dayNumber(int64(p.year), 1, 1) - dayNumber(int64(p.year)-1, 1, 1))
			p.year--
		}
	}
	if p.yearDay != unset && p.yearDay <= 0 {
		p.year--
		p.yearDay += 365
		if isLeap(p.year) {
			p.yearDay++
		}
	}
	return nil
}

// setDate takes year, month and day from a day's number.
func (p *parsed) setDate(day int64) error {
	for year := int64(p.year) - 1; ; year++ { // the day is about a year from there at most
		if dayNumber(year+1, 1, 1) > day {
			p.year = int(year)
			break
		}
	}
	if err := checkYear(int64(p.year)); err != nil {
		return err
	}
	for p.month = 12; dayNumber(int64(p.year), int64(p.month), 1) > day; {
		p.month--
	}
	p.day = int(day-dayNumber(int64(p.year), int64(p.month), 1)) + 1
	return nil
}

// weekdayOf counts from Monday.
func weekdayOf(day int64) int64 { return day + 3 - 7*floorDiv(day+3, 7) }

func monthLength(year, month int) int {
	return int(dayNumber(int64(year), int64(month)+1, 1) - dayNumber(int64(year), int64(month), 1))
}

// checkYear refuses what datetime.date has no year for.
func checkYear(year int64) error {
	if year < 1 || year > 9999 {
		return object.Errorf(object.ValueError, "year %d is out of range", year)
	}
	return nil
}
