package save

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/journal"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

// block writes a segment with its commands replaced by their Python.
func (p *program) block(e *journal.Entry, s journal.Segment) string {
	w := &blockWriter{program: p, entry: e, segment: s}
	return w.lines(s.First, s.Last(), s.Body, window{to: 1 << 30}, 0)
}

// blockWriter writes one segment.
type blockWriter struct {
	*program
	entry   *journal.Entry
	segment journal.Segment
	edits   []edit
}

// edit is a text in the place of the segment's bytes from one place to another.
type edit struct {
	from, to int
	text     string
}

// window is a part of the input's turns: the runs in it are those with from <= Turn < to.
// Where still is set a loop around is written as it was typed: those inside are, too.
type window struct {
	from, to int
	still    bool
}

func (w window) has(run *journal.Run) bool { return w.from <= run.Turn && run.Turn < w.to }

// lines writes the lines from first to last of the input, on which the statements
// stand; depth counts the functions and classes around.
func (w *blockWriter) lines(first, last int, body []syntax.Stmt, in window, depth int) string {
	outer := w.edits
	w.edits = nil
	w.statements(body, in, depth)
	text := w.applied(first, last)
	w.edits = outer
	return text
}

// applied is the text of the lines from first to last with the edits in it.
func (w *blockWriter) applied(first, last int) string {
	from, to := w.offset(syntax.Pos{Line: int32(first)}), w.lineEnd(last)
	text := w.segment.Text[from:to]
	sort.SliceStable(w.edits, func(i, j int) bool { // what is put before a text comes after it
		a, b := w.edits[i], w.edits[j]
		return a.from > b.from || a.from == b.from && a.to > b.to
	})
	for _, e := range w.edits {
		text = text[:e.from-from] + e.text + text[e.to-from:]
	}
	return text
}

// prints reports whether an expression is a call of the built-in print: its value is None,
// which is not remembered.
func (w *blockWriter) prints(value syntax.Expr) bool {
	call, ok := value.(*syntax.Call)
	if !ok || w.names.bound["print"] {
		return false
	}
	f, ok := call.Func.(*syntax.Name)
	return ok && f.Ident == "print"
}

// wrap has an expression's value remembered.
func (w *blockWriter) wrap(value syntax.Expr) {
	r := value.Range()
	from, to := w.offset(r.Start), w.offset(r.End)
	open, end := "(", ")"
	if tuple, ok := value.(*syntax.Tuple); ok && !tuple.Paren {
		open, end = "((", "))"
	}
	w.edits = append(w.edits, edit{from, from, w.names.definition("remember") + open}, edit{to, to, end})
}

// offset is where a place in the input is in the segment's text.
func (w *blockWriter) offset(at syntax.Pos) int {
	at.Line -= int32(w.segment.First) - 1
	return literal.Offset(w.segment.Text, at)
}

func (w *blockWriter) lineEnd(line int) int {
	next := w.offset(syntax.Pos{Line: int32(line) + 1})
	if next > 0 && next <= len(w.segment.Text) && line < w.segment.Last() {
		return next - 1 // before the newline
	}
	return len(w.segment.Text)
}

// indentOf is the white space that a line of the input begins with.
func (w *blockWriter) indentOf(line int) string {
	text := w.segment.Text[w.offset(syntax.Pos{Line: int32(line)}):]
	return text[:len(text)-len(strings.TrimLeft(text, " \t"))]
}

func (w *blockWriter) statements(body []syntax.Stmt, in window, depth int) {
	comments := 0
	for _, s := range body {
		switch n := s.(type) {
		case *syntax.Command:
			if w.command(n, in, depth) {
				comments++
			}
			continue
		case *syntax.ExprStmt:
			if depth == 0 && w.remembers && w.entry.Prompt && !w.prints(n.Value) {
				w.wrap(n.Value)
			}
			continue
		case *syntax.Delete:
			if depth == 0 {
				w.shownAgain(n)
			}
			continue
		case *syntax.FunctionDef:
			w.globals(localsOf(n.Params, n.Body), n.Body, n.Doc)
			w.statements(n.Body, window{to: 1 << 30}, depth+1)
			continue
		case *syntax.ClassDef:
			w.globals(localsOf(nil, n.Body), n.Body, n.Doc)
			w.statements(n.Body, in, depth+1)
			continue
		case *syntax.For, *syntax.While:
			if depth == 0 && !in.still && w.unrolls(s, in) {
				first, last := journal.LineRange(s)
				w.edits = append(w.edits, edit{w.offset(syntax.Pos{Line: int32(first)}), w.lineEnd(last), w.unrolled(s, in)})
				continue
			}
			inside := in
			inside.still = true
			for _, block := range journal.Blocks(s) {
				w.statements(block, inside, depth)
			}
			continue
		}
		for _, block := range journal.Blocks(s) {
			w.statements(block, in, depth)
		}
	}
	if comments > 0 && comments == len(body) { // a block needs a statement
		first, _ := journal.LineRange(body[0])
		last := &w.edits[len(w.edits)-1]
		last.text += "\n" + w.indentOf(first) + "pass"
	}
}

// shownAgain binds what the prompt has under a name that the user's own hid until they
// deleted that, where it is read later.
func (w *blockWriter) shownAgain(d *syntax.Delete) {
	for _, target := range d.Targets {
		n, ok := target.(*syntax.Name)
		if !ok || w.lastRead[n.Ident] <= w.place {
			continue
		}
		again := ""
		if slices.Contains(command.Predeclared, n.Ident) {
			again = "import " + n.Ident
		} else if isClass(n.Ident) {
			again = n.Ident + " = " + w.names.definition(n.Ident)
		} else {
			continue
		}
		end := w.offset(d.End)
		w.edits = append(w.edits, edit{end, end, "; " + again})
	}
}

// command writes a command of a block, and reports whether a comment is all of it.
func (w *blockWriter) command(c *syntax.Command, in window, depth int) (comment bool) {
	first, last := journal.LineRange(c)
	from, to := w.offset(syntax.Pos{Line: int32(first)}), w.lineEnd(last)
	typed, indent := w.segment.Text[from:to], w.indentOf(first)
	var runs []*journal.Run
	r := w.journal.Of(journal.LineOf(c))
	if r != nil {
		for i := range r.Runs {
			if run := &r.Runs[i]; depth > 0 || in.has(run) {
				runs = append(runs, run)
			}
		}
	}
	leaves := slices.ContainsFunc(runs, func(run *journal.Run) bool { return run.Leaves })
	var python string
	switch {
	case len(runs) == 0 && w.isPython(c):
		w.statements(c.Python, in, depth)
		return false
	case len(runs) == 0:
		python = w.unrun(c, trimIndent(typed, indent))
	case r.File != nil:
		python = w.file(r.File)
	case r.General:
		python = w.run(w.entry, c, &journal.Run{Step: r.Last(), Kept: r.Runs[0].Kept}, trimIndent(typed, indent), leaves)
	default:
		python = w.texts(c, r, runs, trimIndent(typed, indent), leaves)
	}
	if r.AsCommand() && r.Last() != nil {
		w.madeBy(c, r.Last())
	}
	w.edits = append(w.edits, edit{from, to, indented(python, indent)})
	return isComment(python)
}

// isComment reports whether a text is comments and nothing else.
func isComment(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if !strings.HasPrefix(line, "#") {
			return false
		}
	}
	return true
}

// unrun is a command that never ran here: what it does when it is reached, or a comment.
func (w *blockWriter) unrun(c *syntax.Command, typed string) string {
	step := w.attempt(c, w.subject(command.CommandOf(c.Payload).On))
	if step == nil || step.Partly {
		return strings.Join(commented(typed), "\n")
	}
	w.names.step(step)
	w.madeBy(c, step)
	return w.run(w.entry, c, &journal.Run{Step: step}, typed, false)
}

// made is a name that a command gives to a socket, and what that is for others.
type made struct {
	name  string
	gives command.Subject
}

// madeBy notes what a command made, or would have made.
func (p *program) madeBy(c *syntax.Command, step *journal.Step) {
	gives := command.CommandOf(c.Payload).Gives
	if names := step.Bound(); gives != command.Nothing && len(names) > 0 {
		p.made = append(p.made, made{names[0], gives})
	}
}

// subject is what a command acts on that never ran: the last socket that is for it.
func (p *program) subject(on command.Subject) string {
	for _, m := range slices.Backward(p.made) {
		if (m.gives == command.Listening) == (on == command.Listening) {
			return m.name
		}
	}
	return on.UsualName()
}

func trimIndent(text, indent string) string {
	return strings.TrimPrefix(strings.ReplaceAll(text, "\n"+indent, "\n"), indent)
}

// file is what a file did that a line of a block ran.
func (w *blockWriter) file(e *journal.Entry) string {
	var parts []string
	unknown := []string{""} // each turn of a loop begins with what the last one left
	w.argv = unknown
	w.journal.Inside(e, func(e *journal.Entry, s journal.Segment) {
		if text := w.program.segment(e, s); text != "" {
			parts = append(parts, w.withArgv(e)+text)
		}
	})
	w.argv = unknown
	if len(parts) == 0 || isComment(strings.Join(parts, "\n")) {
		parts = append(parts, "pass")
	}
	return strings.Join(parts, "\n")
}

// texts writes the runs of a command that stands in a block: as one text where that
// serves them all, and else as several, of which each run takes its own.
func (w *blockWriter) texts(c *syntax.Command, r *journal.Ran, runs []*journal.Run, typed string, leaves bool) string {
	var all []string
	var which []string
	ran := slices.ContainsFunc(runs, func(run *journal.Run) bool { return !run.Refused })
	for _, run := range runs {
		if run.Refused && ran {
			which = append(which, "1") // each text evaluates what failed
			continue
		}
		text := w.run(w.entry, c, run, typed, leaves)
		if run.Failed != nil && (text == "" || run.Step == nil && !run.Refused) {
			text = strings.TrimPrefix(text+"\n"+w.raised(run.Failed), "\n")
		}
		if run.Failed != nil && run.Step != nil && run.Step.Mute {
			text += "\n" + w.raised(run.Failed)
		}
		if text == "" {
			text = strings.Join(commented(typed), "\n")
		}
		i := slices.Index(all, text)
		if i < 0 {
			i = len(all)
			all = append(all, text)
		}
		which = append(which, fmt.Sprint(i+1))
	}
	if len(all) == 1 && !(r.Varied && r.Count > journal.Most) {
		return all[0]
	}
	if r.Count > journal.Most {
		w.unsaid = append(w.unsaid, strings.TrimSpace(typed))
		return "# " + locale.SavedVaried.In(w.lang) + "\n" + all[0]
	}
	name := w.names.free(fmt.Sprintf("runs%d", len(w.program.runs)+1))
	w.program.runs = append(w.program.runs, name+" = "+w.names.builtin("iter")+"(["+strings.Join(which, ", ")+"])")
	turn := w.names.free("run")
	lines := []string{turn + " = " + w.names.builtin("next") + "(" + name + ", 1)"}
	for i, text := range all {
		if isComment(text) {
			text += "\npass"
		}
		word := "elif "
		if i == 0 {
			word = "if "
		}
		lines = append(lines, fmt.Sprintf("%s%s == %d:", word, turn, i+1), indented(text, "    "))
	}
	return strings.Join(lines, "\n")
}

// raised raises what a run ended in that Python has nothing else for.
func (w *blockWriter) raised(f *journal.Failed) string {
	if f.Raise != "" {
		if module, _, dotted := strings.Cut(f.Raise, "."); dotted && !strings.Contains(module, "(") {
			w.names.module(module)
		}
		return "raise " + w.names.rename(f.Raise, map[string]bool{})
	}
	_, message, _ := strings.Cut(f.Text, ": ")
	return "raise " + w.names.builtin(f.Class) + "(" + literal.Str(message) + ")"
}

// globals declares, in the body of a function or class, the names that its commands bind:
// to the shell these are the session's. own are its own names.
func (w *blockWriter) globals(own map[string]bool, body []syntax.Stmt, doc *syntax.StrLit) {
	var names []string
	declared := map[string]bool{}
	for _, s := range body {
		eachDeclared(s, func(name string) { declared[name] = true })
	}
	add := func(name string) {
		if name != "" && !own[name] && !declared[name] && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, c := range w.commandsOf(body) {
		if r := w.journal.Of(journal.LineOf(c)); r != nil {
			for _, run := range r.Runs {
				if run.Step != nil && run.Step.Typed {
					eachBound(read(run.Step.Code), add)
				} else if run.Step != nil {
					add(run.Step.Made)
					if run.Step.Rebinds {
						add(run.Step.Self)
					}
				}
			}
		}
	}
	at := body[0]
	if doc != nil && len(body) > 1 {
		at = body[1]
	}
	if first, _ := journal.LineRange(at); len(names) > 0 {
		from := w.offset(syntax.Pos{Line: int32(first)})
		w.edits = append(w.edits, edit{from, from, w.indentOf(first) + "global " + strings.Join(names, ", ") + "\n"})
	}
}

// commandsOf lists the commands among statements, but for those of functions inside.
func (w *blockWriter) commandsOf(body []syntax.Stmt) []*syntax.Command {
	var found []*syntax.Command
	for _, s := range body {
		switch n := s.(type) {
		case *syntax.Command:
			found = append(found, n)
			continue
		case *syntax.FunctionDef, *syntax.ClassDef:
			continue
		}
		for _, block := range journal.Blocks(s) {
			found = append(found, w.commandsOf(block)...)
		}
	}
	return found
}

// tried puts a text that failed into a try, which goes on as the session went on; kept
// is what was in _ then, "" for nothing.
func (p *program) tried(text string, failed *journal.Failed, kept string) string {
	then := "pass"
	if kept != "" {
		then = p.names.definition("remember") + "(" + kept + ")"
	}
	return "try:\n" + indented(text, "    ") + "\nexcept " + p.names.builtin(failed.Class) + ":\n    " + then + "  # " + oneLine(failed.Text)
}

// rest is the variable in which a command's text gathers what it gives: what had come is
// there when it fails.
func (p *program) rest(s journal.Segment, text string) string {
	c := s.Command()
	if c == nil || !p.remembers {
		return ""
	}
	r := p.journal.Of(journal.LineOf(c))
	_, last := literal.CutLastLine(text)
	if !r.AsCommand() || !r.Runs[0].Kept || syntax.IdentifierLen(last) != len(last) {
		return ""
	}
	return last
}

// effective reports whether what failed has done something before it did: then it is
// tried again, and a comment else.
func effective(s journal.Segment, j *journal.Journal) bool {
	c := s.Command()
	if c == nil {
		return !pure(s.Body)
	}
	r := j.Of(journal.LineOf(c))
	if !r.AsCommand() && r != nil && r.Python {
		return !pure(c.Python)
	}
	if r != nil && r.File != nil {
		return true
	}
	if !r.AsCommand() {
		return false
	}
	if r.Runs[0].Step == nil {
		return !pureExprs(c.Exprs)
	}
	step := r.Runs[0].Step
	if step.Typed {
		return !pure(read(step.Code))
	}
	if s.Failed.Class == "KeyboardInterrupt" {
		return command.CommandOf(c.Payload).Attends
	}
	asked := command.CommandOf(c.Payload).Keeps && !s.Failed.Unreached
	return asked || step.Mute || step.Self != "" || step.Shown || !pureExprs(c.Exprs)
}

// pure reports whether statements do nothing but compute, in a way that changes nothing.
func pure(body []syntax.Stmt) bool {
	if len(body) != 1 {
		return len(body) == 0
	}
	switch s := body[0].(type) {
	case *syntax.ExprStmt:
		return pureExprs(s.Value)
	case *syntax.Assign:
		return pureExprs(s.Value)
	case *syntax.Command:
		return pureExprs(s.Exprs)
	}
	return false
}

func pureExprs(node any) bool {
	calm := true
	eachNode(node, func(node any) {
		switch node.(type) {
		case *syntax.Call, *syntax.NamedExpr, *syntax.Comprehension, *syntax.FormattedValue:
			calm = false
		}
	})
	return calm
}
