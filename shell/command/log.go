package command

import (
	"slices"

	"labsh/shell/command/line"
	"labsh/shell/command/pipe"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// maxEntries and maxText, in bytes, bound what a session remembers; the oldest
// inputs are forgotten.
const (
	maxEntries = 10_000
	maxText    = 8 << 20
)

// Log is what was typed in a session, and what became of it: the source of
// history and save.
type Log struct {
	entries []*entry
	size    int      // of the entries' texts, in bytes
	open    []*entry // those under way, the outermost first
	// replays is what each command line did when it last ran, files the file
	// that a run line ran.
	replays map[*line.Line]*replay
	files   map[*line.Line]*entry
	// file is the run line whose file is about to be recorded.
	file *line.Line
}

// entry is one input: a line, a block, or a whole file.
type entry struct {
	text string
	body []syntax.Stmt // nil when it could not be read
	done bool
	// failed is the line, counted from 1, of the statement that failed; 0 for
	// none.
	failed int
	// prompt tells that it was typed at the prompt, where values go to _.
	prompt bool
}

// replay is what a command line did, in Python.
type replay struct {
	twin    string
	targets []string
	typed   bool   // the twin is what people typed
	value   bool   // the twin ends in the command's value, not in a name
	shown   bool   // the value is what the command is for
	keeps   bool   // the value goes to _ at the prompt
	file    string // > FILE: its name, in Python
	append  bool
	octets  bool // the value is bytes
	filters []pipe.Step
	ends    bool // the twin's lines close or stop what they name
	self    string
	made    string
}

// Record notes a complete input (a line, a block or a file) that is about to
// run; tree is nil when it could not be read. Done is told what came of it.
func (s *Session) Record(text string, tree *syntax.Tree) (done func(err error)) {
	l := &s.log
	e := &entry{text: text, prompt: s.Interactive}
	if tree != nil {
		e.text, e.body = tree.Text, tree.Body
	}
	if l.file != nil {
		l.files[l.file] = e
		l.file = nil
	} else if len(l.open) == 0 {
		l.entries = append(l.entries, e)
		l.size += len(e.text)
		if len(l.entries) > maxEntries || l.size > maxText {
			l.forget()
		}
	}
	l.open = append(l.open, e)
	return func(err error) {
		e.done = true
		if err != nil {
			e.failed = failedLine(err)
		}
		if i := slices.Index(l.open, e); i >= 0 {
			l.open = l.open[:i]
		}
	}
}

// failedLine is the line of the input's own statement in which an error arose.
func failedLine(err error) int {
	if e, ok := object.AsException(err); ok && len(e.Trace) > 0 {
		return max(1, int(e.Trace[len(e.Trace)-1].Line))
	}
	return 1
}

// forget drops the oldest entries, a quarter of what there may be at least, and
// what their lines did. The last entry stays.
func (l *Log) forget() {
	n := 0
	for n < len(l.entries)-1 && (len(l.entries)-n > maxEntries*3/4 || l.size > maxText*3/4) {
		l.size -= len(l.entries[n].text)
		n++
	}
	l.entries = slices.Clone(l.entries[n:])
	kept := map[*line.Line]bool{}
	var keep func(e *entry)
	keep = func(e *entry) {
		for _, c := range commandsIn(e.body) {
			line := lineOf(c)
			kept[line] = true
			if file := l.files[line]; file != nil {
				keep(file)
			}
		}
	}
	for _, e := range l.entries {
		keep(e)
	}
	for line := range l.replays {
		if !kept[line] {
			delete(l.replays, line)
		}
	}
	for line := range l.files {
		if !kept[line] {
			delete(l.files, line)
		}
	}
}

// beginFile notes that line runs a file; what it gives ends that.
func (l *Log) beginFile(of *line.Line) (end func()) {
	if l.files == nil {
		l.files = map[*line.Line]*entry{}
	}
	l.file = of
	return func() { l.file = nil }
}

// plan makes the replay of a command that is about to run, with the line's names
// and expressions in it; nil when there is none. It is made before the run, which
// changes what it refers to, and noted by ran after it.
func (l *Log) plan(c *Call, call *eval.CommandCall) *replay {
	command := c.Command
	if command.Twin == nil {
		return nil
	}
	if old := l.replays[c.Line]; old != nil && old.self == c.Self && old.made == "" {
		return old // a turn of a loop
	}
	again, err := c.Session.newSymbolic(c.Thread, call)
	if err != nil {
		return nil
	}
	again.Self, again.Subject = c.Self, c.Subject
	twin, err := command.Twin(again)
	if err != nil || twin.Code == "" {
		return nil
	}
	return again.replay(twin)
}

// ran notes that a command succeeded which does, in Python, what step says.
func (l *Log) ran(line *line.Line, step *replay) {
	if step != nil {
		l.set(line, step)
	}
}

// replay is what the command's twin, made for a program, does there.
func (c *Call) replay(twin Twin) *replay {
	command := c.Command
	return &replay{
		twin: twin.Code, targets: c.Targets, value: twin.Makes == "", shown: command.Shows,
		keeps: !command.Shows || command.Group == HTTP || command.Group == Store,
		file:  c.fileName(), append: c.Line.Append, octets: command.Receives() && command.On == Connected,
		filters: c.Line.Filters, self: c.Self, made: twin.Makes, ends: command.Ends,
	}
}

// fileName is the Python source of the name in > FILE, "" without one.
func (c *Call) fileName() string {
	if c.Line.File == nil {
		return ""
	}
	return c.arg(c.Line.File).Str()
}

func (l *Log) set(of *line.Line, s *replay) {
	if l.replays == nil {
		l.replays = map[*line.Line]*replay{}
	}
	l.replays[of] = s
}

// alias notes that line did what another did.
func (l *Log) alias(line, other *line.Line) {
	if s := l.replays[other]; s != nil {
		l.set(line, s)
	}
	if file := l.files[other]; file != nil {
		l.files[line] = file
	}
}

// python notes that line ran a Python text.
func (l *Log) python(line *line.Line, text string) {
	l.set(line, &replay{twin: text, typed: true, value: true, keeps: true})
}

// commandsIn lists the commands among statements, those in blocks too.
func commandsIn(body []syntax.Stmt) []*syntax.Command {
	var found []*syntax.Command
	for _, s := range body {
		if c, ok := s.(*syntax.Command); ok {
			found = append(found, c)
			continue
		}
		for _, block := range blocksOf(s) {
			found = append(found, commandsIn(block)...)
		}
	}
	return found
}

// blocksOf lists the blocks inside a statement.
func blocksOf(s syntax.Stmt) [][]syntax.Stmt {
	switch s := s.(type) {
	case *syntax.If:
		return [][]syntax.Stmt{s.Body, s.Else}
	case *syntax.For:
		return [][]syntax.Stmt{s.Body, s.Else}
	case *syntax.While:
		return [][]syntax.Stmt{s.Body, s.Else}
	case *syntax.With:
		return [][]syntax.Stmt{s.Body}
	case *syntax.FunctionDef:
		return [][]syntax.Stmt{s.Body}
	case *syntax.ClassDef:
		return [][]syntax.Stmt{s.Body}
	case *syntax.Try:
		blocks := [][]syntax.Stmt{s.Body, s.Else, s.Finally}
		for _, h := range s.Handlers {
			blocks = append(blocks, h.Body)
		}
		return blocks
	}
	return nil
}

// lineOf is what the Reader made of a command.
func lineOf(c *syntax.Command) *line.Line { return c.Payload.(*line.Line) }

// commandOf is the command of a line that a Reader made.
func commandOf(payload any) *Command { return payload.(*line.Line).Command.(*Command) }
