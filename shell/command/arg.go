package command

import (
	"errors"
	"strconv"
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// Arg is a word of a command line with the values of its expressions.
type Arg struct {
	*line.Word
	values []object.Value
	call   *Call
}

// With is another word in the place of the argument's, over the same values.
func (a *Arg) With(w *line.Word) *Arg { return &Arg{Word: w, values: a.values, call: a.call} }

// Value is the value of an expression in the word.
func (a *Arg) Value(p line.Part) object.Value {
	a.call.reads |= 1 << min(p.Expr, 63)
	return a.values[p.Expr]
}

// Source is an expression of the word as Python source.
func (a *Arg) Source(p line.Part) string { return operand(p.Src) }

// Thread is the thread that the line runs on.
func (a *Arg) Thread() *object.Thread { return a.call.Thread }

// misread is the ValueError for a word that is no number; its hint is the usage.
func (a *Arg) misread(format string, args ...any) error {
	e := object.Errorf(object.ValueError, format, args...)
	e.Hint = locale.UsageHint.Hint(a.call.Command.UsageLine())
	return e
}

// Text is the word as text.
func (a *Arg) Text() string { return string(a.content()) }

// Is reports whether the word says that, in any case. That a number does not is known
// by its type.
func (a *Arg) Is(word string) bool {
	if p, ok := a.Lone(); ok {
		switch object.Plain(a.values[p.Expr]).(type) {
		case object.Int, object.Float:
			return false
		}
	}
	return strings.EqualFold(a.Text(), word)
}

// Whole is an item's text with its key.
func (a *Arg) Whole() string { return a.Key + a.Sep + a.Text() }

// Lone gives the expression that the word consists of, if it is one name or one
// expression alone.
func (a *Arg) Lone() (line.Part, bool) {
	if len(a.Parts) == 1 && a.Parts[0].Expr >= 0 {
		return a.Parts[0], true
	}
	return line.Part{}, false
}

// ByName gives the name that stands for the word in the twin, when the word
// is `$NAME`.
func (a *Arg) ByName() (string, object.Value, bool) {
	p, ok := a.Lone()
	if !ok || !a.kept(p) {
		return "", nil, false
	}
	v := a.values[p.Expr]
	return operand(p.Src), v, true
}

// Int is the Python source of a whole number. A literal that is none is a
// ValueError, as int() would raise it.
func (a *Arg) Int() (string, error) {
	if name, v, ok := a.ByName(); ok {
		if _, err := object.AsIndex(a.call.Thread, v); err == nil {
			return name, nil
		}
	}
	text := a.Text()
	digits := strings.ReplaceAll(strings.TrimSpace(text), "_", "")
	// Decimal first: to int() a zero in front is no mark of an octal number.
	if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
		if a.Computed() {
			return "int(" + a.Str() + ")", nil
		}
		return strconv.FormatInt(n, 10), nil
	}
	if _, err := strconv.ParseInt(digits, 0, 64); err != nil && !errors.Is(err, strconv.ErrRange) {
		return "", a.misread("invalid literal for int() with base 10: %s", literal.Repr(text))
	}
	if a.Computed() {
		return "int(" + a.Str() + ", 0)", nil
	}
	return digits, nil
}

// Number is Int for a number with a fraction, such as seconds.
func (a *Arg) Number() (string, error) {
	if name, v, ok := a.ByName(); ok {
		if _, isText := object.Plain(v).(object.Str); !isText {
			return name, nil
		}
	}
	text := a.Text()
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		if a.Computed() {
			return "float(" + a.Str() + ")", nil
		}
		return strconv.FormatInt(n, 10), nil
	}
	if _, err := strconv.ParseFloat(text, 64); err != nil {
		return "", a.misread("could not convert string to float: %s", literal.Repr(text))
	}
	if a.Computed() {
		return "float(" + a.Str() + ")", nil
	}
	if strings.Trim(text, "+-.0123456789eE") != "" {
		return "float(" + literal.Str(text) + ")", nil // inf, nan: no literals of Python
	}
	return text, nil
}

func latin1(text string) []byte {
	b := make([]byte, 0, len(text))
	for _, r := range text {
		b = append(b, byte(r))
	}
	return b
}
