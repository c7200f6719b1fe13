package syntax

import (
	"errors"
	"strings"
	"testing"
)

// FuzzParse looks for texts on which Parse panics, or gives a place outside
// the text.
func FuzzParse(f *testing.F) {
	for _, group := range append(wrongTexts, rightStatements, rightExpressions, rightLiterals, rightYields, typed, rightMatch) {
		for _, text := range group {
			f.Add(text, false)
		}
	}
	f.Add("send \"a\nb\" $x\n", true)
	f.Fuzz(func(t *testing.T, text string, interactive bool) {
		if len(text) > 1<<14 {
			return
		}
		mode := FileMode
		if interactive {
			mode = InteractiveMode
		}
		for _, reader := range []CommandReader{nil, testReader{}} {
			tree, err := Parse("f", text, mode, reader)
			if err == nil {
				checkPlaces(t, tree)
				continue
			}
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("%T", err)
			}
			lines := strings.Count(translateNewlines(text), "\n") + 1
			if s := e.Span; s.Start.Line < 1 || int(s.Start.Line) > lines || s.Start.Col < 0 || int(s.Start.Col) > len(e.Line)+1 ||
				s.End.Line < s.Start.Line || int(s.End.Line) > lines {
				t.Fatalf("%q: %v at %v", text, e, s)
			}
		}
		_, _ = ParseExpr("f", text)
	})
}

// checkPlaces looks at the places of all statements and expressions.
func checkPlaces(t *testing.T, tree *Tree) {
	lines := strings.Split(tree.Text, "\n")
	inside := func(p Pos) bool {
		return p.Line >= 1 && int(p.Line) <= len(lines) && p.Col >= 0 && int(p.Col) <= len(lines[p.Line-1])
	}
	node := func(n Node) {
		s := n.Range()
		if !inside(s.Start) || !inside(s.End) || s.End.Line < s.Start.Line ||
			s.End.Line == s.Start.Line && s.End.Col < s.Start.Col {
			t.Fatalf("%q: %T at %v", tree.Text, n, s)
		}
	}
	var expr func(Expr)
	expr = func(e Expr) {
		node(e)
		children(e, expr)
	}
	var body func([]Stmt)
	body = func(list []Stmt) {
		for _, s := range list {
			node(s)
			values(s, expr)
			blocks(s, body)
		}
	}
	body(tree.Body)
}
