package servers

import (
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
	"labsh/shell/python/object"
)

// faultUsage are the options of serve and tap for what goes wrong on purpose.
const faultUsage = "[delay=MS] [chunk=N] [drop=N%] [reset=N] [end=rst|half|never]"

// faultWords completes them.
var faultWords = command.Listed("delay=", "chunk=", "drop=", "reset=", "end=rst", "end=half", "end=never")

// faultOptions read them, by the name of a class's parameter: the Python source and the
// value.
var faultOptions = map[string]func(c *command.Call, a *command.Arg) (source string, v object.Value, err error){
	"delay": fraction,
	"chunk": whole,
	"drop":  percentage,
	"reset": whole,
	"end": func(_ *command.Call, a *command.Arg) (string, object.Value, error) {
		return a.Str(), object.Str(a.Text()), nil
	},
}

// faultsOf gives a line's faults, and adds them to a class's arguments.
func faultsOf(c *command.Call, args *arguments) (f netlab.Faults, err error) {
	values := make([]object.Value, len(sheet.Faults))
	for i, name := range sheet.Faults {
		a := c.Option(name)
		if a == nil {
			continue
		}
		source, v, err := faultOptions[name](c, a)
		if err != nil {
			return f, err
		}
		args.add(name, source, a)
		values[i] = v
	}
	return sheet.FaultsOf(c.Thread, values)
}

// whole is an option that is a whole number.
func whole(c *command.Call, a *command.Arg) (string, object.Value, error) {
	source, err := a.Int()
	if err != nil {
		return "", nil, err
	}
	n, err := strconv.ParseInt(source, 10, 64)
	if err != nil {
		n, err = c.Number(a)
	}
	return source, object.NewInt(n), err
}

// fraction is an option that is a number.
func fraction(c *command.Call, a *command.Arg) (string, object.Value, error) {
	source, err := a.Number()
	if err != nil {
		return "", nil, err
	}
	if n, err := strconv.ParseFloat(source, 64); err == nil {
		return source, object.Float(n), nil
	}
	_, v, named := a.ByName()
	if !named {
		v, _, err = c.Python(source)
	}
	return source, v, err
}

// percentage is drop=, a number that a % may follow.
func percentage(c *command.Call, a *command.Arg) (string, object.Value, error) {
	if text, share := strings.CutSuffix(a.Text(), "%"); share && len(a.Parts) == 1 {
		if percent, err := strconv.ParseFloat(text, 64); err == nil {
			return strconv.FormatFloat(percent, 'g', -1, 64), object.Float(percent), nil
		}
	}
	source, v, err := fraction(c, withoutPercent(a))
	if e, ok := object.AsException(err); ok {
		e.Hint = locale.DropShareHint.Hint()
	}
	return source, v, err
}

// withoutPercent takes the % off that follows an expression.
func withoutPercent(a *command.Arg) *command.Arg {
	last := len(a.Parts) - 1
	if last != 1 || a.Parts[0].Expr < 0 || a.Parts[last].Text != "%" {
		return a
	}
	w := *a.Word
	w.Parts = w.Parts[:last]
	return a.With(&w)
}
