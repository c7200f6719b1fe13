package syntax

import (
	"errors"
	"fmt"
	"testing"
	"unicode/utf8"
)

// compileScript gives the error that compile() raises for each text.
const compileScript = `
import json, sys
def one(text):
    try:
        compile(text, "f.py", "exec")
    except SyntaxError as e:
        return dict(Class=type(e).__name__, Msg=e.msg, Line=e.lineno or 0, Col=e.offset or 0,
                    EndLine=e.end_lineno or 0, EndCol=e.end_offset or 0)
    except BaseException as e:
        return dict(Class=type(e).__name__, Msg=str(e))
    return dict()
json.dump([one(t) for t in json.load(sys.stdin)], sys.stdout)
`

// place is an error as CPython's SyntaxError has it: columns count characters
// from 1. An end that shows one caret only is left out.
type pythonError struct {
	Class, Msg                 string
	Line, Col, EndLine, EndCol int
}

func (e pythonError) normal() pythonError {
	if e.Class != "SyntaxError" && e.Class != "IndentationError" && e.Class != "TabError" {
		return pythonError{Class: e.Class, Msg: e.Msg}
	}
	e.Col = max(e.Col, 1)
	if e.EndCol <= 0 || e.EndLine == e.Line && e.EndCol == e.Col {
		e.EndLine, e.EndCol = 0, 0
	}
	return e
}

func (e pythonError) String() string {
	return fmt.Sprintf("%s: %s at %d:%d-%d:%d", e.Class, e.Msg, e.Line, e.Col, e.EndLine, e.EndCol)
}

// asPython gives our error in the same form.
func asPython(err error, text string) pythonError {
	var e *Error
	if !errors.As(err, &e) {
		return pythonError{}
	}
	column := func(p Pos) int {
		line := e.Line
		if p.Line != e.Span.Start.Line {
			line = newSource("", text).line(p.Line)
		}
		return utf8.RuneCountInString(line[:min(int(p.Col), len(line))]) + max(0, int(p.Col)-len(line)) + 1
	}
	return pythonError{
		Class: e.Class, Msg: e.Msg,
		Line: int(e.Span.Start.Line), Col: column(e.Span.Start),
		EndLine: int(e.Span.End.Line), EndCol: column(e.Span.End),
	}.normal()
}

func TestErrorsAsCPython(t *testing.T) {
	t.Parallel()
	var texts []string
	for _, group := range wrongTexts {
		texts = append(texts, group...)
	}
	var want []pythonError
	cpython(t, compileScript, texts, &want)
	agree := 0
	for i, text := range texts {
		_, err := Parse("f.py", text, FileMode, nil)
		if got, want := asPython(err, text), want[i].normal(); got != want {
			t.Errorf("%q\n got %v\nwant %v", text, got, want)
		} else {
			agree++
		}
	}
	t.Logf("%d of %d errors agree", agree, len(texts))
}
