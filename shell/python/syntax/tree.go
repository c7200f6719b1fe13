package syntax

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
)
