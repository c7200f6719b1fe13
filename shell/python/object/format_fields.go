package object

import (
	"math"
	"strings"
)

// fields is one call of str.format or str.format_map.
//
// Source: CPython's Objects/stringlib/unicode_format.h.
type fields struct {
	args *Tuple // nil for format_map
	kw   Value  // a *Dict, or format_map's mapping
	// How the fields so far were numbered: not, automatically or by hand.
	auto, manual bool
	next         int
	size         int
}

// formatFields is template.format(*args, **kw), or template.format_map(kw)
// where args is nil.
func formatFields(t *Thread, template string, args *Tuple, kw Value) (string, error) {
	f := &fields{args: args, kw: kw}
	return f.expand(t, template, 2)
}

// expand replaces the fields of s; a field's specification may hold fields
// itself, to the given depth.
func (f *fields) expand(t *Thread, s string, depth int) (string, error) {
	if depth <= 0 {
		return "", Errorf(ValueError, "Max string recursion exceeded")
	}
	var parts []string // joined once their size is known to be bearable
	for s != "" {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			parts = append(parts, s)
			break
		}
		c, rest := s[i], s[i+1:]
		parts = append(parts, s[:i])
		if rest != "" && rest[0] == c {
			parts = append(parts, rest[:1])
			s = rest[1:]
			continue
		}
		if c == '}' || rest == "" {
			return "", Errorf(ValueError, "Single '%c' encountered in format string", c)
		}
		fd, rest, err := readField(rest)
		if err != nil {
			return "", err
		}
		text, err := f.field(t, fd, depth)
		if err != nil {
			return "", err
		}
		if f.size += len(text); f.size > MaxSize {
			return "", NewException(MemoryError)
		}
		parts = append(parts, text)
		s = rest
	}
	return strings.Join(parts, ""), nil
}

// field is a replacement field, {name!conversion:spec}.
type field struct {
	name       string
	conversion rune // 0 for none
	spec       string
	nested     bool // the specification holds fields
}

// readField reads a field from behind its opening brace.
func readField(s string) (fd field, rest string, err error) {
	bad := func(what string) (field, string, error) { return field{}, "", Errorf(ValueError, "%s", what) }
	i := 0
	var c byte
name:
	for i < len(s) {
		c = s[i]
		i++
		switch c {
		case '{':
			return bad("unexpected '{' in field name")
		case '[':
			for i < len(s) && s[i] != ']' {
				i++
			}
		case '}', ':', '!':
			break name
		}
	}
	switch c {
	case '}':
		fd.name = s[:i-1]
		return fd, s[i:], nil
	case ':', '!':
		fd.name = s[:i-1]
	default:
		return bad("expected '}' before end of string")
	}
	s = s[i:]
	if c == '!' {
		if s == "" {
			return bad("end of string while looking for conversion specifier")
		}
		r, n := DecodeRune(s)
		fd.conversion, s = r, s[n:]
		if s != "" {
			switch s[0] {
			case '}':
				return fd, s[1:], nil
			case ':':
				s = s[1:]
			default:
				return bad("expected ':' after conversion specifier")
			}
		}
	}
	open := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			fd.nested = true
			open++
		case '}':
			if open--; open == 0 {
				fd.spec = s[:i]
				return fd, s[i+1:], nil
			}
		}
	}
	return bad("unmatched '{' in format spec")
}

func (f *fields) field(t *Thread, fd field, depth int) (string, error) {
	v, err := f.value(t, fd.name)
	if err != nil {
		return "", err
	}
	if fd.conversion != 0 {
		if v, err = Convert(t, v, fd.conversion); err != nil {
			return "", err
		}
	}
	spec := fd.spec
	if fd.nested {
		if spec, err = f.expand(t, spec, depth-1); err != nil {
			return "", err
		}
	}
	return Format(t, v, spec)
}

// Convert is the conversion !r, !s or !a of a replacement field.
func Convert(t *Thread, v Value, conversion rune) (Value, error) {
	var s string
	var err error
	switch conversion {
	case 'r':
		s, err = Repr(t, v)
	case 's':
		s, err = ToStr(t, v)
	case 'a':
		s, err = ASCII(t, v)
	default:
		return nil, Errorf(ValueError, "Unknown conversion specifier %s", shownKind(conversion))
	}
	return Str(s), err
}

// fieldNumber reads a name that is a number, -1 for any other.
func fieldNumber(s string) (int, error) {
	n, rest, err := readDigits(s)
	if err != nil && strings.Trim(s, "0123456789") != "" {
		return -1, nil
	}
	if rest != "" {
		return -1, err
	}
	return int(min(n, math.MaxInt)), err
}

// value finds what a field's name means: an argument, then attributes and
// items of it.
func (f *fields) value(t *Thread, name string) (Value, error) {
	end := strings.IndexAny(name, ".[")
	if end < 0 {
		end = len(name)
	}
	first, rest := name[:end], name[end:]
	n, err := fieldNumber(first)
	if err != nil {
		return nil, err
	}
	if first == "" || n >= 0 {
		if first == "" {
			n = f.next
			f.next++
			f.auto = true
		} else {
			f.manual = true
		}
		switch {
		case !f.auto || !f.manual:
		case first == "":
			return nil, Errorf(ValueError, "cannot switch from manual field specification to automatic field numbering")
		default:
			return nil, Errorf(ValueError, "cannot switch from automatic field numbering to manual field specification")
		}
	}
	var v Value
	switch {
	case n < 0:
		v, err = f.named(t, first)
	case f.args == nil:
		return nil, Errorf(ValueError, "Format string contains positional fields")
	case n >= len(f.args.Elems):
		return nil, Errorf(IndexError, "Replacement index %d out of range for positional args tuple", n)
	default:
		v = f.args.Elems[n]
	}
	for rest != "" && err == nil {
		v, rest, err = fieldStep(t, v, rest)
	}
	return v, err
}

func (f *fields) named(t *Thread, name string) (Value, error) {
	d, ok := f.kw.(*Dict)
	if !ok || d.class != nil {
		return GetItem(t, f.kw, Str(name))
	}
	if v, ok := d.GetStr(name); ok {
		return v, nil
	}
	return nil, NewException(KeyError, Str(name))
}

// fieldStep takes one .attribute or [item] of v.
func fieldStep(t *Thread, v Value, s string) (Value, string, error) {
	empty := func() (Value, string, error) {
		return nil, "", Errorf(ValueError, "Empty attribute in format string")
	}
	switch s[0] {
	case '.':
		s = s[1:]
		end := strings.IndexAny(s, ".[")
		if end < 0 {
			end = len(s)
		}
		if end == 0 {
			return empty()
		}
		v, err := GetAttr(t, v, s[:end])
		return v, s[end:], err
	case '[':
		end := strings.IndexByte(s, ']')
		if end < 0 {
			return nil, "", Errorf(ValueError, "Missing ']' in format string")
		}
		key := s[1:end]
		if key == "" {
			return empty()
		}
		n, err := fieldNumber(key)
		if err != nil {
			return nil, "", err
		}
		var item Value = Str(key)
		if n >= 0 {
			item = NewInt(int64(n))
		}
		v, err := GetItem(t, v, item)
		return v, s[end+1:], err
	}
	return nil, "", Errorf(ValueError, "Only '.' or '[' may follow ']' in format field specifier")
}
