package save

import (
	"fmt"
	"strconv"
	"strings"

	"labsh/shell/command/journal"
	"labsh/shell/python/syntax"
)

// unrolls reports whether a loop's turns are written one after the other: where one text
// of a command in it cannot serve them all, and there are few.
func (w *blockWriter) unrolls(loop syntax.Stmt, in window) bool {
	body, orElse := loopParts(loop)
	varied := false
	for _, c := range w.commandsOf(body) {
		if r := w.journal.Of(journal.LineOf(c)); r != nil && r.Varied && !r.General {
			varied = true
			if r.Count > journal.Most {
				return false
			}
		}
	}
	if !varied {
		return false
	}
	turns := w.turns(loop, in)
	if n, ok := loop.(*syntax.For); ok {
		if values := w.values(n); values != nil && len(values) < len(turns) {
			return false
		}
	}
	return len(turns) > 0 && len(turns) <= journal.Most && len(w.entry.Turns) < journal.MaxTurns && !(len(orElse) > 0 && leaves(body, true))
}

func loopParts(loop syntax.Stmt) (body, orElse []syntax.Stmt) {
	switch n := loop.(type) {
	case *syntax.For:
		return n.Body, n.Else
	case *syntax.While:
		return n.Body, n.Else
	}
	return nil, nil
}

// turns are a loop's turns in a window, each as the window of its runs.
func (w *blockWriter) turns(loop syntax.Stmt, in window) []window {
	var all []window
	for i, begun := range w.entry.Turns {
		if begun != loop || i+1 < in.from || i+1 >= in.to {
			continue
		}
		if n := len(all); n > 0 {
			all[n-1].to = i + 1
		}
		all = append(all, window{from: i + 1, to: in.to})
	}
	return all
}

// unrolled writes a loop's turns one after the other.
func (w *blockWriter) unrolled(loop syntax.Stmt, in window) string {
	body, orElse := loopParts(loop)
	firstLine, _ := journal.LineRange(loop)
	indent := w.indentOf(firstLine)
	var lines []string
	values, next := []string(nil), ""
	if n, ok := loop.(*syntax.For); ok {
		if values = w.values(n); values == nil {
			name := w.names.own("turns")
			lines = append(lines, fmt.Sprintf("%s%s = %s(%s)", indent, name, w.names.builtin("iter"), w.source(n.Iter)))
			next = w.names.builtin("next") + "(" + name + ")"
		}
	}
	jumps := leaves(body, false)
	for i, turn := range w.turns(loop, in) {
		first, _ := journal.LineRange(body[0])
		_, last := journal.LineRange(body[len(body)-1])
		text := w.lines(first, last, body, turn, 0)
		bodyIndent := w.indentOf(first)
		value := next
		if i < len(values) {
			value = values[i]
		}
		switch n := loop.(type) {
		case *syntax.For:
			target := w.source(n.Target)
			if jumps {
				lines = append(lines, indent+"for "+target+" in ["+value+"]:", text)
				continue
			}
			lines = append(lines, indent+target+" = "+value, reindented(text, bodyIndent, indent))
		case *syntax.While:
			constant := isTrue(n.Test)
			switch {
			case jumps:
				name := w.names.free("turn")
				if constant {
					lines = append(lines, indent+"for "+name+" in [1]:", text)
				} else {
					lines = append(lines, indent+"for "+name+" in [1] if "+w.source(n.Test)+" else []:", text)
				}
			case constant:
				lines = append(lines, reindented(text, bodyIndent, indent))
			default:
				lines = append(lines, indent+"if "+w.source(n.Test)+":", text)
			}
		}
	}
	if len(orElse) > 0 {
		first, _ := journal.LineRange(orElse[0])
		_, last := journal.LineRange(orElse[len(orElse)-1])
		lines = append(lines, reindented(w.lines(first, last, orElse, in, 0), w.indentOf(first), indent))
	}
	return strings.Join(lines, "\n")
}

// source is the text of an expression.
func (w *blockWriter) source(e syntax.Expr) string {
	r := e.Range()
	return w.segment.Text[w.offset(r.Start):w.offset(r.End)]
}

// values are the values that a loop goes through, where its line tells: those of a
// display of literals, or of a range of them. nil where it does not.
func (w *blockWriter) values(n *syntax.For) []string {
	var values []string
	switch iter := n.Iter.(type) {
	case *syntax.List:
		return w.literals(iter.Elems)
	case *syntax.Tuple:
		return w.literals(iter.Elems)
	case *syntax.Call:
		if f, ok := iter.Func.(*syntax.Name); !ok || f.Ident != "range" || w.names.bound["range"] || len(iter.Keywords) > 0 || len(iter.Args) > 2 {
			return nil
		}
		var bounds []int64
		for _, a := range iter.Args {
			lit, ok := a.(*syntax.IntLit)
			if !ok || lit.Big != nil {
				return nil
			}
			bounds = append(bounds, lit.Value)
		}
		if len(bounds) == 1 {
			bounds = append([]int64{0}, bounds...)
		}
		for v := bounds[0]; v < bounds[1] && len(values) <= journal.Most; v++ {
			values = append(values, strconv.FormatInt(v, 10))
		}
	}
	return values
}

func (w *blockWriter) literals(elems []syntax.Expr) []string {
	var values []string
	for _, e := range elems {
		switch e.(type) {
		case *syntax.IntLit, *syntax.StrLit, *syntax.BytesLit, *syntax.Constant, *syntax.FloatLit:
			values = append(values, w.source(e))
		default:
			return nil
		}
	}
	return values
}

func isTrue(e syntax.Expr) bool {
	switch n := e.(type) {
	case *syntax.Constant:
		return n.Name == "True"
	case *syntax.IntLit:
		return n.Value != 0
	}
	return false
}

// leaves reports whether the body of a loop has a break of it, or a continue unless
// breaks alone are asked for.
func leaves(body []syntax.Stmt, breaks bool) bool {
	for _, s := range body {
		switch n := s.(type) {
		case *syntax.Break:
			return true
		case *syntax.Continue:
			if !breaks {
				return true
			}
		case *syntax.FunctionDef, *syntax.ClassDef:
			continue
		case *syntax.For:
			if leaves(n.Else, breaks) {
				return true
			}
			continue
		case *syntax.While:
			if leaves(n.Else, breaks) {
				return true
			}
			continue
		}
		for _, block := range journal.Blocks(s) {
			if leaves(block, breaks) {
				return true
			}
		}
	}
	return false
}

// reindented moves a text from one indentation to another, but for lines that begin
// inside a string.
func reindented(text, from, to string) string {
	lines := strings.Split(text, "\n")
	inside := insideStrings("if 1:\n"+text, read("if 1:\n"+text))
	for i, line := range lines {
		if rest, ok := strings.CutPrefix(line, from); ok && !inside[i+2] {
			lines[i] = to + rest
		}
	}
	return strings.Join(lines, "\n")
}
