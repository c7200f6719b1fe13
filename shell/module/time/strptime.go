package time

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// directivePattern are the patterns of CPython's Lib/_strptime.py, in its own words:
// where it complains of a pattern it counts its characters.
var directivePattern = map[byte]string{
	'd': `(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])`,
	'f': `(?P<f>[0-9]{1,6})`,
	'H': `(?P<H>2[0-3]|[0-1]\d|\d)`,
	'I': `(?P<I>1[0-2]|0[1-9]|[1-9])`,
	'G': `(?P<G>\d\d\d\d)`,
	'j': `(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])`,
	'm': `(?P<m>1[0-2]|0[1-9]|[1-9])`,
	'M': `(?P<M>[0-5]\d|\d)`,
	'S': `(?P<S>6[0-1]|[0-5]\d|\d)`,
	'U': `(?P<U>5[0-3]|[0-4]\d|\d)`,
	'W': `(?P<W>5[0-3]|[0-4]\d|\d)`,
	'w': `(?P<w>[0-6])`,
	'u': `(?P<u>[1-7])`,
	'V': `(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)`,
	'y': `(?P<y>\d\d)`,
	'Y': `(?P<Y>\d\d\d\d)`,
	'z': `(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))`,
	'A': `(?P<A>wednesday|thursday|saturday|tuesday|monday|friday|sunday)`,
	'a': `(?P<a>mon|tue|wed|thu|fri|sat|sun)`,
	'B': `(?P<B>september|february|november|december|january|october|august|march|april|june|july|may)`,
	'b': `(?P<b>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`,
	'p': `(?P<p>am|pm)`,
	'%': `%`,
}

// composed are the directives that stand for others.
var composed = map[byte]string{'c': "%a %b %d %H:%M:%S %Y", 'x': "%m/%d/%y", 'X': "%H:%M:%S"}

// patternError is re.error, which a format with a directive twice ends in.
var patternError = object.NewExceptionClass("re", "error", object.ExceptionType)

var (
	special    = regexp.MustCompile(`[\\.^$*+?(){}\[\]|]`)
	whitespace = regexp.MustCompile(`[\s\v\x1c-\x1f\x{85}\p{Z}]+`)
)

// pattern is TimeRE.pattern: a format as a regular expression.
func pattern(format string) (string, error) {
	text := special.ReplaceAllString(format, `\$0`)
	text = whitespace.ReplaceAllString(text, `\s+`)
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, "%")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		if after == "" {
			return "", badFormat("stray %% in format '%s'", format)
		}
		c, size := utf8.DecodeRuneInString(after)
		text = after[size:]
		switch {
		case size == 1 && directivePattern[after[0]] != "":
			b.WriteString(directivePattern[after[0]])
		case size == 1 && composed[after[0]] != "":
			inner, err := pattern(composed[after[0]])
			if err != nil {
				return "", err
			}
			b.WriteString(inner)
		case c == 'Z':
			b.WriteString(zonePattern())
		default:
			if c == '\\' {
				c = '%'
			}
			return "", badFormat("'%c' is a bad directive in format '%s'", c, format)
		}
	}
}

// badFormat is a ValueError that hides what led to it, as raise … from None.
func badFormat(text string, args ...any) error {
	e := object.Errorf(object.ValueError, text, args...)
	e.SuppressContext = true
	return e
}

// zoneNames are the names that %Z knows, of standard and of summer time.
func zoneNames() [2][]string {
	z := zone()
	standard := []string{"utc", "gmt", strings.ToLower(z.names[0])}
	slices.Sort(standard)
	names := [2][]string{slices.Compact(standard)}
	if z.standard != z.summer {
		names[1] = []string{strings.ToLower(z.names[1])}
	}
	return names
}

func zonePattern() string {
	names := zoneNames()
	all := slices.Concat(names[0], names[1])
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	for i, n := range all {
		all[i] = regexp.QuoteMeta(n)
	}
	return "(?P<Z>" + strings.Join(all, "|") + ")"
}

var groupName = regexp.MustCompile(`\\.|\(\?P<(\w)>|\((?:[^?]|$)`)

// uniqueGroups refuses a directive that stands twice, as Python's re does.
func uniqueGroups(text string) error {
	first := map[string]int{}
	groups := 0
	for _, at := range groupName.FindAllStringSubmatchIndex(text, -1) {
		if text[at[0]] == '\\' {
			continue
		}
		groups++
		if at[2] < 0 {
			continue
		}
		name := text[at[2]:at[3]]
		if before := first[name]; before > 0 {
			return object.NewException(patternError, object.Str(fmt.Sprintf("redefinition of group name '%s' as group %d; was group %d at position %d",
				name, groups, before, utf8.RuneCountInString(text[:at[2]]))))
		}
		first[name] = groups
	}
	return nil
}

// strptimeFunction is _strptime._strptime_time, which time.strptime calls.
var strptimeFunction = native.NewFunction("_strptime", "_strptime_time", "data_string, format=", "Return a time struct based on the input string and the\nformat string.", nil)

func strptime(t *object.Thread, a []object.Value) (object.Value, error) {
	if err := noKeywords("strptime", a[1]); err != nil {
		return nil, err
	}
	a, err := strptimeFunction.Bind(object.Args{Pos: a[0].(*object.Tuple).Elems})
	if err != nil {
		return nil, err
	}
	if a[1] == nil {
		a[1] = object.Str("%a %b %d %H:%M:%S %Y")
	}
	p, err := parse(t, a)
	if err != nil {
		return nil, err
	}
	return p.resolve()
}

// StrptimeModule makes the module _strptime, for datetime: its function gives besides
// the struct_time the microseconds, and those of the offset.
func StrptimeModule() (*object.Module, error) {
	m := object.NewModule("_strptime", "Strptime-related classes and functions.")
	m.AddFunc("_strptime", "data_string, format, /", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		p, err := parse(t, a)
		if err != nil {
			return nil, err
		}
		tuple, err := p.resolve()
		if err != nil {
			return nil, err
		}
		return object.NewTuple(tuple, object.NewInt(int64(micros(p.text['f']))), object.NewInt(int64(p.offsetMicros))), nil
	})
	return m, nil
}

// formats are those that were compiled, by their texts, as Lib/_strptime.py keeps them.
var formats struct {
	sync.Mutex
	compiled map[string]*regexp.Regexp
}

// maxFormats is how many are kept; all are forgotten when there is one more.
const maxFormats = 32

// compiled gives the expression for a format.
func compiled(format string) (*regexp.Regexp, error) {
	formats.Lock()
	defer formats.Unlock()
	if re := formats.compiled[format]; re != nil {
		return re, nil
	}
	text, err := pattern(format)
	if err != nil {
		return nil, err
	}
	if err := uniqueGroups(text); err != nil {
		return nil, err
	}
	// \d and \s of a str are Unicode's in Python.
	in := strings.NewReplacer(`\\`, `\\`, `\d`, `\p{Nd}`, `\s`, `[\s\v\x1c-\x1f\x{85}\p{Z}]`).Replace(text)
	re, err := regexp.Compile(`(?i)^(?:` + in + `)`)
	if err != nil {
		return nil, object.NewException(patternError, object.Str(err.Error()))
	}
	if formats.compiled == nil || len(formats.compiled) == maxFormats {
		formats.compiled = make(map[string]*regexp.Regexp)
	}
	formats.compiled[format] = re
	return re, nil
}

// parse reads the data of a[0] by the format of a[1].
func parse(t *object.Thread, a []object.Value) (*parsed, error) {
	for i, v := range a {
		if _, ok := object.Plain(v).(object.Str); !ok {
			class, err := object.Repr(t, v.Type())
			if err != nil {
				return nil, err
			}
			return nil, object.Errorf(object.TypeError, "strptime() argument %d must be str, not %s", i, class)
		}
	}
	data, format := string(object.Plain(a[0]).(object.Str)), string(object.Plain(a[1]).(object.Str))
	re, err := compiled(format)
	if err != nil {
		return nil, err
	}
	found := re.FindStringSubmatchIndex(data)
	if found == nil {
		d, err := object.Repr(t, a[0])
		if err != nil {
			return nil, err
		}
		f, err := object.Repr(t, a[1])
		if err != nil {
			return nil, err
		}
		return nil, object.Errorf(object.ValueError, "time data %s does not match format %s", d, f)
	}
	if found[1] < len(data) {
		return nil, object.Errorf(object.ValueError, "unconverted data remains: %s", data[found[1]:])
	}
	p := newParsed()
	for i, name := range re.SubexpNames() {
		if name == "" {
			continue
		}
		p.order = append(p.order, name[0])
		p.text[name[0]] = data[found[2*i]:found[2*i+1]]
	}
	return p, p.read()
}
