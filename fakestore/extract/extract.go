package extract

import (
	"fmt"
	"strings"
)

// A Result is what flows from one filter to the next: JSON, or rows with a
// header. Exactly one of the two is set.
type Result struct {
	JSON  []byte
	Table *Table
}

// A Filter makes one Result of another. Its errors are *Error.
type Filter interface {
	Apply(in Result) (Result, error)
	// String is the filter as it is written.
	String() string
}

// Apply applies filters to JSON, one after the other.
func Apply(json []byte, filters ...Filter) (Result, error) {
	r := Result{JSON: json}
	for _, f := range filters {
		var err error
		if r, err = f.Apply(r); err != nil {
			return Result{}, err
		}
	}
	return r, nil
}

// An ErrorKind says what went wrong in a filter, for those who word it.
type ErrorKind int

// The kinds of Error, and what their What and Candidates hold.
const (
	// InvalidJSON: What is the fault, with Offset, Line and Column.
	InvalidJSON ErrorKind = iota
	// TooDeep: JSON nested over MaxDepth; with Offset, Line and Column.
	TooDeep
	// NothingMatched: What is the path or name; Candidates are others that
	// would match.
	NothingMatched
	// Ambiguous: What is a name found in several places, Candidates their
	// paths.
	Ambiguous
	// NoRows: What is the JSON type that has no rows to choose from.
	NoRows
	// BadFilter: What is the filter as typed, Candidates its correct forms.
	BadFilter
	// NoOr: What is a where with two comparisons of which one is to hold;
	// Candidates are the two alone.
	NoOr
	// UnknownFilter: What is the filter as typed, which begins with a word
	// that is no filter, and has more.
	UnknownFilter
	// Incomparable: What is a field without any value that could be compared
	// so, Holds what it has instead, Candidates what can be written.
	Incomparable
)

// An Error is why a filter gave nothing. Its English text is a default:
// the fields are enough to word it in another language.
type Error struct {
	Kind       ErrorKind
	What       string
	Candidates []string
	Holds      string // what a field has: numbers, texts, true and false, objects, lists
	Offset     int    // bytes before the fault, from 0
	Line       int    // from 1
	Column     int    // characters, from 1
}

func (e *Error) Error() string {
	switch e.Kind {
	case InvalidJSON:
		return fmt.Sprintf("invalid JSON: %s: line %d column %d (char %d)", e.What, e.Line, e.Column, e.Offset)
	case TooDeep:
		return fmt.Sprintf("JSON nested over %d levels: line %d column %d (char %d)", MaxDepth, e.Line, e.Column, e.Offset)
	case NothingMatched:
		text := "nothing matched " + e.What
		if len(e.Candidates) > 0 {
			text += "; did you mean " + strings.Join(e.Candidates, ", ") + "?"
		}
		return text
	case Ambiguous:
		return fmt.Sprintf("%s is in several places: %s", e.What, strings.Join(e.Candidates, ", "))
	case NoRows:
		return "no rows in a JSON " + e.What
	case UnknownFilter:
		return "unknown filter: " + e.What
	case Incomparable:
		return e.What + " holds " + e.Holds
	default:
		return fmt.Sprintf("%s: the form is: %s", e.What, strings.Join(e.Candidates, ", "))
	}
}
