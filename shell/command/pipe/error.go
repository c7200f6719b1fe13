package pipe

import (
	"errors"
	"strings"

	"labsh/fakestore/extract"
	"labsh/shell/locale"
	"labsh/shell/module/json"
	"labsh/shell/python/object"
)

// Exception is the exception for what a filter said of f.
func Exception(t *object.Thread, f Flow, err error) error {
	var wrong *extract.Error
	if !errors.As(err, &wrong) {
		return err
	}
	wrong = bounded(wrong)
	candidates := strings.Join(wrong.Candidates, ", ")
	hinted := func(class *object.Type, text string, hint locale.Text, args ...any) error {
		e := object.Errorf(class, "%s", text)
		e.Origin = err
		e.Hint = hint.Hint(args...)
		return e
	}
	switch wrong.Kind {
	case extract.InvalidJSON:
		return invalidJSON(t, f.octets(), wrong)
	case extract.TooDeep:
		return object.Errorf(object.RecursionError, "%s", wrong.Error())
	case extract.NothingMatched:
		text := "nothing matched " + wrong.What
		if candidates == "" {
			return hinted(object.LookupError, text, locale.NoSuchPath)
		}
		return hinted(object.LookupError, text, locale.DidYouMean, candidates)
	case extract.Ambiguous:
		return hinted(object.LookupError, wrong.Error(), locale.WhichPath, candidates)
	case extract.NoRows:
		return hinted(object.TypeError, wrong.Error(), locale.NoRowsHint)
	case extract.Incomparable:
		if candidates == "" {
			return hinted(object.TypeError, wrong.Error(), locale.NoSuchPath)
		}
		return hinted(object.TypeError, wrong.Error(), locale.FilterForm, candidates)
	default:
		e := object.Errorf(object.ValueError, "%s", filterFault(wrong))
		e.Origin = err
		e.Hint = filterHint(wrong)
		return e
	}
}

// Explain says what is wrong with a filter that Parse refused, and how it is
// written.
func Explain(err error) (fault string, hint locale.Hint) {
	var e *extract.Error
	var dollar unexpandedError
	switch {
	case errors.As(err, &e):
		e = bounded(e)
		return filterFault(e), filterHint(e)
	case errors.As(err, &dollar):
		hint = locale.FilterDollarHint.Hint()
	}
	return err.Error(), hint
}

// maxQuoted is how much of a filter an error quotes, in bytes.
const maxQuoted = 500

// bounded is e without the rest of what is too long to be read.
func bounded(e *extract.Error) *extract.Error {
	b := *e
	b.What, b.Candidates = clip(e.What), nil
	for _, c := range e.Candidates {
		b.Candidates = append(b.Candidates, clip(c))
	}
	return &b
}

func clip(text string) string {
	if len(text) <= maxQuoted {
		return text
	}
	return strings.ToValidUTF8(text[:maxQuoted], "") + "…"
}

func filterFault(e *extract.Error) string {
	if e.Kind == extract.UnknownFilter {
		return e.Error()
	}
	return "invalid filter: " + e.What
}

// filterHint tells how a filter is written.
func filterHint(e *extract.Error) locale.Hint {
	forms := strings.Join(e.Candidates, ", ")
	return func(l locale.Lang) string {
		switch {
		case e.Kind == extract.UnknownFilter:
			return locale.FiltersThere.Format(l, strings.Join(Forms(), ", "))
		case e.Kind == extract.NoOr:
			return locale.NoOrHint.Format(l, e.Candidates[0], e.Candidates[1])
		case forms == extract.WhereForm:
			return locale.WhereForm.Format(l, forms)
		}
		return locale.FilterForm.Format(l, forms)
	}
}

// invalidJSON is json.loads' own error for the text, with the position.
func invalidJSON(t *object.Thread, data []byte, wrong *extract.Error) error {
	hint := locale.NotJSONHint.Hint()
	m, err := object.Library(t, "json")
	if err != nil {
		return err
	}
	_, err = object.CallMethod(t, m, "loads", object.TakeBytes(data))
	e, ok := object.AsException(err)
	if !ok {
		// What Python takes and JSON does not have, such as NaN.
		e = object.Errorf(json.DecodeError(), "%s: line %d column %d (char %d)", wrong.What, wrong.Line, wrong.Column, wrong.Offset)
	}
	e.Trace, e.Hint = nil, hint
	return e
}
