package re

import (
	"strconv"
	"strings"

	"labsh/shell/python/object"
)

// template is what sub and expand put in the place of a match.
type template struct {
	isText bool
	parts  []templatePart
}

// templatePart is text, and a group behind it; -1 for none.
type templatePart struct {
	text  string
	group int
}

// template parses a template with backslashes for the pattern, if it is no other than
// the last one.
func (p *pattern) template(t *object.Thread, v object.Value) (*template, error) {
	text := object.Plain(v)
	if p.parsed != nil && object.Identical(text, p.parsedOf) {
		return p.parsed, nil
	}
	var isText bool
	switch text.(type) {
	case object.Str:
		isText = true
	case object.Buffer:
	default:
		return nil, object.Errorf(object.TypeError, "decoding to str: need a bytes-like object, %s found", v.Type().Name)
	}
	s, err := newSubject(v)
	if err != nil {
		return nil, err
	}
	parsed, err := p.parseTemplate(t, s)
	if err == nil && (isText || object.Is(text, object.BytesType)) {
		p.parsed, p.parsedOf = parsed, text
	}
	return parsed, err
}

// templateParser parses a template.
type templateParser struct {
	source
	p    *pattern
	text strings.Builder
	into *template
}

func (p *pattern) parseTemplate(t *object.Thread, s *subject) (parsed *template, err error) {
	r := &templateParser{source: source{t: t, pattern: s.value, text: s.runes, isText: s.isText}, p: p, into: &template{isText: s.isText}}
	defer func() {
		switch stop := recover().(type) {
		case nil:
		case syntaxError:
			parsed, err = nil, stop.err
		default:
			panic(stop)
		}
	}()
	r.advance()
	for r.next != nil {
		if this := r.get(); this[0] == '\\' {
			r.escape(this)
		} else {
			r.write(this[0])
		}
	}
	r.group(-1, 0)
	return r.into, nil
}

func (r *templateParser) write(c rune) {
	if r.isText {
		r.text.Write(object.AppendRune(nil, c))
	} else {
		r.text.WriteByte(byte(c))
	}
}

// group ends a part; the group's number has n characters.
func (r *templateParser) group(number, n int) {
	if number >= len(r.p.tree.groups) {
		r.fail(n, "invalid group reference %d", number)
	}
	if number >= 0 || r.text.Len() > 0 {
		r.into.parts = append(r.into.parts, templatePart{r.text.String(), number})
	}
	r.text.Reset()
}

func (r *templateParser) escape(this []rune) {
	c := this[1]
	switch {
	case c == 'g':
		r.named()
	case c == '0':
		n, _ := strconv.ParseInt("0"+r.take(2, octDigits), 8, 32)
		r.write(rune(n & 0xff))
	case c >= '1' && c <= '9':
		text := string(c)
		if in(r.next, digits) {
			text += string(r.get())
			if strings.Trim(text, octDigits) == "" && in(r.next, octDigits) {
				text += string(r.get())
				n, _ := strconv.ParseInt(text, 8, 32)
				if n > 0o377 {
					r.fail(len(text)+1, `octal escape value \%s outside of range 0-0o377`, text)
				}
				r.write(rune(n))
				return
			}
		}
		n, _ := strconv.Atoi(text)
		r.group(n, len(text))
	case controls[c] != 0:
		r.write(controls[c])
	case isLetter(c):
		r.fail(2, `bad escape \%c`, c)
	default:
		r.write('\\')
		r.write(c)
	}
}

// named parses \g<…>, a name or a number.
func (r *templateParser) named() {
	if !r.match('<') {
		r.fail(0, "missing <")
	}
	chars := r.until('>', "group name")
	name, n := str(chars), len(chars)+1
	if v, err := object.CallMethod(r.t, object.Str(name), "isidentifier"); err == nil && v == object.True {
		r.groupName(chars, 1)
		number := r.p.tree.named(name)
		if number == 0 {
			panic(syntaxError{object.Errorf(object.IndexError, "unknown group name %s", r.repr(name))})
		}
		r.group(number, n)
		return
	}
	r.group(r.groupNumber(name, n), n)
}
