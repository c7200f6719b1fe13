package eval

import (
	"strings"

	"labsh/shell/python/syntax"
)

// This file walks the tree once to learn which scope binds and uses which name.

func (a *analyser) stmts(s *scope, body []syntax.Stmt) {
	if !a.enter() {
		return
	}
	defer a.leave()
	for _, st := range body {
		a.stmt(s, st)
	}
}

func (a *analyser) stmt(s *scope, st syntax.Stmt) {
	defer s.resumable(st, s.yields)
	switch n := st.(type) {
	case *syntax.ExprStmt:
		a.expr(s, n.Value)
	case *syntax.Assign:
		a.expr(s, n.Value)
		a.targets(s, n.Targets)
	case *syntax.AugAssign:
		a.expr(s, n.Value)
		a.target(s, n.Target)
	case *syntax.AnnAssign:
		if s.kind != functionScope {
			s.notes = true
			s.symbol(annotationsName).bound = true
			a.annotation(s, n.Annotation)
		}
		a.expr(s, n.Value)
		if _, name := n.Target.(*syntax.Name); !name || n.Simple || n.Value != nil {
			a.target(s, n.Target)
		}
	case *syntax.If:
		a.expr(s, n.Test)
		a.stmts(s, n.Body)
		a.stmts(s, n.Else)
	case *syntax.While:
		a.expr(s, n.Test)
		a.stmts(s, n.Body)
		a.stmts(s, n.Else)
	case *syntax.For:
		a.expr(s, n.Iter)
		a.target(s, n.Target)
		a.stmts(s, n.Body)
		a.stmts(s, n.Else)
	case *syntax.FunctionDef:
		a.exprs(s, n.Decorators)
		s.symbol(n.Name).bound = true
		a.annotation(s, n.Returns)
		a.function(s, n, n.Params, func(c *scope) { a.stmts(c, n.Body) })
	case *syntax.ClassDef:
		a.exprs(s, n.Decorators)
		a.exprs(s, n.Bases)
		for _, k := range n.Keywords {
			a.expr(s, k.Value)
		}
		s.symbol(n.Name).bound = true
		c := s.child(n, classScope)
		c.private = ""
		if bare := strings.TrimLeft(n.Name, "_"); bare != "" {
			c.private = "_" + bare
		}
		a.stmts(c, n.Body)
	case *syntax.Return:
		a.expr(s, n.Value)
	case *syntax.Raise:
		a.expr(s, n.Exc)
		a.expr(s, n.Cause)
	case *syntax.Try:
		a.stmts(s, n.Body)
		for _, h := range n.Handlers {
			a.expr(s, h.Type)
			if h.Name != "" {
				s.symbol(h.Name).bound = true
			}
			a.stmts(s, h.Body)
		}
		a.stmts(s, n.Else)
		a.stmts(s, n.Finally)
	case *syntax.Match:
		a.expr(s, n.Subject)
		for _, k := range n.Cases {
			a.pattern(s, k.Pattern)
			a.expr(s, k.Guard)
			a.stmts(s, k.Body)
		}
	case *syntax.With:
		for _, item := range n.Items {
			a.expr(s, item.Context)
			a.target(s, item.Target)
		}
		a.stmts(s, n.Body)
	case *syntax.Assert:
		a.expr(s, n.Test)
		a.expr(s, n.Msg)
	case *syntax.Delete:
		a.targets(s, n.Targets)
	case *syntax.Import:
		for _, al := range n.Names {
			s.symbol(importedName(al)).bound = true
		}
	case *syntax.ImportFrom:
		for _, al := range n.Names {
			if al.Name != "*" {
				s.symbol(importedName(al)).bound = true
			}
		}
	case *syntax.Global:
		// As in CPython, the module itself then takes the name for a global one, too.
		for _, name := range n.Names {
			s.symbol(name).global = true
			a.root.symbol(s.mangle(name)).global = true
		}
	case *syntax.Nonlocal:
		for _, name := range n.Names {
			s.symbol(name).nonlocal = true
		}
	case *syntax.Command:
		for _, name := range n.Targets {
			s.symbol(name).bound = true
		}
		if n.Receiver != "" {
			s.symbol(n.Receiver)
		}
		s.symbol(n.Name)
		a.exprs(s, n.Exprs)
		a.stmts(s, n.Python)
	}
}

// importedName is the name that an import binds.
func importedName(al syntax.Alias) string {
	if al.As != "" {
		return al.As
	}
	for i := range len(al.Name) {
		if al.Name[i] == '.' {
			return al.Name[:i]
		}
	}
	return al.Name
}

// function walks a function's parts: what stands outside it in s, the rest in
// a scope of its own.
func (a *analyser) function(s *scope, node any, p *syntax.Params, body func(*scope)) {
	c := s.child(node, functionScope)
	for _, param := range allParams(p) {
		a.expr(s, param.Default)
		a.annotation(s, param.Annotation)
		c.symbol(param.Name).bound = true
	}
	body(c)
	// A zero-argument super() finds its class in a cell of the class body.
	if c.symbols["super"] != nil {
		c.symbol("__class__")
	}
}

// annotation walks one, unless it stays text.
func (a *analyser) annotation(s *scope, e syntax.Expr) {
	if !a.future {
		a.expr(s, e)
	}
}

// pattern walks what a pattern uses and binds.
func (a *analyser) pattern(s *scope, p syntax.Pattern) {
	syntax.Values(p, func(e syntax.Expr) { a.expr(s, e) })
	if name := syntax.Captured(p); name != "" {
		s.symbol(name).bound = true
	}
	syntax.Inner(p, func(p syntax.Pattern) { a.pattern(s, p) })
}

func allParams(p *syntax.Params) []syntax.Param {
	if p == nil {
		return nil
	}
	all := append(append([]syntax.Param(nil), p.PosOnly...), p.Args...)
	if p.VarArg != nil {
		all = append(all, *p.VarArg)
	}
	all = append(all, p.KwOnly...)
	if p.KwArg != nil {
		all = append(all, *p.KwArg)
	}
	return all
}

func (a *analyser) exprs(s *scope, list []syntax.Expr) {
	for _, e := range list {
		a.expr(s, e)
	}
}

func (a *analyser) targets(s *scope, list []syntax.Expr) {
	for _, e := range list {
		a.target(s, e)
	}
}

// target walks what an assignment, loop or del binds.
func (a *analyser) target(s *scope, e syntax.Expr) {
	switch n := e.(type) {
	case *syntax.Name:
		s.symbol(n.Ident).bound = true
	case *syntax.Tuple:
		a.targets(s, n.Elems)
	case *syntax.List:
		a.targets(s, n.Elems)
	case *syntax.Starred:
		a.target(s, n.Value)
	default:
		a.expr(s, e)
	}
}

func (a *analyser) expr(s *scope, e syntax.Expr) {
	if e == nil || !a.enter() {
		return
	}
	defer a.leave()
	defer s.resumable(e, s.yields)
	switch n := e.(type) {
	case *syntax.Name:
		s.symbol(n.Ident)
	case *syntax.Yield:
		a.expr(s, n.Value)
		s.yields++
	case *syntax.YieldFrom:
		a.expr(s, n.Value)
		s.yields++
	case *syntax.JoinedStr:
		if n != nil {
			a.exprs(s, n.Parts)
		}
	case *syntax.FormattedValue:
		a.expr(s, n.Value)
		if n.Spec != nil {
			a.expr(s, n.Spec)
		}
	case *syntax.Tuple:
		a.exprs(s, n.Elems)
	case *syntax.List:
		a.exprs(s, n.Elems)
	case *syntax.Set:
		a.exprs(s, n.Elems)
	case *syntax.Dict:
		a.exprs(s, n.Keys)
		a.exprs(s, n.Values)
	case *syntax.Unary:
		a.expr(s, n.Operand)
	case *syntax.Binary:
		a.expr(s, n.Left)
		a.expr(s, n.Right)
	case *syntax.BoolOp:
		a.exprs(s, n.Values)
	case *syntax.Compare:
		a.expr(s, n.Left)
		a.exprs(s, n.Rights)
	case *syntax.Conditional:
		a.expr(s, n.Test)
		a.expr(s, n.Body)
		a.expr(s, n.Else)
	case *syntax.Lambda:
		a.function(s, n, n.Params, func(c *scope) { a.expr(c, n.Body) })
	case *syntax.NamedExpr:
		a.expr(s, n.Value)
		outer := s
		for outer.comp {
			outer = outer.parent
		}
		outer.symbol(n.Target.Ident).bound = true
		if outer != s && outer.kind == moduleScope {
			outer.symbol(n.Target.Ident).global = true
		}
		for c := s; c != outer; c = c.parent {
			y := c.symbol(n.Target.Ident)
			y.bound, y.nonlocal = true, true
			y.global = outer.kind == moduleScope || outer.symbol(n.Target.Ident).global
		}
	case *syntax.Attribute:
		a.expr(s, n.Value)
	case *syntax.Subscript:
		a.expr(s, n.Value)
		a.expr(s, n.Index)
	case *syntax.Slice:
		a.expr(s, n.Lower)
		a.expr(s, n.Upper)
		a.expr(s, n.Step)
	case *syntax.Starred:
		a.expr(s, n.Value)
	case *syntax.Call:
		a.expr(s, n.Func)
		a.exprs(s, n.Args)
		for _, k := range n.Keywords {
			a.expr(s, k.Value)
		}
	case *syntax.Comprehension:
		c := s.child(n, functionScope)
		c.comp = true
		for i, cl := range n.Clauses {
			// The first iterable is evaluated outside.
			if i == 0 {
				a.expr(s, cl.Iter)
			} else {
				a.expr(c, cl.Iter)
			}
			a.target(c, cl.Target)
			a.exprs(c, cl.Ifs)
		}
		a.expr(c, n.Element)
		a.expr(c, n.Value)
	}
}
