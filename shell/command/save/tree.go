package save

import (
	"reflect"

	"labsh/shell/command/journal"
	"labsh/shell/python/syntax"
)

// eachName calls f for each name in a tree's expressions, and for each
// parameter of its functions.
func eachName(node any, f func(*syntax.Name)) {
	walkTree(reflect.ValueOf(node), f)
}

var treePackage = reflect.TypeFor[syntax.Name]().PkgPath()

// walkTree goes through the exported fields of the tree's own types.
func walkTree(v reflect.Value, f func(*syntax.Name)) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return
		}
		switch n := v.Interface().(type) {
		case *syntax.Name:
			f(n)
			return
		case *syntax.CommandLine:
			return
		}
		walkTree(v.Elem(), f)
	case reflect.Slice:
		for i := range v.Len() {
			walkTree(v.Index(i), f)
		}
	case reflect.Struct:
		if v.Type().PkgPath() != treePackage {
			return
		}
		if p, ok := v.Interface().(syntax.Param); ok {
			f(&syntax.Name{Span: p.Span, Ident: p.Name})
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkTree(v.Field(i), f)
			}
		}
	}
}

// eachTarget calls f for each name that a statement binds by =, with or for, in
// its blocks too.
func eachTarget(s syntax.Stmt, f func(*syntax.Name)) {
	switch s := s.(type) {
	case *syntax.Assign:
		for _, t := range s.Targets {
			// What stands inside a subscript or before a dot is read, not bound.
			switch t := t.(type) {
			case *syntax.Name, *syntax.Tuple, *syntax.List:
				eachName(t, f)
			}
		}
	case *syntax.For:
		eachName(s.Target, f)
	case *syntax.With:
		for _, item := range s.Items {
			eachName(item.Target, f)
		}
	}
	for _, block := range journal.Blocks(s) {
		for _, inner := range block {
			eachTarget(inner, f)
		}
	}
}

// boundIn lists the names that a Python text binds.
func boundIn(text string) []string {
	tree, err := syntax.Parse("<program>", text, syntax.FileMode, nil)
	if err != nil {
		return nil
	}
	var names []string
	for _, s := range tree.Body {
		eachTarget(s, func(n *syntax.Name) { names = append(names, n.Ident) })
	}
	return names
}

// triedIn lists the commands in the bodies of try statements: those that may
// have failed without ending their block.
func triedIn(body []syntax.Stmt) map[*syntax.Command]bool {
	tried := map[*syntax.Command]bool{}
	for _, s := range body {
		if t, ok := s.(*syntax.Try); ok {
			for _, c := range journal.CommandsIn(t.Body) {
				tried[c] = true
			}
		}
		for _, block := range journal.Blocks(s) {
			for c := range triedIn(block) {
				tried[c] = true
			}
		}
	}
	return tried
}

// namesIn lists the names in a Python text; none when it cannot be read.
func namesIn(text string) map[string]bool {
	used := map[string]bool{}
	tree, err := syntax.Parse("<program>", text, syntax.FileMode, nil)
	if err != nil {
		return used
	}
	for _, s := range tree.Body {
		eachName(s, func(n *syntax.Name) { used[n.Ident] = true })
	}
	return used
}
