package syntax

import "fmt"

// Error is a syntax error with CPython's wording.
type Error struct {
	Class string // SyntaxError, IndentationError or TabError
	Msg   string
	File  string
	Span  Span
	Line  string // the source line, without its newline
	// Incomplete tells that the text is right as far as it goes: more lines
	// could complete it.
	Incomplete bool
	// Late tells that the text was read whole before the error was found: CPython then
	// quotes the line of a file alone. Bare is one whose place CPython gives as
	// attributes, not as arguments.
	Late, Bare bool
	// Open tells that no newline ends the line, AtEnd that the error is at that place,
	// which has no column then.
	Open, AtEnd bool
	// Hint goes with the exception; it is its maker's own.
	Hint any
}

// Unended tells that the text ends without a newline in the given line.
func (e *Error) Unended(line int) {
	e.Open = int(e.Span.Start.Line) == line
	e.AtEnd = e.Open && int(e.Span.Start.Col) >= len(e.Line)
}

// Error is the last line that Python prints.
func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s", e.Class, e.Msg)
}
