package structs

import (
	"math"
	"strconv"
	"strings"
	"sync"

	"labsh/shell/python/object"
)

// structError is struct.error.
var structError = sync.OnceValue(func() *object.Type {
	return object.NewExceptionClass("struct", "error", object.ExceptionType)
})

// structFormat is a parsed format string.
//
// Source: Python's documentation of the module struct, and CPython's
// Modules/_struct.c for the words of the errors.
type structFormat struct {
	text  string
	big   bool // big-endian
	codes []structCode
	size  int64 // in bytes
	items int64 // how many values it packs
}

// structCode is a format character with its repeat count, at its offset.
type structCode struct {
	char   byte
	count  int64 // repeats; for s and p the length in bytes
	offset int64
	width  int64
	// native tells the functions that CPython uses for the machine's own layout,
	// whose errors are worded in another way.
	native bool
	// What it holds of an int of 64 bits, low above high for what is no integer.
	low, high int64
}

// maxStruct bounds a layout's size in bytes, with room for its alignment.
const maxStruct = math.MaxInt64 / 2

// structWidth is the width of a format character in bytes, 0 for one that
// there is not.
func structWidth(c byte, native bool) int64 {
	switch c {
	case 'x', 's', 'p':
		return 1
	case 'l', 'L':
		if !native {
			return 4
		}
	}
	if native || strings.IndexByte("nNP", c) < 0 {
		return int64(object.NativeSize(c))
	}
	return 0
}

// formats are those parsed before, as CPython keeps them, but for long ones; emptied
// when there are many.
var formats struct {
	sync.RWMutex
	of map[object.Value]*structFormat
}

const manyFormats = 100

func readStruct(t *object.Thread, v object.Value) (*structFormat, error) {
	switch v.(type) {
	case object.Str, object.Bytes:
	default:
		return parseStruct(t, v)
	}
	formats.RLock()
	f := formats.of[v]
	formats.RUnlock()
	if f != nil {
		return f, nil
	}
	f, err := parseStruct(t, v)
	if err == nil && len(f.codes) <= manyFormats {
		formats.Lock()
		if formats.of == nil || len(formats.of) >= manyFormats {
			formats.of = make(map[object.Value]*structFormat)
		}
		formats.of[v] = f
		formats.Unlock()
	}
	return f, err
}

func parseStruct(t *object.Thread, v object.Value) (*structFormat, error) {
	f := &structFormat{}
	switch s := object.Plain(v).(type) {
	case object.Str:
		b, err := object.CallMethod(t, s, "encode", object.Str("ascii"))
		if err != nil {
			return nil, err
		}
		p, _ := object.AsBytes(b)
		f.text = string(p)
	case object.Bytes:
		f.text = string(s)
	default:
		return nil, object.Errorf(object.TypeError, "Struct() argument 1 must be a str or bytes object, not %s", v.Type().Name)
	}
	return f, f.read()
}

func (f *structFormat) read() error {
	s := f.text
	if strings.IndexByte(s, 0) >= 0 {
		return object.Errorf(structError(), "embedded null character")
	}
	native, aligned := true, true
	if s != "" {
		switch s[0] {
		case '<', '=':
			native, aligned = false, false
			s = s[1:]
		case '>', '!':
			native, aligned, f.big = false, false, true
			s = s[1:]
		case '@':
			s = s[1:]
		}
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == ' ' || c >= '\t' && c <= '\r' {
			continue
		}
		count := int64(1)
		if c >= '0' && c <= '9' {
			j := i
			for j < len(s) && s[j] >= '0' && s[j] <= '9' {
				j++
			}
			n, err := strconv.ParseInt(s[i:j], 10, 62)
			if err != nil {
				return object.Errorf(structError(), "total struct size too long")
			}
			if j == len(s) {
				return object.Errorf(structError(), "repeat count given without format specifier")
			}
			count, i, c = n, j, s[j]
		}
		width := structWidth(c, native)
		if width == 0 {
			return object.Errorf(structError(), "bad char in struct format")
		}
		if aligned {
			f.size = (f.size + width - 1) / width * width
		}
		if count > (maxStruct-f.size)/width {
			return object.Errorf(structError(), "total struct size too long")
		}
		code := structCode{char: c, count: count, offset: f.size, width: width,
			native: native || !f.big && structWidth(c, true) == width}
		code.low, code.high = integerRange(c, width)
		f.size += count * width
		switch c {
		case 'x':
			continue
		case 's', 'p':
			f.items++
		default:
			f.items += count
			if count == 0 {
				continue
			}
		}
		f.codes = append(f.codes, code)
	}
	return nil
}

// room refuses a struct that would take absurd memory.
func (f *structFormat) room() error { return object.CheckSize(f.size, 1) }

func (c *structCode) isText() bool { return c.char == 's' || c.char == 'p' }
