package syntax

// Tree is a parsed text.
type Tree struct {
	File string // shown in tracebacks
	Text string
	Body []Stmt
	Doc  *StrLit // the module's docstring, or nil
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
)
