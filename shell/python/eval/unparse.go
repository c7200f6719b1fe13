package eval

import (
	"strings"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// exprText writes an expression as CPython does the annotations that it keeps as
// text (Python/ast_unparse.c).
func exprText(e syntax.Expr) string {
	w := &exprWriter{}
	w.expr(e, levelTest)
	return w.String()
}

// How tightly the parts of an expression bind, the loosest first.
const (
	levelTuple = iota
	levelTest  // if, lambda
	levelOr
	levelAnd
	levelNot
	levelCompare
	levelBitOr
	levelXor
	levelBitAnd
	levelShift
	levelSum
	levelTerm
	levelFactor
	levelPower
	levelAwait
	levelAtom
)

var opLevels = map[syntax.Op]int{
	"or": levelOr, "and": levelAnd, "not": levelNot, "|": levelBitOr, "^": levelXor, "&": levelBitAnd,
	"<<": levelShift, ">>": levelShift, "+": levelSum, "-": levelSum, "*": levelTerm, "@": levelTerm,
	"/": levelTerm, "//": levelTerm, "%": levelTerm, "**": levelPower,
}

type exprWriter struct{ strings.Builder }

// within writes in parentheses what binds at level, where more than that is asked.
func (w *exprWriter) within(asked, level int, write func()) {
	if asked > level {
		w.WriteByte('(')
		defer w.WriteByte(')')
	}
	write()
}

func (w *exprWriter) list(list []syntax.Expr, level int) {
	for i, e := range list {
		if i > 0 {
			w.WriteString(", ")
		}
		w.expr(e, level)
	}
}

func (w *exprWriter) repr(v object.Value) {
	text, _ := object.Repr(nil, v)
	w.WriteString(text)
}

// optional writes an expression where there is one.
func (w *exprWriter) optional(before string, e syntax.Expr, level int) {
	if e != nil {
		w.WriteString(before)
		w.expr(e, level)
	}
}

func (w *exprWriter) expr(e syntax.Expr, level int) {
	switch n := e.(type) {
	case *syntax.Name:
		w.WriteString(n.Ident)
	case *syntax.Constant:
		w.WriteString(n.Name)
	case *syntax.IntLit:
		if n.Big != nil {
			w.repr(object.NewBig(n.Big))
		} else {
			w.repr(object.NewInt(n.Value))
		}
	case *syntax.FloatLit:
		text, _ := object.Repr(nil, object.Float(n.Value))
		w.WriteString(strings.Replace(text, "inf", "1e309", 1))
	case *syntax.StrLit:
		w.repr(object.Str(n.Value))
	case *syntax.BytesLit:
		w.repr(object.Bytes(n.Value))
	case *syntax.JoinedStr:
		w.WriteByte('f')
		w.repr(object.Str(fieldsText(n)))
	case *syntax.FormattedValue:
		w.WriteString(fieldText(n))
	case *syntax.Tuple:
		if len(n.Elems) == 0 {
			w.WriteString("()")
			return
		}
		w.within(level, levelTuple, func() {
			if w.list(n.Elems, levelTest); len(n.Elems) == 1 {
				w.WriteByte(',')
			}
		})
	case *syntax.List:
		w.WriteByte('[')
		w.list(n.Elems, levelTest)
		w.WriteByte(']')
	case *syntax.Set:
		w.WriteByte('{')
		w.list(n.Elems, levelTest)
		w.WriteByte('}')
	case *syntax.Dict:
		w.dict(n)
	case *syntax.Unary:
		own := levelFactor
		op := string(n.Op)
		if op == "not" {
			own, op = levelNot, "not "
		}
		w.within(level, own, func() { w.optional(op, n.Operand, own) })
	case *syntax.Binary:
		own, right := opLevels[n.Op], 0
		if n.Op == "**" {
			right = 1
		}
		w.within(level, own, func() {
			w.expr(n.Left, own+right)
			w.optional(" "+string(n.Op)+" ", n.Right, own+1-right)
		})
	case *syntax.BoolOp:
		own := opLevels[n.Op]
		w.within(level, own, func() {
			for i, v := range n.Values {
				if i > 0 {
					w.WriteString(" " + string(n.Op) + " ")
				}
				w.expr(v, own+1)
			}
		})
	case *syntax.Compare:
		w.within(level, levelCompare, func() {
			w.expr(n.Left, levelCompare+1)
			for i, r := range n.Rights {
				w.optional(" "+string(n.Ops[i])+" ", r, levelCompare+1)
			}
		})
	case *syntax.Conditional:
		w.within(level, levelTest, func() {
			w.expr(n.Body, levelTest+1)
			w.optional(" if ", n.Test, levelTest+1)
			w.optional(" else ", n.Else, levelTest)
		})
	case *syntax.Lambda:
		w.within(level, levelTest, func() {
			w.WriteString("lambda")
			if params := paramsText(n.Params); params != "" {
				w.WriteString(" " + params)
			}
			w.optional(": ", n.Body, levelTest)
		})
	case *syntax.NamedExpr:
		w.within(level, levelTuple, func() {
			w.WriteString(n.Target.Ident)
			w.optional(" := ", n.Value, levelAtom)
		})
	case *syntax.Attribute:
		w.expr(n.Value, levelAtom)
		if _, ok := n.Value.(*syntax.IntLit); ok {
			w.WriteByte(' ')
		}
		w.WriteString("." + n.Attr)
	case *syntax.Subscript:
		w.expr(n.Value, levelAtom)
		w.WriteByte('[')
		w.expr(n.Index, levelTuple)
		w.WriteByte(']')
	case *syntax.Slice:
		w.optional("", n.Lower, levelTest)
		w.WriteByte(':')
		w.optional("", n.Upper, levelTest)
		w.optional(":", n.Step, levelTest)
	case *syntax.Starred:
		w.optional("*", n.Value, levelBitOr)
	case *syntax.Call:
		w.call(n)
	case *syntax.Comprehension:
		w.comprehension(n)
	}
}

func (w *exprWriter) dict(n *syntax.Dict) {
	w.WriteByte('{')
	for i, k := range n.Keys {
		if i > 0 {
			w.WriteString(", ")
		}
		if k == nil {
			w.optional("**", n.Values[i], levelBitOr)
			continue
		}
		w.expr(k, levelTest)
		w.optional(": ", n.Values[i], levelTest)
	}
	w.WriteByte('}')
}

func (w *exprWriter) call(n *syntax.Call) {
	w.expr(n.Func, levelAtom)
	if len(n.Args) == 1 && len(n.Keywords) == 0 {
		if g, ok := n.Args[0].(*syntax.Comprehension); ok && g.Kind == syntax.Generator {
			w.comprehension(g)
			return
		}
	}
	w.WriteByte('(')
	w.list(n.Args, levelTest)
	for i, k := range n.Keywords {
		if i > 0 || len(n.Args) > 0 {
			w.WriteString(", ")
		}
		if k.Name == "" {
			w.WriteString("**")
		} else {
			w.WriteString(k.Name + "=")
		}
		w.expr(k.Value, levelTest)
	}
	w.WriteByte(')')
}

func (w *exprWriter) comprehension(n *syntax.Comprehension) {
	brackets := [...]string{"[]", "{}", "{}", "()"}[n.Kind]
	w.WriteByte(brackets[0])
	w.expr(n.Element, levelTest)
	w.optional(": ", n.Value, levelTest)
	for _, c := range n.Clauses {
		w.optional(" for ", c.Target, levelTuple)
		w.optional(" in ", c.Iter, levelTest+1)
		for _, test := range c.Ifs {
			w.optional(" if ", test, levelTest+1)
		}
	}
	w.WriteByte(brackets[1])
}

// fieldsText is what stands between the quotes of an f-string.
func fieldsText(n *syntax.JoinedStr) string {
	var b strings.Builder
	for _, p := range n.Parts {
		switch p := p.(type) {
		case *syntax.StrLit:
			b.WriteString(strings.NewReplacer("{", "{{", "}", "}}").Replace(p.Value))
		case *syntax.FormattedValue:
			b.WriteString(fieldText(p))
		}
	}
	return b.String()
}

func fieldText(n *syntax.FormattedValue) string {
	w := &exprWriter{}
	w.expr(n.Value, levelTest+1)
	text := "{" + w.String()
	if strings.HasPrefix(text, "{{") {
		text = "{ " + text[1:]
	}
	if n.Conversion != 0 {
		text += "!" + string(n.Conversion)
	}
	if n.Spec != nil {
		text += ":" + fieldsText(n.Spec)
	}
	return text + "}"
}

// paramsText is a parameter list with its default values, without annotations.
func paramsText(p *syntax.Params) string {
	if p == nil {
		return ""
	}
	var parts []string
	add := func(prefix string, a syntax.Param) {
		text := prefix + a.Name
		if a.Default != nil {
			text += "=" + exprText(a.Default)
		}
		parts = append(parts, text)
	}
	for _, a := range p.PosOnly {
		add("", a)
	}
	if len(p.PosOnly) > 0 {
		parts = append(parts, "/")
	}
	for _, a := range p.Args {
		add("", a)
	}
	if p.VarArg != nil {
		add("*", *p.VarArg)
	} else if len(p.KwOnly) > 0 {
		parts = append(parts, "*")
	}
	for _, a := range p.KwOnly {
		add("", a)
	}
	if p.KwArg != nil {
		add("**", *p.KwArg)
	}
	return strings.Join(parts, ", ")
}
