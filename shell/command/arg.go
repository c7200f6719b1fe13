package command

import (
	"strconv"
	"strings"

	"labsh/shell/command/literal"
	"labsh/shell/python/object"
)

// Arg is a word of a command line with the values of its expressions.
type Arg struct {
	*Word
	values []object.Value
	call   *Call
}

// content gives the word's octets: text as UTF-8, a bytes value as it is.
func (a *Arg) content() []byte {
	var b []byte
	for _, p := range a.Parts {
		if p.Expr < 0 {
			if a.Bytes {
				b = append(b, latin1(p.Text)...)
			} else {
				b = append(b, p.Text...)
			}
			continue
		}
		v := a.values[p.Expr]
		if octets, ok := object.AsBytes(v); ok {
			b = append(b, octets...)
			continue
		}
		text, err := object.ToStr(a.call.Thread, v)
		if err != nil {
			text = "<str() failed>"
		}
		b = append(b, text...)
	}
	return b
}

// Text is the word as text.
func (a *Arg) Text() string { return string(a.content()) }

// whole is an item's text with its key.
func (a *Arg) whole() string { return a.Key + a.Sep + a.Text() }

// lone gives the expression that the word consists of, if it is one name or one
// expression alone.
func (a *Arg) lone() (Part, bool) {
	if len(a.Parts) == 1 && a.Parts[0].Expr >= 0 {
		return a.Parts[0], true
	}
	return Part{}, false
}

// byName gives the name that stands for the word in the twin, when the word
// is `$NAME`; its value is made known to the twin.
func (a *Arg) byName() (string, object.Value, bool) {
	p, ok := a.lone()
	if !ok || !p.Plain && !a.call.symbolic {
		return "", nil, false
	}
	v := a.values[p.Expr]
	if p.Plain {
		a.call.know(p.Src, v)
		return p.Src, v, true
	}
	return "(" + p.Src + ")", v, true
}

// Int is the Python source of a whole number. A literal that is none is a
// ValueError, as int() would raise it.
func (a *Arg) Int() (string, error) {
	if name, v, ok := a.byName(); ok {
		if _, err := object.AsIndex(a.call.Thread, v); err == nil {
			return name, nil
		}
	}
	text := a.Text()
	digits := strings.ReplaceAll(strings.TrimSpace(text), "_", "")
	// Decimal first: to int() a zero in front is no mark of an octal number.
	if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
		return strconv.FormatInt(n, 10), nil
	}
	if _, err := strconv.ParseInt(digits, 0, 64); err != nil {
		return "", usageError(a.call.Line.Command, object.ValueError, "invalid literal for int() with base 10: %s", literal.Repr(text))
	}
	return digits, nil
}

// Number is Int for a number with a fraction, such as seconds.
func (a *Arg) Number() (string, error) {
	if name, _, ok := a.byName(); ok {
		return name, nil
	}
	text := a.Text()
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return strconv.FormatInt(n, 10), nil
	}
	if _, err := strconv.ParseFloat(text, 64); err != nil {
		return "", usageError(a.call.Line.Command, object.ValueError, "could not convert string to float: %s", literal.Repr(text))
	}
	if strings.Trim(text, "+-.0123456789eE") != "" {
		return "float(" + literal.Str(text) + ")", nil // inf, nan: no literals of Python
	}
	return text, nil
}

// Str is the Python source of the word as a str.
func (a *Arg) Str() string {
	if name, v, ok := a.byName(); ok {
		if _, ok := v.(object.Str); ok {
			return name
		}
		return "str(" + name + ")"
	}
	if src, ok := a.fstring(); ok {
		return src
	}
	return literal.Str(a.Text())
}

// Octets is the Python source of the word as bytes.
func (a *Arg) Octets() string {
	if name, v, ok := a.byName(); ok {
		switch v.(type) {
		case object.Bytes, *object.Bytearray:
			return name
		case object.Str:
			return name + `.encode("utf-8")`
		}
		return "str(" + name + `).encode("utf-8")`
	}
	if src, ok := a.fstring(); ok {
		return src + `.encode("utf-8")`
	}
	return literal.Bytes(a.content())
}

// fstring is the word as an f-string, for a twin that is to be run again: only
// then, and only where the word holds expressions.
func (a *Arg) fstring() (string, bool) {
	if !a.call.symbolic {
		return "", false
	}
	var b strings.Builder
	any := false
	for _, p := range a.Parts {
		if p.Expr < 0 {
			b.WriteString(strings.NewReplacer("{", "{{", "}", "}}").Replace(literal.Inside(p.Text)))
			continue
		}
		any = true
		if strings.ContainsAny(p.Src, "\"\\") {
			return "", false
		}
		b.WriteString("{" + p.Src + "}")
	}
	return `f"` + b.String() + `"`, any
}

func latin1(text string) []byte {
	b := make([]byte, 0, len(text))
	for _, r := range text {
		b = append(b, byte(r))
	}
	return b
}
