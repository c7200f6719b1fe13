package syntax

import "fmt"

// use says how a scope uses a name.
type use uint16

const (
	assigned use = 1 << iota
	parameter
	used
	declaredGlobal
	declaredNonlocal
	annotated
	imported
	iterated // a comprehension's own variable
)

// bound is any use that makes a name the scope's own.
const bound = assigned | parameter | imported

// scopeKind is what makes a scope.
type scopeKind byte

const (
	moduleScope scopeKind = iota
	functionScope
	classScope
	comprehensionScope
	annotationScope // of one that is kept as text
)

// scope is the table of the names of a module, function, class, lambda or
// comprehension.
type scope struct {
	kind     scopeKind
	outer    *scope
	inner    []*scope
	names    map[string]use
	declared []declaration
	// iterable counts the iterables of comprehensions that are being read, in
	// which no name may be assigned; target tells that a comprehension's
	// variables are.
	iterable int
	target   bool
	// comprehension is the one whose scope it is.
	comprehension *Comprehension
}

// declaration is a name in a `global` or `nonlocal` statement.
type declaration struct {
	name     string
	nonlocal bool
	span     Span
}

// scopes checks the rules of names, as CPython's symbol table does
// (Python/symtable.c). An error stops it with a panic.
type scopes struct {
	src   *source
	cur   *scope
	depth int
}

// checkScopes checks the names of a whole text.
func checkScopes(src *source, body []Stmt) (err *Error) {
	defer caught(&err)
	c := &scopes{src: src, cur: &scope{}}
	c.body(body)
	c.resolve(c.cur)
	return nil
}

// caught recovers an error that was raised with panic.
func caught(err **Error) {
	switch r := recover().(type) {
	case nil:
	case *Error:
		*err = r
	default:
		panic(r)
	}
}

// checkExpr checks an expression that stands alone.
func checkExpr(src *source, e Expr) *Error {
	body := []Stmt{&ExprStmt{e.Range(), e}}
	if err := checkScopes(src, body); err != nil {
		return err
	}
	return checkFlow(src, body)
}

func (c *scopes) raise(span Span, format string, args ...any) {
	panic(c.src.fail("SyntaxError", fmt.Sprintf(format, args...), span))
}

func (c *scopes) enter(n Node) {
	if c.depth++; c.depth > maxDepth {
		panic(c.src.tooDeep(n.Range()))
	}
}

// within reads something in a new scope.
func (c *scopes) within(kind scopeKind, f func()) {
	s := &scope{kind: kind, outer: c.cur, iterable: c.cur.iterable}
	c.cur.inner = append(c.cur.inner, s)
	c.cur = s
	f()
	c.cur = s.outer
}

func (s *scope) add(name string, u use) {
	if s.names == nil {
		s.names = make(map[string]use)
	}
	s.names[name] |= u
}

func (c *scopes) body(body []Stmt) {
	for _, s := range body {
		c.stmt(s)
	}
}

func (c *scopes) stmt(s Stmt) {
	c.enter(s)
	defer func() { c.depth-- }()
	switch s := s.(type) {
	case *FunctionDef:
		c.function(s)
		return
	case *ClassDef:
		c.class(s)
		return
	case *AnnAssign:
		c.annAssign(s)
		return
	case *If:
		c.ifChain(s)
		return
	case *Try:
		c.try(s)
		return
	case *Match:
		c.expr(s.Subject)
		for _, each := range s.Cases {
			c.pattern(each.Pattern)
			if each.Guard != nil {
				c.expr(each.Guard)
			}
			c.body(each.Body)
		}
		return
	case *For:
		c.assign(s.Target)
	case *Global:
		c.declare(s.Names, false, s.Span)
	case *Nonlocal:
		c.declare(s.Names, true, s.Span)
	case *Import:
		c.imports(s.Names)
	case *ImportFrom:
		if s.Names[0].Name == "*" && c.cur.kind != moduleScope {
			c.raise(s.Names[0].Span, "import * only allowed at module level")
		}
		c.imports(s.Names)
	case *Delete:
		c.targets(s.Targets)
	case *Assign:
		c.targets(s.Targets)
	case *AugAssign:
		c.assign(s.Target)
	case *With:
		for _, w := range s.Items {
			c.expr(w.Context)
			if w.Target != nil {
				c.assign(w.Target)
			}
		}
		c.body(s.Body)
		return
	case *Command:
		for _, name := range s.Targets {
			c.cur.add(name, assigned)
		}
	}
	values(s, c.expr)
	blocks(s, c.body)
}

// ifChain reads an `if` with its elifs, which nest in the tree but not for
// Python's reader.
func (c *scopes) ifChain(s *If) {
	depth := c.depth
	for {
		c.expr(s.Test)
		c.body(s.Body)
		next, ok := elif(s)
		if !ok {
			break
		}
		s = next
		c.enter(s)
	}
	c.body(s.Else)
	c.depth = depth
}

// elif gives the If that is alone in another's Else.
func elif(s *If) (*If, bool) {
	if len(s.Else) != 1 {
		return nil, false
	}
	next, ok := s.Else[0].(*If)
	return next, ok
}

func (c *scopes) try(s *Try) {
	c.body(s.Body)
	c.body(s.Else)
	for _, h := range s.Handlers {
		if h.Type != nil {
			c.expr(h.Type)
		}
		if h.Name != "" {
			c.cur.add(h.Name, assigned)
		}
		c.body(h.Body)
	}
	c.body(s.Finally)
}

// pattern reads the names that a pattern uses and binds.
func (c *scopes) pattern(p Pattern) {
	Values(p, c.expr)
	if name := Captured(p); name != "" {
		c.cur.add(name, assigned)
	}
	Inner(p, c.pattern)
}

func (c *scopes) imports(names []Alias) {
	for _, a := range names {
		name := a.As
		if name == "" {
			name = a.Name
			for i := range name {
				if name[i] == '.' {
					name = name[:i]
					break
				}
			}
		}
		if name != "*" {
			c.cur.add(name, imported)
		}
	}
}

// declare reads a `global` or `nonlocal` statement.
func (c *scopes) declare(names []string, nonlocal bool, span Span) {
	what, u := "global", declaredGlobal
	if nonlocal {
		what, u = "nonlocal", declaredNonlocal
	}
	for _, name := range names {
		switch before := c.cur.names[name]; {
		case before&parameter != 0:
			c.raise(span, "name '%s' is parameter and %s", name, what)
		case before&used != 0:
			c.raise(span, "name '%s' is used prior to %s declaration", name, what)
		case before&annotated != 0:
			c.raise(span, "annotated name '%s' can't be %s", name, what)
		case before&assigned != 0:
			c.raise(span, "name '%s' is assigned to before %s declaration", name, what)
		}
		c.cur.add(name, u)
		c.cur.declared = append(c.cur.declared, declaration{name, nonlocal, span})
	}
}

func (c *scopes) annAssign(s *AnnAssign) {
	if n, ok := s.Target.(*Name); ok && s.Simple {
		before := c.cur.names[n.Ident]
		if c.cur.kind != moduleScope && before&(declaredGlobal|declaredNonlocal) != 0 {
			what := "global"
			if before&declaredNonlocal != 0 {
				what = "nonlocal"
			}
			c.raise(s.Span, "annotated name '%s' can't be %s", n.Ident, what)
		}
		c.cur.add(n.Ident, annotated|assigned)
	} else {
		c.assign(s.Target)
	}
	c.annotation(s.Annotation)
	if s.Value != nil {
		c.expr(s.Value)
	}
}

// annotation reads one, if there is one; the names in one that is text are not used.
func (c *scopes) annotation(e Expr) {
	switch {
	case e == nil:
	case c.src.notes:
		c.within(annotationScope, func() { c.expr(e) })
	default:
		c.expr(e)
	}
}

func (c *scopes) function(f *FunctionDef) {
	c.cur.add(f.Name, assigned)
	c.defaults(f.Params)
	f.Params.each(func(a Param) {
		c.annotation(a.Annotation)
	})
	c.annotation(f.Returns)
	for _, d := range f.Decorators {
		c.expr(d)
	}
	c.within(functionScope, func() {
		c.params(f.Params)
		c.body(f.Body)
	})
}

func (c *scopes) defaults(params *Params) {
	params.each(func(a Param) {
		if a.Default != nil {
			c.expr(a.Default)
		}
	})
}

// params adds the parameters to the function's scope.
func (c *scopes) params(params *Params) {
	add := func(a Param) {
		if c.cur.names[a.Name]&parameter != 0 {
			c.raise(a.Span, "duplicate argument '%s' in function definition", a.Name)
		}
		c.cur.add(a.Name, parameter)
	}
	for _, list := range [][]Param{params.PosOnly, params.Args, params.KwOnly} {
		for _, a := range list {
			add(a)
		}
	}
	if params.VarArg != nil {
		add(*params.VarArg)
	}
	if params.KwArg != nil {
		add(*params.KwArg)
	}
}

func (c *scopes) class(s *ClassDef) {
	c.cur.add(s.Name, assigned)
	for _, b := range s.Bases {
		c.expr(b)
	}
	for _, k := range s.Keywords {
		c.expr(k.Value)
	}
	for _, d := range s.Decorators {
		c.expr(d)
	}
	c.within(classScope, func() { c.body(s.Body) })
}
