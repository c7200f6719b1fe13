package journal

import (
	"slices"
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// maxEntries and maxText, in bytes, bound what a session remembers; the oldest
// inputs are forgotten.
const (
	maxEntries = 10_000
	maxText    = 8 << 20
)

// Journal is what was typed in a session, and what became of it: the source of
// history and save.
type Journal struct {
	entries []*Entry
	size    int      // of the entries' texts, in bytes
	open    []*Entry // those under way, the outermost first
	// steps is what each command line did when it last ran, files the file that a
	// run line ran.
	steps map[*line.Line]*Step
	files map[*line.Line]*Entry
	// file is the run line whose file is about to be recorded.
	file *line.Line
}

// Entry is one input: a line, a block, or a whole file.
type Entry struct {
	Text string
	Body []syntax.Stmt // nil when it could not be read
	done bool
	// failed is the line, counted from 1, of the statement that failed; 0 for
	// none.
	failed int
	// Prompt tells that it was typed at the prompt, where values go to _.
	Prompt bool
}

// Entries are the inputs, the oldest first.
func (j *Journal) Entries() []*Entry { return j.entries }

// Record notes a complete input (a line, a block or a file) that is about to
// run; tree is nil when it could not be read. prompt tells that it was typed at the
// prompt. Done is told what came of it.
func (j *Journal) Record(text string, tree *syntax.Tree, prompt bool) (done func(err error)) {
	e := &Entry{Text: text, Prompt: prompt}
	if tree != nil {
		e.Text, e.Body = tree.Text, tree.Body
	}
	if j.file != nil {
		j.files[j.file] = e
		j.file = nil
	} else if len(j.open) == 0 {
		j.entries = append(j.entries, e)
		j.size += len(e.Text)
		if len(j.entries) > maxEntries || j.size > maxText {
			j.forget()
		}
	}
	j.open = append(j.open, e)
	return func(err error) {
		e.done = true
		if err != nil {
			e.failed = failedLine(err)
		}
		if i := slices.Index(j.open, e); i >= 0 {
			j.open = j.open[:i]
		}
	}
}

// Alone reports whether a command line is all of the input under way.
func (j *Journal) Alone(at *line.Line) bool {
	if len(j.open) != 1 || len(j.open[0].Body) != 1 {
		return false
	}
	c, ok := j.open[0].Body[0].(*syntax.Command)
	return ok && LineOf(c) == at
}

// Sole reports whether a command line is all of the innermost input under way.
func (j *Journal) Sole(at *line.Line) bool {
	if len(j.open) == 0 || len(j.open[len(j.open)-1].Body) != 1 {
		return false
	}
	c, ok := j.open[len(j.open)-1].Body[0].(*syntax.Command)
	return ok && LineOf(c) == at
}

// Running reports whether an input is under way.
func (j *Journal) Running() bool { return len(j.open) > 0 }

// FailedLine is the line of the last input in which its statement failed, "" where
// none did.
func (j *Journal) FailedLine() string {
	if len(j.entries) == 0 {
		return ""
	}
	e := j.entries[len(j.entries)-1]
	n := 0
	for text := range strings.Lines(e.Text) {
		if n++; n == e.failed {
			return text
		}
	}
	return ""
}

// failedLine is the line of the input's own statement in which an error arose.
func failedLine(err error) int {
	if e, ok := object.AsException(err); ok && e.Trace != nil {
		return max(1, int(e.Trace.Line))
	}
	return 1
}

// forget drops the oldest entries, a quarter of what there may be at least, and
// what their lines did. The last entry stays.
func (j *Journal) forget() {
	n := 0
	for n < len(j.entries)-1 && (len(j.entries)-n > maxEntries*3/4 || j.size > maxText*3/4) {
		j.size -= len(j.entries[n].Text)
		n++
	}
	j.entries = slices.Clone(j.entries[n:])
	kept := map[*line.Line]bool{}
	var keep func(e *Entry)
	keep = func(e *Entry) {
		for _, c := range CommandsIn(e.Body) {
			line := LineOf(c)
			kept[line] = true
			if file := j.files[line]; file != nil {
				keep(file)
			}
		}
	}
	for _, e := range j.entries {
		keep(e)
	}
	for line := range j.steps {
		if !kept[line] {
			delete(j.steps, line)
		}
	}
	for line := range j.files {
		if !kept[line] {
			delete(j.files, line)
		}
	}
}
