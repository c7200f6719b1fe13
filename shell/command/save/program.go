package save

import (
	"slices"
	"sort"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/journal"
	commandline "labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// program puts together a session as a Python program.
type program struct {
	journal *journal.Journal
	lang    locale.Lang
	names   *names
	// store is the URL of the session's own store, base the name that stands for it in
	// the program; "" where nothing asks it.
	store func() string
	base  string
	// remembers tells that something reads _ behind the segment that is written, whose number
	// is place; lastRead is that of the last one that has a name in it.
	remembers bool
	place     int
	lastRead  map[string]int
	// made are the sockets that commands made so far, the last one last.
	made []made
	// attempt is the Python of a command that never ran.
	attempt func(c *syntax.Command, self string) *journal.Step
	parts   []string
	count   int // of statements
	// unsaid are the lines that have no Python, or not for all their runs.
	unsaid []string
	// argv is sys.argv where the program is, nil for that of its own.
	argv []string
	// runs are the lists that tell a line which of its texts is next.
	runs []string
}

// pythonProgram is the session as a Python program, up to the command that runs
// now.
func pythonProgram(c *command.Call, j *journal.Journal, store func() string) *program {
	p := newProgram(c, j, true)
	p.store = store
	p.attempt = func(line *syntax.Command, self string) *journal.Step { return c.Session.Unrun(c.Thread, line, self) }
	j.Segments(c.Line, true, p.add)
	if j == &c.Session.Journal {
		p.attend(c.Session.Attended(), c.Session.Waited())
	}
	return p
}

// newProgram is a program with nothing in it yet that has met the names of all segments;
// expand as for [journal.Journal.Segments].
func newProgram(c *command.Call, j *journal.Journal, expand bool) *program {
	p := &program{journal: j, lang: c.Console.Lang(), lastRead: map[string]int{}, names: newNames(c.Env.Builtins, modulesOf(c.Thread, j != &c.Session.Journal))}
	j.Segments(c.Line, expand, func(_ *journal.Entry, s journal.Segment) { p.place++; p.meet(s) })
	p.place = 0
	return p
}

// attend ends the program with what waits for its servers and programs: those names are the
// session's, and no other in the code is.
func (p *program) attend(code string, waited []string) {
	if code == "" {
		return
	}
	users := map[string]bool{}
	for _, name := range waited {
		users[name] = true
	}
	p.parts = append(p.parts, p.names.rename(code, users))
}

// modulesOf gives the variables of a module of Python's that is there without an import,
// or was imported; of all that Python comes with, for a session that is past.
func modulesOf(t *object.Thread, past bool) func(name string) *object.Namespace {
	return func(name string) *object.Namespace {
		if past || slices.Contains(command.Predeclared, name) {
			if m, err := object.Library(t, name); err == nil {
				return m.Vars
			}
		}
		if m := t.Interpreter().Modules[name]; m != nil {
			return m.Vars
		}
		return nil
	}
}

// keeping reports whether a value that goes to _ now is read yet.
func (p *program) keeping() bool { return p.names.early["_"] && p.place <= p.lastRead["_"] }

// always is a place behind all segments.
const always = 1 << 30

// meet notes the names in a segment.
func (p *program) meet(s journal.Segment) {
	last := p.place
	for _, stmt := range s.Body {
		switch stmt.(type) {
		case *syntax.FunctionDef, *syntax.ClassDef:
			last = always // it is read when the function is called
		}
	}
	eachName(s.Body, func(n *syntax.Name, _ bool) { p.lastRead[n.Ident] = max(p.lastRead[n.Ident], last) })
	p.names.typed(s.Body)
	for _, c := range journal.CommandsIn(s.Body) {
		r := p.journal.Of(journal.LineOf(c))
		if r == nil {
			continue
		}
		for _, run := range r.Runs {
			switch {
			case run.Step == nil:
				if run.Failed == nil && run.Result == "" {
					p.names.lose(c.Targets)
				}
			case run.Step.Typed:
				p.names.typed(read(run.Step.Code))
			default:
				p.names.step(run.Step)
			}
		}
		if r.File != nil && s.Command() == nil {
			p.journal.Inside(r.File, func(_ *journal.Entry, s journal.Segment) { p.meet(s) })
		}
	}
}

// add adds what a segment did.
func (p *program) add(e *journal.Entry, s journal.Segment) {
	p.place++
	p.remembers = p.keeping()
	if text := p.segment(e, s); text != "" {
		p.parts = append(p.parts, p.withArgv(e)+text)
	}
}

// withArgv is what makes sys.argv that of an entry which looks at it, where it is another.
func (p *program) withArgv(e *journal.Entry) string {
	if slices.Equal(e.Argv, p.argv) || !strings.Contains(e.Text, "argv") {
		return ""
	}
	p.argv = e.Argv
	words := []string{literal.Str("")} // the prompt's
	if e.Argv != nil {
		words = nil
	}
	for _, word := range e.Argv {
		words = append(words, literal.Str(word))
	}
	return p.names.module("sys") + ".argv = [" + strings.Join(words, ", ") + "]\n"
}

func (p *program) segment(e *journal.Entry, s journal.Segment) string {
	if c := s.Command(); c != nil && s.Failed != nil && len(c.Targets) == 0 && command.CommandOf(c.Payload).Looks && p.journal.Of(journal.LineOf(c)).AsCommand() {
		return "" // nothing is lost with it
	}
	if s.Failed != nil && (s.Body == nil || !effective(s, p.journal)) {
		return failedComment(s.Text, s.Failed)
	}
	var text string
	switch c := s.Command(); {
	case c != nil:
		text = p.alone(e, s, c)
	default:
		if names, ok := p.hoisted(s); ok {
			for _, name := range names {
				p.names.imports[name] = name
			}
			p.count++
			return ""
		}
		text = p.block(e, s)
	}
	if s.Failed == nil {
		if text != "" && !strings.HasPrefix(text, "#") {
			p.count++
		}
		return text
	}
	if text == "" {
		return failedComment(s.Text, s.Failed)
	}
	p.count++
	if c := s.Command(); c != nil && p.mute(c) {
		return text
	}
	return p.tried(literal.WithoutName(text), s.Failed, p.rest(s, text))
}

// mute reports whether what a command did in Python does not raise what it raised.
func (p *program) mute(c *syntax.Command) bool {
	r := p.journal.Of(journal.LineOf(c))
	return r.AsCommand() && r.Runs[0].Step != nil && r.Runs[0].Step.Mute
}

// hoisted gives the modules that a segment imports and no more, where these are Python's
// own and nothing else has their name: they go to the top.
func (p *program) hoisted(s journal.Segment) (names []string, ok bool) {
	if len(s.Body) != 1 || s.Failed != nil {
		return nil, false
	}
	names, ok = plainImport(s.Body[0])
	for _, name := range names {
		vars := p.names.modules(name)
		if vars == nil || p.names.bound[name] {
			return nil, false
		}
		if _, file := vars.Get("__file__"); file {
			return nil, false
		}
	}
	return names, ok
}

// alone is what a line did that is a command and no more.
func (p *program) alone(e *journal.Entry, s journal.Segment, c *syntax.Command) string {
	r := p.journal.Of(journal.LineOf(c))
	switch {
	case r.AsCommand():
		if step := r.Last(); step != nil {
			p.madeBy(c, step)
		}
		return p.run(e, c, &r.Runs[0], s.Text, r.Runs[0].Leaves)
	case p.isPython(c):
		return p.block(e, s)
	}
	return ""
}

// isPython reports whether a line that could be a command ran as Python.
func (p *program) isPython(c *syntax.Command) bool {
	r := p.journal.Of(journal.LineOf(c))
	return c.Python != nil && r != nil && r.Python
}

// run is what a run of a command did; "" where that is nothing for a program. leaves tells
// that a run of that text fails and leaves the name that it binds as it was.
func (p *program) run(e *journal.Entry, c *syntax.Command, run *journal.Run, typed string, leaves bool) string {
	step := run.Step
	if step == nil || step.Self != "" && !p.names.known(step.Self) {
		return p.wordless(c, run, typed)
	}
	code := step.Code
	if step.Ends {
		code = p.endings(code)
	}
	if code == "" {
		return ""
	}
	if !step.Typed {
		adapted := *step
		adapted.Code = p.rebased(code)
		code = p.names.adapted(&adapted, c)
		if leaves && !step.Value {
			code = p.names.boundLast(code, step)
		}
	}
	keeps := p.remembers && e.Prompt && run.Kept && run.Failed == nil
	if step.Partly {
		if keeps && step.Value {
			code = p.wrapped(code, "remember")
		}
		return strings.Join(append(append(p.noPython(typed), code), p.written(run)...), "\n")
	}
	if !step.Value {
		return code
	}
	if step.Shown {
		return p.shown(code, keeps)
	}
	switch {
	case keeps:
		return p.wrapped(code, "remember")
	case !step.Typed && !(p.remembers && e.Prompt && run.Kept):
		return literal.WithoutName(code)
	}
	return code
}

// wrapped puts the expression that a text ends in between a definition's parentheses.
func (p *program) wrapped(code, definition string) string {
	return literal.WrapLast(code, p.names.definition(definition)+"(", ")")
}

// shown makes a twin print what the command has shown: its value, or of a response the
// status and the body.
func (p *program) shown(code string, keeps bool) string {
	lines, last := literal.CutLastLine(code)
	display := p.names.builtin("print")
	if strings.TrimRight(last, "_") == "response" {
		code = lines + display + "(" + last + ".status_code, " + last + ".reason)\n" + display + "(" + last + ".text)"
		if keeps {
			code += "\n" + p.names.definition("remember") + "(" + last + ")"
		}
		return code
	}
	if keeps {
		code = p.wrapped(code, "remember")
	}
	return literal.WrapLast(code, display+"(", ")")
}

// wordless is a run that Python has nothing for: what the shell alone knows needs
// nothing, the rest is said.
func (p *program) wordless(c *syntax.Command, run *journal.Run, typed string) string {
	if run.Failed != nil {
		return evaluated(c, run)
	}
	entry := command.CommandOf(c.Payload)
	var lines []string
	if len(c.Targets) > 0 && run.Result != "" {
		lines = append(lines, strings.Join(c.Targets, ", ")+" = "+run.Result)
	} else if len(c.Targets) == 0 && (entry.Looks || entry.Unspoken || entry.Ends) && journal.LineOf(c).File == nil {
		return ""
	}
	return strings.Join(append(append(p.noPython(typed), lines...), p.written(run)...), "\n")
}

// written is what writes a run's file, where its command has no Python.
func (p *program) written(run *journal.Run) []string {
	if run.Wrote == "" {
		return nil
	}
	return []string{p.names.rename(run.Wrote, map[string]bool{})}
}

// evaluated is the expressions of a line that failed before it did anything else.
func evaluated(c *syntax.Command, run *journal.Run) string {
	var sources []string
	if run.Refused && run.Failed.Class == "NameError" && c.Receiver != "" {
		sources = append(sources, c.Receiver)
	}
	for _, e := range c.CommandLine.Exprs {
		sources = append(sources, e.Source)
	}
	return strings.Join(sources, ", ")
}

// noPython is a comment for a line that has no Python.
func (p *program) noPython(typed string) []string {
	p.unsaid = append(p.unsaid, strings.TrimSpace(typed))
	lines := commented(typed)
	lines[len(lines)-1] += "  # " + locale.SavedNoPython.In(p.lang)
	return lines
}

// commented is a text as comments.
func commented(text string) []string {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		lines = append(lines, strings.TrimRight("# "+line, " \t\r"))
	}
	return lines
}

// failedComment is what failed as a comment, with its error.
func failedComment(text string, failed *journal.Failed) string {
	return strings.Join(append(commented(text), commented("→ "+failed.Text)...), "\n")
}

// endings keeps of the lines NAME.close() and NAME.stop() those whose NAME the
// program has.
func (p *program) endings(code string) string {
	var kept []string
	for _, line := range strings.Split(code, "\n") {
		// Behind a target, and an expression of the line's, which is there.
		name, _, _ := strings.Cut(commandline.AfterTargets(line), ".")
		if p.names.known(name) || syntax.IdentifierLen(name) < len(name) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// rebased puts a name in the place of the embedded store's URL, whose port is
// another each time: in the texts that begin with it.
func (p *program) rebased(code string) string {
	url := p.store()
	if url == "" || !strings.Contains(code, url) {
		return code
	}
	var places []syntax.Span
	eachNode(read(code), func(node any) {
		switch n := node.(type) {
		case *syntax.StrLit:
			places = append(places, n.Span)
		case *syntax.JoinedStr:
			places = append(places, n.Span)
		}
	})
	sort.Slice(places, func(i, j int) bool { return after(places[i].Start, places[j].Start) })
	for _, at := range places {
		from, to := literal.Offset(code, at.Start), literal.Offset(code, at.End)
		prefix, rest, ok := strings.Cut(code[from:to], `"`+url)
		if !ok || prefix != "" && prefix != "f" || !strings.ContainsAny(rest[:min(len(rest), 1)], `/?"`) {
			continue
		}
		p.base = p.names.free("BASE_URL")
		text := p.base + " + " + prefix + `"` + rest
		if to < len(code) && code[to] == '.' {
			text = "(" + text + ")"
		}
		code = code[:from] + text + code[to:]
	}
	return code
}
