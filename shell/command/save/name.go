package save

import (
	"slices"
	"sort"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/journal"
	"labsh/shell/command/literal"
	"labsh/shell/command/prelude"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// names are those of a program: what people typed has its own, and everything else gives
// way.
type names struct {
	builtins *object.Namespace
	modules  func(name string) *object.Namespace // of a module that is there without an import
	// mentioned are the names in what people typed, bound those that this or a command
	// binds, early those that were read before anything had bound them.
	mentioned, bound, early map[string]bool
	// imports are the modules that the program begins with, by the name that they have
	// there; used the definitions of the prelude.
	imports map[string]string
	used    map[string]bool
	// lost are the names that a command bound and the program does not.
	lost map[string]bool
}

func newNames(builtins *object.Namespace, modules func(string) *object.Namespace) *names {
	return &names{
		builtins: builtins, modules: modules, mentioned: map[string]bool{}, bound: map[string]bool{}, early: map[string]bool{},
		imports: map[string]string{}, used: map[string]bool{}, lost: map[string]bool{},
	}
}

// typed notes the names in what people typed.
func (ns *names) typed(body []syntax.Stmt) {
	bound := map[string]bool{}
	eachBound(withoutImports(body), func(name string) { bound[name] = true })
	for _, s := range body {
		eachName(s, func(n *syntax.Name, local bool) {
			ns.mentioned[n.Ident] = true
			if !local && !ns.bound[n.Ident] && (!bound[n.Ident] || readsFirst(body, n)) {
				ns.early[n.Ident] = true
			}
		})
		ns.starred(s)
		ns.deleted(s)
	}
	for name := range bound {
		ns.binds(name)
	}
}

// withoutImports are the statements but for those that bind a module to its own name.
func withoutImports(body []syntax.Stmt) []syntax.Stmt {
	return slices.DeleteFunc(slices.Clone(body), func(s syntax.Stmt) bool {
		_, plain := plainImport(s)
		return plain
	})
}

// plainImport gives the modules of `import a, b`, each bound to its own name.
func plainImport(s syntax.Stmt) ([]string, bool) {
	n, ok := s.(*syntax.Import)
	if !ok {
		return nil, false
	}
	var names []string
	for _, alias := range n.Names {
		if alias.As != "" || strings.Contains(alias.Name, ".") {
			return nil, false
		}
		names = append(names, alias.Name)
	}
	return names, true
}

// readsFirst reports whether a name that the statements bind is read before: in what
// stands on the right of its assignment, or in a function above.
func readsFirst(body []syntax.Stmt, name *syntax.Name) bool {
	first := syntax.Pos{Line: 1 << 30}
	target := false
	for _, s := range body {
		eachTarget(s, func(n *syntax.Name, whole syntax.Span) {
			target = target || n == name
			if n.Ident == name.Ident && (whole.End.Line < first.Line || whole.End.Line == first.Line && whole.End.Col < first.Col) {
				first = whole.End
			}
		})
	}
	return !target && first.Line < 1<<30 && (name.Start.Line < first.Line || name.Start.Line == first.Line && name.Start.Col < first.Col)
}

// eachTarget calls f for each name that an assignment, a loop or a with binds, with the
// place behind which it is bound.
func eachTarget(s syntax.Stmt, f func(n *syntax.Name, whole syntax.Span)) {
	bind := func(target syntax.Expr, whole syntax.Span) {
		// What stands inside a subscript or before a dot is read, not bound.
		switch target.(type) {
		case *syntax.Name, *syntax.Tuple, *syntax.List:
			eachName(target, func(n *syntax.Name, _ bool) { f(n, whole) })
		}
	}
	switch s := s.(type) {
	case *syntax.Assign:
		for _, t := range s.Targets {
			bind(t, s.Span)
		}
	case *syntax.For:
		bind(s.Target, syntax.Span{Start: s.Start, End: s.Iter.Range().End})
	case *syntax.With:
		for _, item := range s.Items {
			if item.Target != nil {
				bind(item.Target, item.Target.Range())
			}
		}
	}
	for _, block := range journal.Blocks(s) {
		for _, inner := range block {
			eachTarget(inner, f)
		}
	}
}

// starred notes the names of `from MODULE import *`.
func (ns *names) starred(s syntax.Stmt) {
	if from, ok := s.(*syntax.ImportFrom); ok && len(from.Names) == 1 && from.Names[0].Name == "*" {
		if vars := ns.modules(from.Module); vars != nil {
			for _, name := range vars.Names() {
				if !strings.HasPrefix(name, "_") {
					ns.binds(name)
				}
			}
		}
	}
	for _, block := range journal.Blocks(s) {
		for _, inner := range block {
			ns.starred(inner)
		}
	}
}

// deleted notes a _ that a statement deletes: the prompt's is to be seen again.
func (ns *names) deleted(s syntax.Stmt) {
	eachNode(s, func(node any) {
		d, ok := node.(*syntax.Delete)
		for i := 0; ok && i < len(d.Targets); i++ {
			if n, ok := d.Targets[i].(*syntax.Name); ok && n.Ident == "_" {
				ns.early["_"] = true
			}
		}
	})
}

func (ns *names) binds(name string) { ns.mentioned[name], ns.bound[name] = true, true }

// step notes the names that a command's run binds.
func (ns *names) step(s *journal.Step) {
	for _, name := range s.Bound() {
		ns.bound[name] = true
	}
	if s.Rebinds {
		ns.bound[s.Self] = true
	}
}

// lose notes names that the program has nothing for.
func (ns *names) lose(all []string) {
	for _, name := range all {
		ns.lost[name] = true
	}
}

// known reports whether the program has a name.
func (ns *names) known(name string) bool {
	return (ns.mentioned[name] || ns.bound[name]) && !ns.lost[name]
}

// free is a name that nobody has: name, or that with a _ behind.
func (ns *names) free(name string) string {
	for ns.mentioned[name] {
		name += "_"
	}
	return name
}

// own is a free name that nothing else of the program gets.
func (ns *names) own(name string) string {
	name = ns.free(name)
	ns.mentioned[name] = true
	return name
}

// module is the name under which twins have a module.
func (ns *names) module(name string) string {
	if local, ok := ns.imports[name]; ok && local != name {
		return local
	}
	local := name
	if ns.bound[name] {
		local = ns.free(name)
	}
	ns.imports[name] = local
	return local
}

// definition is the name under which twins have one of the prelude's.
func (ns *names) definition(name string) string {
	ns.used[name] = true
	return ns.localDefinition(name)
}

func (ns *names) localDefinition(name string) string {
	if ns.bound[name] {
		return ns.free(name)
	}
	return name
}

// builtin is how twins write a built-in name.
func (ns *names) builtin(name string) string {
	if !ns.bound[name] {
		return name
	}
	return ns.module("builtins") + "." + name
}

// adapted is a step's code with the program's names, its imports taken out.
func (ns *names) adapted(s *journal.Step, c *syntax.Command) string {
	if s.Typed {
		return s.Code
	}
	users := map[string]bool{s.Self: s.Self != ""}
	if c != nil {
		eachName(c.Exprs, func(n *syntax.Name, _ bool) { users[n.Ident] = true })
	}
	for _, name := range s.Bound() {
		users[name] = true
	}
	return ns.rename(ns.hoisted(s.Code), users)
}

// boundLast binds the name of the user's that a step binds when all of it went well: as
// the command does, which leaves the name as it was where it fails.
func (ns *names) boundLast(code string, s *journal.Step) string {
	bound := s.Bound()
	if len(bound) != 1 {
		return code
	}
	name, body := bound[0], read(code)
	var first *syntax.Name
	var since syntax.Pos // from there on the name means what the step made
	for i, stmt := range body {
		if _, simple := stmt.(*syntax.Assign); simple && i == len(body)-1 {
			break // there it has gone well
		}
		eachTarget(stmt, func(n *syntax.Name, whole syntax.Span) {
			if n.Ident == name && (first == nil || after(first.Start, n.Start)) {
				first, since = n, whole.End
			}
		})
	}
	if first == nil {
		return code
	}
	local := ns.free("made")
	var edits []rename
	eachName(body, func(n *syntax.Name, own bool) {
		if n.Ident == name && !own && (n == first || !after(since, n.Start)) {
			edits = append(edits, rename{n.Span, local})
		}
	})
	return renamed(code, edits) + "\n" + name + " = " + local
}

// A rename is another name at a place of a text.
type rename struct {
	at   syntax.Span
	name string
}

// renamed is a text with other names at some places.
func renamed(text string, edits []rename) string {
	sort.Slice(edits, func(i, j int) bool { return after(edits[i].at.Start, edits[j].at.Start) })
	for _, e := range edits {
		from, to := literal.Offset(text, e.at.Start), literal.Offset(text, e.at.End)
		text = text[:from] + e.name + text[to:]
	}
	return text
}

// rename gives a text's names their places in the program; users are the names of the
// user's in it.
func (ns *names) rename(text string, users map[string]bool) string {
	body := read(text)
	if body == nil {
		return text
	}
	own := map[string]bool{}
	eachBound(body, func(name string) { own[name] = !users[name] })
	var edits []rename
	bases := attributeBases(body)
	eachName(body, func(n *syntax.Name, local bool) {
		if local {
			return
		}
		name := n.Ident
		_, isBuiltin := ns.builtins.Get(name)
		_, isDefinition := prelude.Lookup(name)
		switch {
		case own[name] && ns.mentioned[name]:
			name = ns.free(name)
		case own[name]:
		case (slices.Contains(command.Predeclared, name) || ns.imports[name] != "") && !(users[name] && !ns.inModule(name, bases[n])):
			name = ns.module(name)
		case users[name]:
		case isDefinition:
			name = ns.definition(name)
		case isBuiltin && name != "_":
			name = ns.builtin(name)
		}
		if name != n.Ident {
			edits = append(edits, rename{n.Span, name})
		}
	})
	return renamed(text, edits)
}

func after(a, b syntax.Pos) bool { return a.Line > b.Line || a.Line == b.Line && a.Col > b.Col }

// inModule reports whether what stands behind a module's name is the module's, where
// the name is the user's, too. A socket's own methods are not there but for close.
func (ns *names) inModule(module, attribute string) bool {
	vars := ns.modules(module)
	if vars == nil || attribute == "" || attribute == "close" {
		return false
	}
	_, ok := vars.Get(attribute)
	return ok
}

// attributeBases gives, of each name before a dot, what stands behind it.
func attributeBases(body []syntax.Stmt) map[*syntax.Name]string {
	bases := map[*syntax.Name]string{}
	eachNode(body, func(node any) {
		if a, ok := node.(*syntax.Attribute); ok {
			if n, ok := a.Value.(*syntax.Name); ok {
				bases[n] = a.Attr
			}
		}
	})
	return bases
}

// hoisted takes a twin's imports out, to the program's top.
func (ns *names) hoisted(code string) string {
	var lines []string
	for _, line := range strings.Split(strings.TrimRight(code, "\n"), "\n") {
		if name, ok := strings.CutPrefix(line, "import "); ok {
			ns.module(name)
			continue
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
