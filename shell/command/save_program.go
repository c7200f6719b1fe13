package command

import (
	"sort"
	"strings"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// program puts together a session as a Python program.
type program struct {
	*Session
	chunks  []chunk
	imports map[string]bool
	base    string // the embedded store's URL, where it was asked
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

// program is the session as a Python program, up to the command that runs now,
// and how many statements it was made of.
func (s *Session) program(now *Line) (string, int) {
	p := &program{Session: s, imports: map[string]bool{}, typed: map[string]bool{}}
	for _, name := range s.Env.Globals.Names() {
		p.typed[name] = true
	}
	s.log.succeeded(now, true, func(_ *entry, seg segment) {
		for _, stmt := range seg.body {
			eachName(stmt, func(n *syntax.Name) { p.typed[n.Ident] = true })
		}
	})
	s.log.succeeded(now, true, p.add)
	return p.text(), len(p.chunks)
}

// add adds what a segment did.
func (p *program) add(e *entry, s segment) {
	if c := s.command(); c != nil {
		if st := p.log.replays[lineOf(c)]; st != nil {
			if made := p.step(st); made.text != "" {
				made.keeps = st.keeps && e.prompt
				p.chunks = append(p.chunks, made)
			}
		} else if c.Python != nil && p.isVariable(c) {
			p.chunks = append(p.chunks, chunk{text: s.text, keeps: e.prompt})
		}
		return
	}
	if names, ok := plainImport(s.body); ok {
		for _, name := range names {
			p.imports[name] = true
		}
		return
	}
	p.chunks = append(p.chunks, chunk{text: p.block(s), keeps: e.prompt})
}

// isVariable reports whether a line that can be read both ways was Python.
func (p *program) isVariable(c *syntax.Command) bool {
	if c.Receiver != "" {
		return true
	}
	_, bound := p.Env.Globals.Get(c.Name)
	return bound
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
func (p *program) block(s segment) string {
	lines := strings.Split(s.text, "\n")
	commands := commandsIn(s.body)
	for i := len(commands) - 1; i >= 0; i-- {
		c := commands[i]
		st := p.log.replays[lineOf(c)]
		if st == nil && c.Python != nil && p.isVariable(c) {
			continue
		}
		first, last := lineRange(c)
		first, last = first-s.first, last-s.first
		if first < 0 || last >= len(lines) {
			continue
		}
		indent := lines[first][:len(lines[first])-len(strings.TrimLeft(lines[first], " \t"))]
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

// step is the Python of one command line.
func (p *program) step(s *replay) chunk {
	text := s.twin
	if !s.typed {
		text = p.renamed(p.rebased(p.hoisted(text)), s)
	}
	plain := len(s.targets) == 0 && len(s.filters) == 0
	switch {
	case !s.value || text == "":
	case len(s.targets) == 1 && endsIn(text, s.targets[0]):
		text = strings.TrimSuffix(text, "\n"+s.targets[0])
	case len(s.targets) > 0:
		text = wrapLast(text, strings.Join(s.targets, ", ")+" = ", "")
	case plain && s.file != "" && s.octets:
		mode := "wb"
		if s.append {
			mode = "ab"
		}
		text = wrapLast(text, "file.write(", ")")
		text = "with open(" + s.file + ", \"" + mode + "\") as file:\n    " + strings.ReplaceAll(text, "\n", "\n    ")
	case plain && s.file == "" && s.shown:
		return shownChunk(text)
	}
	return chunk{text: text}
}

// shownChunk makes a twin print what the command has shown: its value, or of a
// response the status and the body.
func shownChunk(text string) chunk {
	lines, last := cutLastLine(text)
	switch last {
	case "response", "response_":
		return chunk{text: lines + "print(" + last + ".status_code, " + last + ".reason)\nprint(" + last + ".text)", value: last}
	case "body", "body_":
		return chunk{text: lines + "print(" + last + ".decode(\"utf-8\", \"replace\"))", value: last}
	}
	return chunk{text: wrapLast(text, "print(", ")"), value: "None"}
}

// endsIn reports whether a text's last line is a name alone: the twin bound it
// itself.
func endsIn(text, name string) bool {
	lines, last := cutLastLine(text)
	return last == name && lines != ""
}

func cutLastLine(text string) (lines, last string) {
	i := strings.LastIndexByte(text, '\n') + 1
	return text[:i], text[i:]
}

// rebased puts a name in the place of the embedded store's URL, whose port is
// another each time.
func (p *program) rebased(twin string) string {
	if p.store.server == nil {
		return twin
	}
	url := p.store.server.URL()
	for _, prefix := range []string{`f"`, `"`} {
		if strings.Contains(twin, prefix+url) {
			p.base = url
			twin = strings.ReplaceAll(twin, prefix+url, "BASE_URL + "+prefix)
		}
	}
	return twin
}

// hoisted takes a twin's imports out, to the program's top.
func (p *program) hoisted(twin string) string {
	var lines []string
	for _, line := range strings.Split(strings.TrimRight(twin, "\n"), "\n") {
		if name, ok := strings.CutPrefix(line, "import "); ok {
			p.imports[name] = true
			continue
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// renamed gives the twin's own variables other names where the session has
// variables of theirs.
func (p *program) renamed(text string, s *replay) string {
	tree, err := syntax.Parse("<twin>", text, syntax.FileMode, nil)
	if err != nil {
		return text
	}
	own := map[string]bool{}
	for _, stmt := range tree.Body {
		eachTarget(stmt, func(n *syntax.Name) { own[n.Ident] = true })
	}
	delete(own, s.made)
	for _, name := range s.targets {
		delete(own, name)
	}
	var places []*syntax.Name
	for _, stmt := range tree.Body {
		eachName(stmt, func(n *syntax.Name) {
			if own[n.Ident] && p.typed[n.Ident] {
				places = append(places, n)
			}
		})
	}
	sort.Slice(places, func(i, j int) bool {
		a, b := places[i].End, places[j].End
		return a.Line > b.Line || a.Line == b.Line && a.Col > b.Col
	})
	for _, n := range places {
		at := offset(text, n.End)
		text = text[:at] + "_" + text[at:]
	}
	return text
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
	for _, c := range p.chunks {
		text := c.text
		switch {
		case !remember || !c.keeps || c.value == "None":
		case c.value != "":
			text += "\nremember(" + c.value + ")"
		default:
			text = wrapLast(text, "remember(", ")")
		}
		body.WriteString(strings.TrimRight(text, "\n") + "\n")
	}
	var classes []string
	for _, class := range labClasses {
		if v, bound := p.lookupName(class.name); used[class.name] && !(bound && isPythonClass(v)) {
			classes = append(classes, class.python)
			for _, name := range class.imports {
				p.imports[name] = true
			}
		}
	}
	if remember {
		classes = append(classes, rememberPython)
	}
	var b strings.Builder
	b.WriteString("# coding: utf-8\n")
	for _, name := range p.modules(used) {
		b.WriteString("import " + name + "\n")
	}
	if p.base != "" {
		b.WriteString("\nBASE_URL = " + quoteStr(p.base) + "\n")
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
	for _, name := range twinModules {
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

// isPythonClass reports whether a class was defined in Python, not by the
// shell.
func isPythonClass(v object.Value) bool {
	class, ok := v.(*object.Type)
	return ok && class.Heap
}

// rememberPython does in a program what the prompt does with values.
const rememberPython = `def remember(value):
    global _
    if value is not None:
        _ = value
`
