package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
)

// findMutants finds every place of a file that can be broken.
func findMutants(pkg, file, shown string) ([]mutant, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	s := &sourceFile{fset: fset, mutant: mutant{pkg: pkg, file: file, shown: shown, original: src}}
	ast.Walk(&finder{sourceFile: s}, tree)
	return s.found, nil
}

// A sourceFile collects the mutants of one file.
type sourceFile struct {
	fset   *token.FileSet
	mutant mutant // what all of them have in common
	found  []mutant
}

func (s *sourceFile) offset(pos token.Pos) int { return s.fset.Position(pos).Offset }

func (s *sourceFile) text(n ast.Node) string {
	return s.between(n.Pos(), n.End())
}

func (s *sourceFile) between(pos, end token.Pos) string {
	return string(s.mutant.original[s.offset(pos):s.offset(end)])
}

// A finder walks through a file. It goes by the syntax alone: what the compiler
// then refuses is not counted.
type finder struct {
	*sourceFile
	function     string
	returnsError bool // the last result of the function around is an error
}

func (f *finder) add(pos, end token.Pos, replacement, what string) {
	m := f.mutant
	m.line, m.function, m.what = f.fset.Position(pos).Line, f.function, what
	m.start, m.end, m.replacement = f.offset(pos), f.offset(end), replacement
	f.found = append(f.found, m)
}

func (f *finder) replace(n ast.Node, replacement, what string) {
	f.add(n.Pos(), n.End(), replacement, what)
}

func (f *finder) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return f.inside(functionName(n), n.Type)
	case *ast.FuncLit:
		return f.inside(f.function, n.Type)
	case *ast.GenDecl:
		if n.Tok == token.CONST {
			f.constants(n)
		}
	case *ast.IfStmt:
		f.condition(n)
	case *ast.BinaryExpr:
		f.operator(n)
	case *ast.ReturnStmt:
		f.nilError(n)
	case *ast.BlockStmt:
		f.statements(n.List)
	case *ast.CaseClause:
		f.statements(n.Body)
	case *ast.CommClause:
		f.statements(n.Body)
	}
	return f
}

func (f *finder) inside(function string, t *ast.FuncType) *finder {
	inner := *f
	inner.function, inner.returnsError = function, false
	if t.Results != nil {
		last := t.Results.List[len(t.Results.List)-1]
		inner.returnsError = f.text(last.Type) == "error"
	}
	return &inner
}

// condition negates the condition of an if, and for a guard (an if whose block
// leaves) makes a mutant without it. The condition stays where it is, so that
// the variables in it count as used.
func (f *finder) condition(n *ast.IfStmt) {
	cond := f.text(n.Cond)
	if b, ok := n.Cond.(*ast.BinaryExpr); !ok || b.Op != token.EQL && b.Op != token.NEQ {
		f.replace(n.Cond, "!("+cond+")", short("if "+cond)+" negated")
	}
	if n.Else == nil && leaves(n.Body) {
		f.replace(n.Cond, "false && ("+cond+")", short("if "+cond)+" and its block removed")
	}
}

// leaves says whether a block ends in return, break, continue, goto or panic.
func leaves(b *ast.BlockStmt) bool {
	if len(b.List) == 0 {
		return false
	}
	switch last := b.List[len(b.List)-1].(type) {
	case *ast.ReturnStmt, *ast.BranchStmt:
		return true
	case *ast.ExprStmt:
		call, ok := last.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		name, ok := call.Fun.(*ast.Ident)
		return ok && name.Name == "panic"
	}
	return false
}

var swapped = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS,
	token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.EQL: token.NEQ, token.NEQ: token.EQL,
	token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD,
}

// operator puts another operator.
func (f *finder) operator(n *ast.BinaryExpr) {
	other, ok := swapped[n.Op]
	if !ok || n.Op == token.ADD && (isString(n.X) || isString(n.Y)) {
		return
	}
	f.add(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), other.String(), fmt.Sprintf("%s: %s became %s", short(f.text(n)), n.Op, other))
	f.limit(n)
}

// limit moves a number that something is compared with by one, the way that
// < for <= and the like do not.
func (f *finder) limit(n *ast.BinaryExpr) {
	step := map[token.Token]string{token.LSS: "-1", token.GEQ: "-1", token.LEQ: "+1", token.GTR: "+1"}[n.Op]
	number := n.Y
	if _, ok := n.X.(*ast.BasicLit); ok { // 3 < n is n > 3
		number = n.X
		step = map[string]string{"-1": "+1", "+1": "-1"}[step]
	}
	if lit, ok := number.(*ast.BasicLit); ok && lit.Kind == token.INT && step != "" {
		f.replace(lit, lit.Value+step, fmt.Sprintf("%s: %s became %s", short(f.text(n)), lit.Value, lit.Value+step))
	}
}

func isString(e ast.Expr) bool {
	lit, ok := e.(*ast.BasicLit)
	return ok && lit.Kind == token.STRING
}

// constants doubles the constants that are written as numbers.
func (f *finder) constants(n *ast.GenDecl) {
	for _, spec := range n.Specs {
		for _, value := range spec.(*ast.ValueSpec).Values {
			if isNumber(value) {
				f.replace(value, "2 * ("+f.text(value)+")", short(f.text(spec))+": doubled")
			}
		}
	}
}

// isNumber says whether a constant's value has a number written in it, and
// nothing that is text or counts by iota.
func isNumber(e ast.Expr) bool {
	number, other := false, false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if n.Kind == token.INT && n.Value != "0" {
				number = true
			} else {
				other = true
			}
		case *ast.Ident:
			other = other || n.Name == "iota"
		}
		return true
	})
	return number && !other
}

// nilError returns nil where an error was returned. The error is still made: it
// may be the only use of a variable or an import.
func (f *finder) nilError(n *ast.ReturnStmt) {
	if !f.returnsError || len(n.Results) == 0 {
		return
	}
	last := n.Results[len(n.Results)-1]
	if err := f.text(last); err != "nil" {
		others := f.between(n.Pos(), last.Pos())
		f.replace(n, "{ _ = "+err+"; "+others+"nil }", short(f.text(n))+": returns a nil error")
	}
}

// statements leaves out the statements of a block that can be: calls, defers,
// breaks and continues, and assignments to fields.
func (f *finder) statements(list []ast.Stmt) {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.ExprStmt, *ast.DeferStmt:
			f.replace(s, "", short(f.text(s))+": removed")
		case *ast.BranchStmt:
			if s.Tok == token.BREAK || s.Tok == token.CONTINUE {
				f.replace(s, "", short(f.text(s))+": removed")
			}
		case *ast.AssignStmt:
			if len(s.Lhs) != 1 {
				continue
			}
			if _, ok := s.Lhs[0].(*ast.SelectorExpr); !ok {
				continue
			}
			// The value is still computed: it may be the only use of a variable.
			kept := ""
			if value := f.text(s.Rhs[0]); value != "nil" {
				kept = "_ = " + value
			}
			f.replace(s, kept, short(f.text(s))+": not assigned")
		}
	}
}
