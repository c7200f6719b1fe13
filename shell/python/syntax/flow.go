package syntax

import "fmt"

// maxBlocks is how many loops, `with` and `try` may nest in one function
// (CO_MAXBLOCKS).
const maxBlocks = 20

// flow checks what CPython's compiler checks (Python/compile.c): where
// `return`, `break` and `continue` stand, starred expressions, the order of
// handlers, repeated keywords. An error stops it with a panic.
type flow struct {
	src      *source
	function bool
	loop     bool
	blocks   int
	at       Span // of the pattern looked at last
	steady   bool // in a part that may not yield
}

func checkFlow(src *source, body []Stmt) (err *Error) {
	defer caught(&err)
	f := &flow{src: src}
	f.body(body)
	return nil
}

func (f *flow) raise(span Span, format string, args ...any) {
	panic(f.src.fail("SyntaxError", fmt.Sprintf(format, args...), span))
}

func (f *flow) body(body []Stmt) {
	for _, s := range body {
		f.stmt(s)
	}
}

// inside checks a block that counts as nested, a loop's body or another.
func (f *flow) inside(n Node, loop bool, body []Stmt) {
	outer := *f
	if f.blocks++; f.blocks > maxBlocks {
		f.raise(n.Range(), "too many statically nested blocks")
	}
	f.loop = f.loop || loop
	f.body(body)
	*f = outer
}

// fresh checks the body of a function or class.
func (f *flow) fresh(function bool, body []Stmt) {
	inner := flow{src: f.src, function: function}
	inner.body(body)
}

func (f *flow) stmt(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		f.steadily(func() {
			f.exprs(s.Decorators)
			f.params(s.Params)
			if s.Returns != nil {
				f.expr(s.Returns)
			}
		})
		f.fresh(true, s.Body)
	case *ClassDef:
		f.steadily(func() {
			f.exprs(s.Decorators)
			f.arguments(s.Bases, s.Keywords)
		})
		f.fresh(false, s.Body)
	case *Match:
		f.match(s)
	case *ImportFrom:
		if s.Module == "__future__" && s.Level == 0 && s.Start.Line > f.src.future {
			f.raise(s.Span, "from __future__ imports must occur at the beginning of the file")
		}
	case *Return:
		if !f.function {
			f.raise(s.Span, "'return' outside function")
		}
		values(s, f.expr)
	case *Break:
		if !f.loop {
			f.raise(s.Span, "'break' outside loop")
		}
	case *Continue:
		if !f.loop {
			f.raise(s.Span, "'continue' not properly in loop")
		}
	case *Assign:
		values(s, f.expr)
		for _, t := range s.Targets {
			f.target(t)
		}
	case *AugAssign:
		f.target(s.Target)
		values(s, f.expr)
	case *AnnAssign:
		if s.Value != nil {
			f.expr(s.Value)
		}
		f.target(s.Target)
		f.expr(s.Annotation)
	case *Delete:
		for _, t := range s.Targets {
			f.target(t)
		}
	case *If:
		f.ifChain(s)
	case *For:
		values(s, f.expr)
		f.target(s.Target)
		f.inside(s, true, s.Body)
		f.body(s.Else)
	case *While:
		values(s, f.expr)
		f.inside(s, true, s.Body)
		f.body(s.Else)
	case *With:
		f.with(s)
	case *Try:
		f.try(s)
	default:
		values(s, f.expr)
	}
}

// steadily checks a part of a statement or lambda that may not yield.
func (f *flow) steadily(check func()) {
	outer := f.steady
	f.steady = true
	check()
	f.steady = outer
}

func (f *flow) ifChain(s *If) {
	for {
		f.expr(s.Test)
		f.body(s.Body)
		next, ok := elif(s)
		if !ok {
			break
		}
		s = next
	}
	f.body(s.Else)
}

func (f *flow) with(s *With) {
	for _, w := range s.Items {
		f.expr(w.Context)
		if w.Target != nil {
			f.target(w.Target)
		}
	}
	f.inside(s, false, s.Body)
}

func (f *flow) try(s *Try) {
	f.inside(s, false, s.Body)
	for i, h := range s.Handlers {
		if h.Type == nil && i < len(s.Handlers)-1 {
			f.raise(h.Span, "default 'except:' must be last")
		}
		if h.Type != nil {
			f.steadily(func() { f.expr(h.Type) })
		}
		f.inside(s, false, h.Body)
	}
	f.body(s.Else)
	f.body(s.Finally)
}

func (f *flow) params(p *Params) {
	p.each(func(a Param) {
		if a.Default != nil {
			f.expr(a.Default)
		}
		if s, ok := a.Annotation.(*Starred); ok {
			f.expr(s.Value)
		} else if a.Annotation != nil {
			f.expr(a.Annotation)
		}
	})
}

// target checks an expression that is assigned to.
func (f *flow) target(e Expr) {
	switch e := e.(type) {
	case *Starred:
		f.raise(e.Span, "starred assignment target must be in a list or tuple")
	case *Tuple:
		f.unpacking(e, e.Elems)
	case *List:
		f.unpacking(e, e.Elems)
	default:
		f.steadily(func() { f.expr(e) })
	}
}

func (f *flow) unpacking(n Node, elems []Expr) {
	stars := 0
	for _, e := range elems {
		if s, ok := e.(*Starred); ok {
			if stars++; stars > 1 {
				f.raise(n.Range(), "multiple starred expressions in assignment")
			}
			e = s.Value
		}
		f.target(e)
	}
}

func (f *flow) exprs(list []Expr) {
	for _, e := range list {
		f.expr(e)
	}
}

// starredExprs checks elements that may be starred.
func (f *flow) starredExprs(list []Expr) {
	for _, e := range list {
		if s, ok := e.(*Starred); ok {
			e = s.Value
		}
		f.expr(e)
	}
}

func (f *flow) expr(e Expr) {
	switch e := e.(type) {
	case *Starred:
		f.raise(e.Span, "can't use starred expression here")
	case *Tuple:
		f.starredExprs(e.Elems)
	case *List:
		f.starredExprs(e.Elems)
	case *Set:
		f.starredExprs(e.Elems)
	case *Call:
		f.expr(e.Func)
		f.arguments(e.Args, e.Keywords)
	case *Lambda:
		f.steadily(func() { f.params(e.Params) })
		inner := flow{src: f.src, function: true}
		inner.expr(e.Body)
	case *Yield, *YieldFrom:
		if !f.function {
			f.raise(e.Range(), "'yield' outside function")
		}
		if f.steady {
			f.raise(e.Range(), yieldPlace+leftOut)
		}
		children(e, f.expr)
	case *Comprehension:
		for _, c := range e.Clauses {
			f.target(c.Target)
			f.expr(c.Iter)
			f.exprs(c.Ifs)
		}
		f.expr(e.Element)
		if e.Value != nil {
			f.expr(e.Value)
		}
	default:
		children(e, f.expr)
	}
}

func (f *flow) arguments(args []Expr, keywords []Keyword) {
	if len(keywords) > 1 {
		f.repeated(keywords)
	}
	f.starredExprs(args)
	for _, k := range keywords {
		f.expr(k.Value)
	}
}

// repeated looks for a keyword that is given twice.
func (f *flow) repeated(keywords []Keyword) {
	seen := make(map[string]bool, len(keywords))
	for _, k := range keywords {
		if seen[k.Name] && k.Name != "" {
			f.raise(k.Span, "keyword argument repeated: %s", k.Name)
		}
		seen[k.Name] = true
	}
}
