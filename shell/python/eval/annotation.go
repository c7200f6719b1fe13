package eval

import (
	"strings"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// annotationText is an annotation that is kept as text: as CPython writes it where it
// is made of names, texts, square brackets and operators, else as it stands in the program.
func annotationText(tree *syntax.Tree, e syntax.Expr) string {
	source := tree.Source(e.Range())
	text := func(e syntax.Expr) string { return annotationText(tree, e) }
	list := func(elems []syntax.Expr) string {
		texts := make([]string, len(elems))
		for i, e := range elems {
			texts[i] = text(e)
		}
		return strings.Join(texts, ", ")
	}
	if n, ok := e.(*syntax.StrLit); ok {
		repr, _ := object.Repr(nil, object.Str(n.Value))
		return repr
	}
	if strings.Contains(source, "(") { // they group, or stand in what is no type
		return strings.Join(strings.Fields(source), " ")
	}
	switch n := e.(type) {
	case *syntax.List:
		return "[" + list(n.Elems) + "]"
	case *syntax.Subscript:
		if t, ok := n.Index.(*syntax.Tuple); ok && len(t.Elems) > 1 {
			return text(n.Value) + "[" + list(t.Elems) + "]"
		}
		return text(n.Value) + "[" + text(n.Index) + "]"
	case *syntax.Binary:
		return text(n.Left) + " " + string(n.Op) + " " + text(n.Right)
	}
	return strings.Join(strings.Fields(source), " ")
}
