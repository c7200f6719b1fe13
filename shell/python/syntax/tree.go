package syntax

import "strings"

// Tree is a parsed text.
type Tree struct {
	File string // shown in tracebacks
	Text string
	Body []Stmt
	Doc  *StrLit // the module's docstring, or nil
	// Future tells that annotations are kept as text: from __future__ import annotations.
	Future bool
}

// Mode says how a text is parsed.
type Mode byte

const (
	// FileMode parses a whole file.
	FileMode Mode = iota
	// InteractiveMode parses what stands at the prompt: one statement, a block
	// of which is ended by an empty line, exactly as python3's prompt reads it.
	// A text that needs more lines gives an *Error with Incomplete set.
	InteractiveMode
	// SingleMode parses one statement of a whole text, as compile(…, "single") does.
	SingleMode
	// ExprMode parses an expression alone, which the tree has as an ExprStmt.
	ExprMode
	// LibraryMode is FileMode for a file of the library: that its names and its
	// statements are in order is tested, and not looked at again.
	LibraryMode
)

// Source is the text at a place in the tree's own.
func (t *Tree) Source(at Span) string {
	lines := strings.SplitAfterN(t.Text, "\n", int(at.End.Line)+1)[at.Start.Line-1 : at.End.Line]
	last := len(lines) - 1
	lines[last] = lines[last][:at.End.Col]
	lines[0] = lines[0][at.Start.Col:]
	return strings.Join(lines, "")
}
