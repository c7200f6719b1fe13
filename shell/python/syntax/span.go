package syntax

// Pos is a place in the source: the line counted from 1, and the column in
// bytes of UTF-8 counted from 0, as Python's ast module has them.
type Pos struct {
	Line, Col int32
}

// Span is a stretch of source text, the end exclusive.
type Span struct {
	Start, End Pos
}

// Range gives the node's span; embedding Span makes a type a node.
func (s Span) Range() Span { return s }

// Node is any part of the tree.
type Node interface {
	Range() Span
}
