package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"slices"
	"strings"
)

// A mutant is one file with one fault: the text from start to end replaced.
type mutant struct {
	pkg      string // import path
	file     string // absolute
	shown    string // the file as people read it, from the module's directory
	line     int
	function string // with its receiver's type; "" outside functions
	what     string // what was changed

	original    []byte // the file's text when it was found: somebody may edit it meanwhile
	start, end  int
	replacement string
}

func (m mutant) String() string {
	if m.function == "" {
		return fmt.Sprintf("%s:%d: %s", m.shown, m.line, m.what)
	}
	return fmt.Sprintf("%s:%d: %s: %s", m.shown, m.line, m.function, m.what)
}

// source gives the text of the file with the fault in it. Every other line
// keeps its number.
func (m mutant) source() []byte {
	removed := m.original[m.start:m.end]
	lines := bytes.Count(removed, []byte("\n")) - strings.Count(m.replacement, "\n")
	fault := m.replacement + strings.Repeat("\n", lines)
	return slices.Concat(m.original[:m.start], []byte(fault), m.original[m.end:])
}

// functionName is the name that a mutant shows, a method's with its type.
func functionName(n *ast.FuncDecl) string {
	if n.Recv == nil {
		return n.Name.Name
	}
	t := n.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if generic, ok := t.(*ast.IndexExpr); ok {
		t = generic.X
	}
	if name, ok := t.(*ast.Ident); ok {
		return name.Name + "." + n.Name.Name
	}
	return n.Name.Name
}

// short is the beginning of a piece of code, on one line.
func short(code string) string {
	const most = 70
	line := []rune(strings.Join(strings.Fields(code), " "))
	if len(line) > most {
		return string(line[:most]) + "…"
	}
	return string(line)
}
