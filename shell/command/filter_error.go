package command

import (
	"errors"
	"strings"

	"labsh/fakestore"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/python/object"
)

// filterError is the exception for what a filter said of f.
func (c *Call) filterError(f flow, err error) error {
	var wrong *fakestore.ExtractError
	if !errors.As(err, &wrong) {
		return err
	}
	candidates := strings.Join(wrong.Candidates, ", ")
	hinted := func(class *object.Type, text string, hint locale.Text, args ...any) error {
		e := object.Errorf(class, "%s", text)
		e.Hint = Hint(func(l locale.Lang) string { return hint.Format(l, args...) })
		return e
	}
	switch wrong.Kind {
	case fakestore.InvalidJSON:
		return c.invalidJSON(f.octets(), wrong)
	case fakestore.TooDeep:
		return object.Errorf(object.RecursionError, "%s", wrong.Error())
	case fakestore.NothingMatched:
		text := "nothing matched " + wrong.What
		if candidates == "" {
			return hinted(object.LookupError, text, locale.NoSuchPath)
		}
		return hinted(object.LookupError, text, locale.DidYouMean, candidates)
	case fakestore.Ambiguous:
		return hinted(object.LookupError, wrong.Error(), locale.WhichPath, candidates)
	case fakestore.NoRows:
		return hinted(object.TypeError, wrong.Error(), locale.NoRowsHint)
	default:
		return hinted(object.ValueError, "invalid filter: "+wrong.What, locale.FilterForm, candidates)
	}
}

// invalidJSON is json.loads' own error for the text, with the position.
func (c *Call) invalidJSON(data []byte, wrong *fakestore.ExtractError) error {
	hint := Hint(locale.NotJSONHint.In)
	m, err := object.Import(c.Thread, "json")
	if err != nil {
		return err
	}
	_, err = object.CallMethod(c.Thread, m, "loads", object.TakeBytes(data))
	e, ok := object.AsException(err)
	if !ok {
		// What Python takes and JSON does not have, such as NaN.
		e = object.Errorf(module.JSONDecodeError, "%s: line %d column %d (char %d)", wrong.What, wrong.Line, wrong.Column, wrong.Offset)
	}
	e.Trace, e.Hint = nil, hint
	return e
}
