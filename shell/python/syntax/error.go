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
	// Hint goes with the exception; it is its maker's own.
	Hint any
}

// Error is the last line that Python prints.
func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s", e.Class, e.Msg)
}
