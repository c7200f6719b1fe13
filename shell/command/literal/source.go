package literal

import (
	"strings"

	"labsh/shell/python/syntax"
)

// EndsIn reports whether a text's last line is a name alone: the twin bound it
// itself.
func EndsIn(text, name string) bool {
	lines, last := CutLastLine(text)
	return last == name && lines != ""
}

// WithoutName is a text without its last line where that is a name alone, which shows
// nothing.
func WithoutName(text string) string {
	if lines, last := CutLastLine(text); lines != "" && last != "" && syntax.IdentifierLen(last) == len(last) {
		return strings.TrimSuffix(lines, "\n")
	}
	return text
}

// WrapLast puts a text before and after the expression that a text ends in; a
// text that ends otherwise stays as it is.
func WrapLast(text, before, after string) string {
	tree, err := syntax.Parse("<twin>", text, syntax.FileMode, nil)
	if err != nil || len(tree.Body) == 0 {
		return text
	}
	last, ok := tree.Body[len(tree.Body)-1].(*syntax.ExprStmt)
	if !ok {
		return text
	}
	r := last.Value.Range()
	from, to := Offset(text, r.Start), Offset(text, r.End)
	return text[:from] + before + text[from:to] + after + text[to:]
}

// Offset is the byte offset of a place in a text.
func Offset(text string, at syntax.Pos) int {
	i := 0
	for range at.Line - 1 {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return len(text)
		}
		i += n + 1
	}
	return min(i+int(at.Col), len(text))
}
