package syntax

func (c *scopes) targets(list []Expr) {
	for _, e := range list {
		c.assign(e)
	}
}

// assign reads an expression that is assigned to.
func (c *scopes) assign(e Expr) {
	switch e := e.(type) {
	case *Name:
		c.bind(e)
	case *Tuple:
		c.targets(e.Elems)
	case *List:
		c.targets(e.Elems)
	case *Starred:
		c.assign(e.Value)
	default:
		c.expr(e)
	}
}

// bind makes a name the scope's own.
func (c *scopes) bind(n *Name) {
	u := assigned
	if c.cur.target {
		if c.cur.names[n.Ident]&(declaredGlobal|declaredNonlocal) != 0 {
			c.raise(n.Span, "comprehension inner loop cannot rebind assignment expression target '%s'", n.Ident)
		}
		u |= iterated
	}
	c.cur.add(n.Ident, u)
}

func (c *scopes) expr(e Expr) {
	c.enter(e)
	switch e := e.(type) {
	case *Name:
		c.cur.add(e.Ident, used)
	case *NamedExpr:
		c.walrus(e)
	case *Lambda:
		c.defaults(e.Params)
		c.within(functionScope, func() {
			c.params(e.Params)
			c.expr(e.Body)
		})
	case *Comprehension:
		c.comprehension(e)
	case *Yield, *YieldFrom:
		if c.cur.kind == comprehensionScope {
			c.raise(e.Range(), "'yield' inside %s", exprName(c.cur.comprehension))
		}
		children(e, c.expr)
	default:
		children(e, c.expr)
	}
	c.depth--
}

// comprehension reads the first iterable outside, the rest in a scope.
func (c *scopes) comprehension(e *Comprehension) {
	iterable := func(x Expr) {
		c.cur.iterable++
		c.expr(x)
		c.cur.iterable--
	}
	iterable(e.Clauses[0].Iter)
	c.within(comprehensionScope, func() {
		c.cur.comprehension = e
		for i, clause := range e.Clauses {
			c.cur.target = true
			c.assign(clause.Target)
			c.cur.target = false
			if i > 0 {
				iterable(clause.Iter)
			}
			for _, test := range clause.Ifs {
				c.expr(test)
			}
		}
		if e.Value != nil {
			c.expr(e.Value)
		}
		c.expr(e.Element)
	})
}

// walrus reads `name := value`; in a comprehension, the name belongs to the
// scope around it (PEP 572).
func (c *scopes) walrus(e *NamedExpr) {
	if c.cur.kind == annotationScope {
		c.raise(e.Span, "'named expression' can not be used within an annotation")
	}
	if c.cur.iterable > 0 {
		c.raise(e.Span, "assignment expression cannot be used in a comprehension iterable expression")
	}
	name := e.Target.Ident
	for s := c.cur; s.kind == comprehensionScope; {
		if s.names[name]&iterated != 0 {
			c.raise(e.Target.Span, "assignment expression cannot rebind comprehension iteration variable '%s'", name)
		}
		s = s.outer
		switch s.kind {
		case classScope:
			c.raise(e.Target.Span, "assignment expression within a comprehension cannot be used in a class body")
		case comprehensionScope:
		default:
			s.add(name, assigned)
			u := declaredNonlocal
			if s.kind == moduleScope || s.names[name]&declaredGlobal != 0 {
				u = declaredGlobal
			}
			c.cur.add(name, u)
		}
	}
	c.expr(e.Value)
	if c.cur.kind != comprehensionScope {
		c.assign(e.Target)
	}
}

// resolve checks the declarations of a scope and of those inside it.
func (c *scopes) resolve(s *scope) {
	for _, d := range s.declared {
		u := s.names[d.name]
		switch {
		case u&declaredGlobal != 0 && u&declaredNonlocal != 0:
			c.raise(d.span, "name '%s' is nonlocal and global", d.name)
		case d.nonlocal && s.kind == moduleScope:
			c.raise(d.span, "nonlocal declaration not allowed at module level")
		case d.nonlocal && !s.outer.binds(d.name):
			c.raise(d.span, "no binding for nonlocal '%s' found", d.name)
		}
	}
	for _, inner := range s.inner {
		c.resolve(inner)
	}
}

// binds tells whether a function around, starting with s, binds the name.
func (s *scope) binds(name string) bool {
	for ; s != nil; s = s.outer {
		u := s.names[name]
		if s.kind == moduleScope || s.kind == classScope {
			continue
		}
		if u&declaredGlobal != 0 {
			return false
		}
		if u&bound != 0 {
			return true
		}
	}
	return false
}
