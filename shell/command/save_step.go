package command

import (
	"sort"
	"strings"

	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// step is the Python of one command line.
func (p *program) step(s *replay) chunk {
	if s.self != "" && !p.known[s.self] {
		return chunk{} // what it acts on is not Python's: a server of web's
	}
	text := s.twin
	if s.ends {
		text = p.endings(text)
	}
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

// endings keeps of the lines NAME.close() and NAME.stop() those whose NAME the
// program has.
func (p *program) endings(text string) string {
	var kept []string
	for _, line := range strings.Split(text, "\n") {
		if name, _, _ := strings.Cut(line, "."); p.known[name] {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// attempt is the Python of a command that was tried and failed: its twin as it
// would be were nothing there, with the values that its names have now. It is
// nil when there is none.
func (p *program) attempt(c *syntax.Command) *replay {
	call := &eval.CommandCall{CommandLine: c.CommandLine, Env: p.Env, Lookup: p.LookupName}
	for _, e := range c.CommandLine.Exprs {
		v, ok := p.LookupName(e.Source)
		if !ok {
			v = object.NewInt(0)
		}
		call.Values = append(call.Values, v)
	}
	if c.Receiver != "" {
		call.Receiver, _ = p.LookupName(c.Receiver)
	}
	made, err := p.newSymbolic(p.thread, call)
	if err != nil || made.Command.Twin == nil || made.Command.Group == Shell {
		return nil
	}
	made.Self, made.Subject = c.Receiver, call.Receiver
	if on := made.Command.On; made.Self == "" && on != Nothing && on != UnconnectedOrNew {
		made.Self = on.UsualName()
		if n := p.Known.Current(); n != nil && n.Open() {
			made.Self = n.Name
		}
	}
	twin, err := made.Command.Twin(made)
	if err != nil {
		return nil
	}
	return made.replay(twin)
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
