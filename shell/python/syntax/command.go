package syntax

// CommandReader recognises the shell's commands. The parser asks it at the
// start of every logical line, where a statement may stand; indentation is
// already skipped.
type CommandReader interface {
	// ReadCommand looks at the text from the line's first character to the end
	// of the source. It returns nil, nil when the line is no command; a
	// *CommandLine when it is, or may be, one; or an error: [*Error], with
	// Incomplete set when more lines could complete it (an open quote). An
	// error's positions count from the text's start (line 1, column 0).
	ReadCommand(text string) (*CommandLine, error)
}

// CommandLine is what a CommandReader made of a line.
type CommandLine struct {
	Text     string   // the line as typed, without its final newline
	Targets  []string // names before `=`
	Receiver string   // NAME of `NAME.METHOD …`, or ""
	Name     string   // the command's name
	// Exprs are the Python expressions inside the line (`$name`, `${expr}`),
	// in order.
	Exprs []ExprText
	// Payload is the reader's own: the parsed arguments.
	Payload any
}

// ExprText is the source of an expression inside a command line and its byte
// offset in Text.
type ExprText struct {
	Source string
	Offset int
}
