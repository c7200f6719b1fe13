package save

import (
	"maps"
	"slices"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/journal"
	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

// script puts together a session as a script for run: the lines as they were typed.
type script struct {
	*program
	reader *line.Reader
}

// scriptOf is the session as a script, up to the command that runs now.
func scriptOf(c *command.Call, j *journal.Journal) *script {
	s := &script{program: newProgram(c, j, false), reader: &line.Reader{Commands: c.Session.Table}}
	j.Segments(c.Line, false, s.add)
	if j == &c.Session.Journal {
		s.wait(c.Session.Waited())
	}
	return s
}

// wait ends the script as attend ends the program: with what waits, until Ctrl-C.
func (s *script) wait(names []string) {
	if len(names) == 0 {
		return
	}
	lines := []string{"try:"}
	for _, name := range names {
		lines = append(lines, "    wait "+name)
	}
	s.parts = append(s.parts, append(lines, "except "+s.names.builtin("KeyboardInterrupt")+":", "    pass")...)
}

func (s *script) add(e *journal.Entry, seg journal.Segment) {
	s.place++
	text := seg.Text
	if c := seg.Command(); c != nil {
		entry, l := command.CommandOf(c.Payload), journal.LineOf(c)
		ran := s.journal.Of(l).AsCommand()
		if ran && entry.Looks && len(c.Targets) == 0 && l.File == nil {
			return
		}
	}
	switch {
	case seg.Failed != nil && (seg.Body == nil || !effective(seg, s.journal)):
		s.parts = append(s.parts, failedComment(text, seg.Failed))
		return
	case s.keeping() && e.Prompt:
		text = s.remembered(seg)
	}
	if s.count++; seg.Failed != nil {
		text = "try:\n" + s.indented(text) + "\nexcept " + s.names.builtin(seg.Failed.Class) + ":\n    pass  # " + oneLine(seg.Failed.Text)
	}
	s.parts = append(s.parts, text)
}

// indented puts four spaces before each line of a script, as [indented] does for a
// program.
func (s *script) indented(text string) string {
	tree, err := syntax.Parse("<script>", text+"\n", syntax.FileMode, s.reader)
	if err != nil {
		return text
	}
	return indentedAs(text, "    ", tree.Body)
}

// remembered is a segment whose values go to _, as they did at the prompt: a script
// keeps none.
func (s *script) remembered(seg journal.Segment) string {
	w := &blockWriter{program: s.program, segment: seg}
	w.keep(seg.Body, false)
	return w.applied(seg.First, seg.Last())
}

// keep edits the expressions and commands whose values went to _: of expressions in a
// function none did.
func (w *blockWriter) keep(body []syntax.Stmt, inside bool) {
	for _, st := range body {
		switch n := st.(type) {
		case *syntax.ExprStmt:
			if !inside && !w.prints(n.Value) {
				w.wrap(n.Value)
			}
			continue
		case *syntax.Command:
			r := w.journal.Of(journal.LineOf(n))
			if !r.AsCommand() {
				if w.isPython(n) {
					w.keep(n.Python, inside)
				}
				continue
			}
			for _, run := range r.Runs {
				if run.Kept {
					w.keepCommand(n)
					break
				}
			}
			continue
		case *syntax.FunctionDef:
			w.keep(n.Body, true)
			continue
		case *syntax.ClassDef:
			w.keep(n.Body, true)
			continue
		}
		for _, block := range journal.Blocks(st) {
			w.keep(block, inside)
		}
	}
}

// imported are the imports of what save itself puts into the script: a script has labsh's
// classes and Python's common modules as the prompt has them.
func (s *script) imported() []string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(s.names.imports)) {
		switch local := s.names.imports[name]; {
		case local != name:
			lines = append(lines, "import "+name+" as "+local)
		case !slices.Contains(command.Predeclared, name):
			lines = append(lines, "import "+name)
		}
	}
	return lines
}

// keepCommand has a command's value go to _, which is the built-in one as with remember.
func (w *blockWriter) keepCommand(c *syntax.Command) {
	first, last := journal.LineRange(c)
	indent := w.indentOf(first)
	from, to := w.offset(syntax.Pos{Line: int32(first)})+len(indent), w.lineEnd(last)
	name := w.names.free("value")
	w.edits = append(w.edits, edit{from, from, name + " = "}, edit{to, to, "\n" + indent + w.names.definition("remember") + "(" + name + ")"})
}

// text is the whole script.
func (s *script) text() string {
	lines := s.parts
	definitions := s.definitions(func(name string) bool { return s.names.used[name] })
	if imports := s.imported(); len(imports) > 0 || len(definitions) > 0 {
		lines = slices.Concat(imports, strings.Split(strings.Join(definitions, "\n"), "\n"), lines)
	}
	if n := int64(s.journal.Forgotten()); n > 0 {
		lines = append([]string{"# " + locale.SavedForgotten.For(s.lang, n).Format(s.lang, n)}, lines...)
	}
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}
