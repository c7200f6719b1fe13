package save

import (
	"sort"
	"strings"

	"labsh/shell/command/journal"
	"labsh/shell/command/literal"
	"labsh/shell/python/syntax"
)

// step is the Python of one command line.
func (p *program) step(s *journal.Step) chunk {
	if s.Self != "" && !p.known[s.Self] {
		return chunk{} // what it acts on is not Python's: a server of web's
	}
	text := s.Twin
	if s.Ends {
		text = p.endings(text)
	}
	if !s.Typed {
		text = p.renamed(p.rebased(p.hoisted(text)), s)
	}
	plain := len(s.Targets) == 0 && s.Filters == 0
	switch {
	case !s.Value || text == "":
	case len(s.Targets) == 1 && literal.EndsIn(text, s.Targets[0]):
		text = strings.TrimSuffix(text, "\n"+s.Targets[0])
	case len(s.Targets) > 0:
		text = literal.WrapLast(text, strings.Join(s.Targets, ", ")+" = ", "")
	case plain && s.File != "" && s.Octets:
		mode := "wb"
		if s.Append {
			mode = "ab"
		}
		text = literal.WrapLast(text, "file.write(", ")")
		text = "with open(" + s.File + ", \"" + mode + "\") as file:\n    " + strings.ReplaceAll(text, "\n", "\n    ")
	case plain && s.File == "" && s.Shown:
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

// shownChunk makes a twin print what the command has shown: its value, or of a
// response the status and the body.
func shownChunk(text string) chunk {
	lines, last := literal.CutLastLine(text)
	switch last {
	case "response", "response_":
		return chunk{text: lines + "print(" + last + ".status_code, " + last + ".reason)\nprint(" + last + ".text)", value: last}
	case "body", "body_":
		return chunk{text: lines + "print(" + last + ".decode(\"utf-8\", \"replace\"))", value: last}
	}
	return chunk{text: literal.WrapLast(text, "print(", ")"), value: "None"}
}

// rebased puts a name in the place of the embedded store's URL, whose port is
// another each time.
func (p *program) rebased(twin string) string {
	url := p.store
	if url == "" {
		return twin
	}
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
func (p *program) renamed(text string, s *journal.Step) string {
	tree, err := syntax.Parse("<twin>", text, syntax.FileMode, nil)
	if err != nil {
		return text
	}
	own := map[string]bool{}
	for _, stmt := range tree.Body {
		eachTarget(stmt, func(n *syntax.Name) { own[n.Ident] = true })
	}
	delete(own, s.Made)
	if s.Rebinds {
		delete(own, s.Self)
	}
	for _, name := range s.Targets {
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
		at := literal.Offset(text, n.End)
		text = text[:at] + "_" + text[at:]
	}
	return text
}
