package eval

import (
	"strings"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// scopeKind says what a scope belongs to.
type scopeKind byte

const (
	moduleScope scopeKind = iota
	functionScope
	classScope
)

// where says how a name is reached.
type where byte

const (
	unresolved where = iota
	inLocals         // frame.locals[index]
	inCells          // frame.cells[index], shared with inner functions
	inGlobals        // the module's variables, then the built-ins
	inClass          // the class body's dictionary
)

// symbol is what a scope knows of one name.
type symbol struct {
	bound    bool // assigned in this scope
	global   bool // declared so
	nonlocal bool
	captured bool // used by an inner function
	where    where
	index    int
}

// scope is a module, function, class body or comprehension.
type scope struct {
	kind     scopeKind
	parent   *scope
	symbols  map[string]*symbol
	names    []string // the symbols in the order of their first appearance
	locals   []string
	cells    []string // the scope's own first, then the free ones
	free     []string // names taken from the enclosing function, in cells' order
	children map[any]*scope
	comp     bool         // a comprehension: a walrus binds further out
	yields   int          // how many there are in the scope
	yielding map[any]bool // the statements and expressions with a yield in them
	apart    bool         // a program's, whose own names are not its globals: exec(text, globals, locals)
	notes    bool         // a variable is annotated here
	deep     bool         // of a module: its tree is
	private  string       // what the class around puts before its private names, "_Class"
}

func newScope(kind scopeKind, parent *scope) *scope {
	s := &scope{kind: kind, parent: parent, symbols: map[string]*symbol{}}
	if parent != nil {
		s.private = parent.private
	}
	return s
}

// mangle gives the name behind a private one: __x in class C is _C__x.
//
// Source: The Python Language Reference, 6.2.1 Identifiers.
func (s *scope) mangle(name string) string {
	if s.private == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	return s.private + name
}

func (s *scope) symbol(name string) *symbol {
	name = s.mangle(name)
	y := s.symbols[name]
	if y == nil {
		y = &symbol{}
		s.symbols[name] = y
		s.names = append(s.names, name)
	}
	return y
}

// resumable notes that n has a yield in it, if there are more in the scope now than
// there were before n.
func (s *scope) resumable(n any, before int) {
	if s.yields == before {
		return
	}
	if s.yielding == nil {
		s.yielding = map[any]bool{}
	}
	s.yielding[n] = true
}

func (s *scope) child(of any, kind scopeKind) *scope {
	c := newScope(kind, s)
	if s.children == nil {
		s.children = map[any]*scope{}
	}
	s.children[of] = c
	return c
}

// resolve places every name, the enclosing scopes being placed already as far
// as what they bind.
func (s *scope) resolve() {
	for _, name := range s.names {
		s.place(name, s.symbols[name])
	}
	for _, c := range s.children {
		c.resolve()
	}
}

func (s *scope) place(name string, y *symbol) {
	if y.where != unresolved {
		return
	}
	switch {
	case y.global || s.kind == moduleScope && !s.apart:
		y.where = inGlobals
	case s.kind == moduleScope:
		y.where = inClass
	case s.kind == classScope && y.bound && !y.nonlocal:
		y.where = inClass
	case y.bound && !y.nonlocal:
		y.where = inLocals
	case s.enclosing(name):
		y.where = inCells
		s.free = append(s.free, name)
	case s.kind == classScope:
		y.where = inClass
	default:
		y.where = inGlobals
	}
}

// enclosing marks name as captured in the nearest enclosing function that binds
// it, and as free in the functions between.
func (s *scope) enclosing(name string) bool {
	for p := s.parent; p != nil && p.kind != moduleScope; p = p.parent {
		if p.kind == classScope {
			if name == "__class__" {
				p.symbol(name).captured = true
				return true
			}
			continue
		}
		y := p.symbols[name]
		if y != nil && y.global {
			return false
		}
		if y != nil && y.bound && !y.nonlocal {
			y.captured = true
			return true
		}
	}
	return false
}

// layout gives every local its slot and every captured one its cell. It runs
// once all inner scopes are resolved, since those decide what is captured.
func (s *scope) layout() {
	for _, c := range s.children {
		c.layout()
		// What an inner function takes from further out passes through here.
		for _, name := range c.free {
			if s.kind == moduleScope {
				continue
			}
			y := s.symbol(name)
			if s.kind == classScope && name == "__class__" && y.captured {
				continue
			}
			own := y.bound && !y.nonlocal && !y.global && s.kind == functionScope
			if !own && !contains(s.free, name) {
				if y.where == unresolved {
					y.where = inCells
				}
				s.free = append(s.free, name)
			}
		}
	}
	for _, name := range s.names {
		y := s.symbols[name]
		switch {
		case s.kind == classScope && name == "__class__" && y.captured:
			y.index = len(s.cells)
			s.cells = append(s.cells, name)
		case y.where == inLocals && y.captured:
			y.where, y.index = inCells, len(s.cells)
			s.cells = append(s.cells, name)
		case y.where == inLocals:
			y.index = len(s.locals)
			s.locals = append(s.locals, name)
		}
	}
	for _, name := range s.free {
		if y := s.symbols[name]; y.where == inCells {
			y.index = len(s.cells)
		}
		s.cells = append(s.cells, name)
	}
}

// cellIndex finds a name among the scope's cells.
func (s *scope) cellIndex(name string) int {
	for i, c := range s.cells {
		if c == name {
			return i
		}
	}
	return -1
}

func contains(list []string, name string) bool {
	for _, s := range list {
		if s == name {
			return true
		}
	}
	return false
}

// analyse makes the scopes of a whole tree, whose own names may be kept apart from
// its globals.
func analyse(tree *syntax.Tree, apart bool) (*scope, error) {
	s := newScope(moduleScope, nil)
	s.apart = apart
	a := &analyser{root: s, future: tree.Future}
	if tree.Doc != nil {
		s.symbol("__doc__").bound = true
	}
	a.stmts(s, tree.Body)
	if a.err != nil {
		return nil, a.err
	}
	s.resolve()
	s.layout()
	s.deep = a.most > deepTree
	return s, nil
}

// deepTree is the depth of a tree from which its calls nest no deeper than
// [object.MaxDepth], whatever the program has set: Go's own stack would run out.
const deepTree = 200

// maxNesting bounds the depth of a tree: the compiler and the closures that it
// makes call each other as deep as the tree is.
const maxNesting = 3000

type analyser struct {
	root   *scope
	depth  int
	most   int  // that depth was
	future bool // annotations are no expressions
	err    error
}

func (a *analyser) enter() bool {
	a.depth++
	a.most = max(a.most, a.depth)
	if a.depth > maxNesting && a.err == nil {
		a.err = object.Errorf(object.RecursionError, "maximum recursion depth exceeded during compilation")
	}
	return a.err == nil
}

func (a *analyser) leave() { a.depth-- }
