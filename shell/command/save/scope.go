package save

import (
	"reflect"

	"labsh/shell/command/journal"
	"labsh/shell/python/eval"
	"labsh/shell/python/syntax"
)

// eachName calls f for each name in a tree's expressions; bound tells that a function,
// a class, a lambda or a comprehension around it has it as a name of its own.
func eachName(node any, f func(n *syntax.Name, bound bool)) {
	w := nameWalk{f: f}
	w.walk(reflect.ValueOf(node))
}

// nameWalk goes through the exported fields of the tree's own types.
type nameWalk struct {
	f      func(n *syntax.Name, bound bool)
	locals []map[string]bool
}

var treePackage = reflect.TypeFor[syntax.Name]().PkgPath()

func (w *nameWalk) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() || !v.CanInterface() {
			return
		}
		switch n := v.Interface().(type) {
		case *syntax.Name:
			w.f(n, w.bound(n.Ident))
			return
		case *syntax.CommandLine:
			return
		case *syntax.FunctionDef:
			w.each(n.Decorators, n.Returns)
			w.params(n.Params)
			w.inside(localsOf(n.Params, n.Body), n.Body)
			return
		case *syntax.Lambda:
			w.params(n.Params)
			w.inside(localsOf(n.Params, nil), n.Body)
			return
		case *syntax.ClassDef:
			w.each(n.Decorators, n.Bases, n.Keywords)
			w.class(n.Body)
			return
		case *syntax.Comprehension:
			own := map[string]bool{}
			for _, c := range n.Clauses {
				eachName(c.Target, func(n *syntax.Name, _ bool) { own[n.Ident] = true })
			}
			w.inside(own, n.Clauses, n.Element, n.Value)
			return
		}
		w.walk(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i))
		}
	case reflect.Struct:
		if v.Type().PkgPath() != treePackage {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				w.walk(v.Field(i))
			}
		}
	}
}

// params walks what parameters have beside their names outside of the function.
func (w *nameWalk) params(p *syntax.Params) {
	for _, param := range parameters(p) {
		w.f(&syntax.Name{Span: param.Span, Ident: param.Name}, true)
		w.each(param.Annotation, param.Default)
	}
}

func (w *nameWalk) each(nodes ...any) {
	for _, n := range nodes {
		w.walk(reflect.ValueOf(n))
	}
}

func (w *nameWalk) inside(own map[string]bool, nodes ...any) {
	w.locals = append(w.locals, own)
	w.each(nodes...)
	w.locals = w.locals[:len(w.locals)-1]
}

// class walks the body of a class, whose names its functions do not see.
func (w *nameWalk) class(body []syntax.Stmt) {
	own := localsOf(nil, body)
	for _, s := range body {
		if f, ok := s.(*syntax.FunctionDef); ok {
			w.each(f)
			continue
		}
		w.inside(own, s)
	}
}

func (w *nameWalk) bound(name string) bool {
	for _, own := range w.locals {
		if own[name] {
			return true
		}
	}
	return false
}

// localsOf are the names of a function of its own.
func localsOf(p *syntax.Params, body []syntax.Stmt) map[string]bool {
	own := map[string]bool{}
	for _, param := range parameters(p) {
		own[param.Name] = true
	}
	for _, name := range eval.Bound(&syntax.Tree{Body: body}) {
		own[name] = true
	}
	for _, s := range body {
		eachDeclared(s, func(name string) { delete(own, name) })
	}
	return own
}

// eachDeclared calls f for each name that is declared global or nonlocal in a
// function's body.
func eachDeclared(s syntax.Stmt, f func(name string)) {
	switch s := s.(type) {
	case *syntax.Global:
		for _, name := range s.Names {
			f(name)
		}
		return
	case *syntax.Nonlocal:
		for _, name := range s.Names {
			f(name)
		}
		return
	case *syntax.FunctionDef, *syntax.ClassDef:
		return
	}
	for _, block := range journal.Blocks(s) {
		for _, inner := range block {
			eachDeclared(inner, f)
		}
	}
}

func parameters(p *syntax.Params) []syntax.Param {
	if p == nil {
		return nil
	}
	all := append(append(append([]syntax.Param(nil), p.PosOnly...), p.Args...), p.KwOnly...)
	for _, more := range []*syntax.Param{p.VarArg, p.KwArg} {
		if more != nil {
			all = append(all, *more)
		}
	}
	return all
}

// eachBound calls f for each name that statements bind, in functions and classes too.
func eachBound(body []syntax.Stmt, f func(name string)) {
	for _, name := range eval.Bound(&syntax.Tree{Body: body}) {
		f(name)
	}
	for _, s := range body {
		switch n := s.(type) {
		case *syntax.FunctionDef:
			for _, p := range parameters(n.Params) {
				f(p.Name)
			}
		case *syntax.Global:
			for _, name := range n.Names {
				f(name)
			}
		}
		for _, block := range journal.Blocks(s) {
			eachBound(block, f)
		}
	}
}

// eachNode calls f for each node of a tree, in its statements' order.
func eachNode(node any, f func(node any)) { walkNodes(reflect.ValueOf(node), f) }

func walkNodes(v reflect.Value, f func(node any)) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			walkNodes(v.Elem(), f)
		}
	case reflect.Pointer:
		if v.IsNil() || v.Type().Elem().PkgPath() != treePackage {
			return
		}
		f(v.Interface())
		walkNodes(v.Elem(), f)
	case reflect.Slice:
		for i := range v.Len() {
			walkNodes(v.Index(i), f)
		}
	case reflect.Struct:
		if v.Type().PkgPath() != treePackage {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkNodes(v.Field(i), f)
			}
		}
	}
}

// read parses a twin, or another text without commands; nil for one that is no Python.
func read(text string) []syntax.Stmt {
	tree, err := syntax.Parse("<program>", text, syntax.FileMode, nil)
	if err != nil {
		return nil
	}
	return tree.Body
}
