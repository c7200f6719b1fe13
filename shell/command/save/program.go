package save

import (
	"sort"
	"strings"

	"labsh/shell/command"

	"labsh/shell/command/journal"
	"labsh/shell/command/literal"
	"labsh/shell/command/prelude"
	"labsh/shell/locale"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// program puts together a session as a Python program.
type program struct {
	*command.Session
	thread  *object.Thread
	store   string // the URL of the session's own store
	chunks  []chunk
	imports map[string]bool
	base    string // the same, where a twin has it
	// known are the names that something in the program binds or mentions.
	known map[string]bool
	// typed are the names in the Python that people typed: those that twins
	// must not use for their own ends.
	typed map[string]bool
}

// chunk is a few lines of the program.
type chunk struct {
	text string
	// keeps tells that the value of its last expression was _ afterwards, value
	// that another expression's was.
	keeps bool
	value string
}

// pythonProgram is the session as a Python program, up to the command that runs
// now, and how many statements it was made of.
func pythonProgram(c *command.Call, store string) (string, int) {
	p := &program{Session: c.Session, thread: c.Thread, store: store, imports: map[string]bool{}, known: map[string]bool{}, typed: map[string]bool{}}
	for _, name := range p.Env.Globals.Names() {
		p.typed[name] = true
	}
	p.Journal.Succeeded(c.Line, true, func(_ *journal.Entry, s journal.Segment) { p.meet(s) })
	p.Journal.Succeeded(c.Line, true, p.add)
	return p.text(), len(p.chunks)
}

// meet notes the names in a segment.
func (p *program) meet(s journal.Segment) {
	for _, stmt := range s.Body {
		eachName(stmt, func(n *syntax.Name) { p.typed[n.Ident], p.known[n.Ident] = true, true })
	}
	for _, c := range journal.CommandsIn(s.Body) {
		if st := p.Journal.Of(journal.LineOf(c)); st != nil {
			for _, name := range append(boundIn(st.Twin), st.Targets...) {
				p.known[name] = true
			}
		}
	}
}

// add adds what a segment did.
func (p *program) add(e *journal.Entry, s journal.Segment) {
	if c := s.Command(); c != nil {
		if st := p.Journal.Of(journal.LineOf(c)); st != nil {
			if made := p.step(st); made.text != "" {
				made.keeps = st.Keeps && e.Prompt
				p.chunks = append(p.chunks, made)
			}
		} else if c.Python != nil && p.wasPython(c) {
			p.chunks = append(p.chunks, chunk{text: s.Text, keeps: e.Prompt})
		}
		return
	}
	if names, ok := plainImport(s.Body); ok {
		for _, name := range names {
			p.imports[name] = true
		}
		return
	}
	p.chunks = append(p.chunks, chunk{text: p.block(s), keeps: e.Prompt})
}

// wasPython reports whether a line that can be read both ways was Python.
func (p *program) wasPython(c *syntax.Command) bool {
	return c.Receiver != "" || p.IsVariable(c.Name)
}

// plainImport gives the modules of a lone `import a, b`.
func plainImport(body []syntax.Stmt) ([]string, bool) {
	if len(body) != 1 {
		return nil, false
	}
	n, ok := body[0].(*syntax.Import)
	if !ok {
		return nil, false
	}
	var names []string
	for _, alias := range n.Names {
		if alias.As != "" {
			return nil, false
		}
		names = append(names, alias.Name)
	}
	return names, true
}

// block is a segment with its commands replaced by their Python. A command that
// never ran has none: it stays as a comment.
func (p *program) block(s journal.Segment) string {
	lines := strings.Split(s.Text, "\n")
	commands, tried := journal.CommandsIn(s.Body), triedIn(s.Body)
	for i := len(commands) - 1; i >= 0; i-- {
		c := commands[i]
		st := p.Journal.Of(journal.LineOf(c))
		if st == nil && c.Python != nil && p.wasPython(c) {
			continue
		}
		first, last := journal.LineRange(c)
		first, last = first-s.First, last-s.First
		if first < 0 || last >= len(lines) {
			continue
		}
		indent := lines[first][:len(lines[first])-len(strings.TrimLeft(lines[first], " \t"))]
		if st == nil && tried[c] {
			st = p.Attempt(p.thread, c)
		}
		var python []string
		if st != nil {
			if made := p.step(st); made.text != "" {
				python = strings.Split(made.text, "\n")
			}
		}
		if python == nil {
			for _, typed := range lines[first : last+1] {
				python = append(python, "# "+strings.TrimLeft(typed, " \t"))
			}
			python = append(python, "pass")
		}
		for j, text := range python {
			python[j] = indent + text
		}
		lines = append(lines[:first:first], append(python, lines[last+1:]...)...)
	}
	return strings.Join(lines, "\n")
}

// text is the whole program.
func (p *program) text() string {
	var all []string
	for _, c := range p.chunks {
		all = append(all, c.text)
	}
	used := namesIn(strings.Join(all, "\n"))
	remember := used["_"]
	var body strings.Builder
	for i, c := range p.chunks {
		text := c.text
		if i > 0 && (isDefinition(text) || isDefinition(p.chunks[i-1].text)) {
			body.WriteString("\n\n")
		}
		switch {
		case !remember || !c.keeps || c.value == "None":
		case c.value != "":
			text += "\nremember(" + c.value + ")"
		default:
			text = literal.WrapLast(text, "remember(", ")")
		}
		body.WriteString(strings.TrimRight(text, "\n") + "\n")
	}
	var classes []string
	var wanted []string
	for _, name := range prelude.Names() {
		// One of the user's own has its name.
		if v, bound := p.LookupName(name); used[name] && !(bound && isPythonClass(v)) {
			wanted = append(wanted, name)
		}
	}
	if remember {
		wanted = append(wanted, "remember")
	}
	for _, d := range prelude.Needed(wanted) {
		classes = append(classes, d.Text)
		for _, name := range d.Imports {
			p.imports[name] = true
		}
	}
	var b strings.Builder
	b.WriteString("# coding: utf-8\n")
	for _, name := range p.modules(used) {
		b.WriteString("import " + name + "\n")
	}
	if p.base != "" {
		b.WriteString("\n# " + locale.SavedStore.In(p.Console.Lang()) + "\nBASE_URL = " + literal.Str(p.base) + "\n")
	}
	for _, class := range classes {
		b.WriteString("\n\n" + class)
	}
	if len(classes) > 0 {
		b.WriteString("\n")
	}
	return b.String() + "\n" + body.String()
}

// modules lists what the program imports: what was imported in the session, and
// what the shell has there without.
func (p *program) modules(used map[string]bool) []string {
	for _, name := range command.Predeclared {
		if used[name] {
			p.imports[name] = true
		}
	}
	if p.Env.Outer != nil {
		for _, name := range p.Env.Outer.Names() {
			v, _ := p.Env.Outer.Get(name)
			if _, ok := v.(*object.Module); ok && used[name] {
				p.imports[name] = true
			}
		}
	}
	var names []string
	for name := range p.imports {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// isDefinition reports whether a chunk is a function or class, which stands
// between blank lines.
func isDefinition(text string) bool {
	for _, word := range []string{"def ", "class ", "@"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

// isPythonClass reports whether a class was defined in Python, not by the
// shell.
func isPythonClass(v object.Value) bool {
	class, ok := v.(*object.Type)
	return ok && class.Heap
}
