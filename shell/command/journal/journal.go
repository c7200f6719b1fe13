package journal

import (
	"slices"
	"strings"

	"labsh/shell/command/line"
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
	// ran is what each command line did.
	ran map[*line.Line]*Ran
	// file is the run line whose file is about to be recorded.
	file *line.Line
	argv []string // that it is to have
	// forgotten counts the inputs that were dropped.
	forgotten int

	// Transcript is what was seen, input by input; nil where nobody will ask.
	Transcript *Transcript
	// Log has all of it written as it is noted; nil where it is not kept.
	Log *Log
}

// Entry is one input: a line, a block, or a whole file.
type Entry struct {
	Text string
	Body []syntax.Stmt // nil when it could not be read
	// Failed is how it ended, nil where it ended well or runs still.
	Failed *Failed
	// Prompt tells that it was typed at the prompt, where values go to _.
	Prompt bool
	// Argv is sys.argv in a file that a line ran; nil elsewhere.
	Argv []string
	// Turns are the turns of its loops with commands, in the order in which they
	// began; they are bounded.
	Turns []syntax.Stmt

	done   bool
	number int // in the log
	told   int // the turns that the log has
}

// Entries are the inputs, the oldest first.
func (j *Journal) Entries() []*Entry { return j.entries }

// Forgotten is how many inputs are no longer there.
func (j *Journal) Forgotten() int { return j.forgotten }

// Record notes a complete input (a line, a block or a file) that is about to
// run; tree is nil when it could not be read. prompt tells that it was typed at the
// prompt. Done is told how it ended, nil for well.
func (j *Journal) Record(text string, tree *syntax.Tree, prompt bool) (done func(*Failed)) {
	e := &Entry{Text: text, Prompt: prompt}
	if tree != nil {
		e.Text, e.Body = tree.Text, tree.Body
	}
	in := j.file
	if in != nil {
		j.at(in).File = e
		e.Argv = j.argv
		j.file, j.argv = nil, nil
	} else if len(j.open) == 0 {
		j.Transcript.Begin(e.Text, prompt)
		j.entries = append(j.entries, e)
		j.size += len(e.Text)
	}
	if in != nil || len(j.open) == 0 {
		j.Log.entry(j, e, in)
	}
	if len(j.entries) > maxEntries || j.size > maxText {
		j.forget()
	}
	j.open = append(j.open, e)
	return func(failed *Failed) {
		e.done, e.Failed = true, failed
		if i := slices.Index(j.open, e); i >= 0 {
			j.open = j.open[:i]
		}
		if e.number > 0 {
			j.Log.end(j, e)
		}
	}
}

// Alone reports whether a command line is all of the input under way.
func (j *Journal) Alone(at *line.Line) bool {
	return len(j.open) == 1 && j.Sole(at)
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
	if len(j.entries) == 0 || j.entries[len(j.entries)-1].Failed == nil {
		return ""
	}
	e := j.entries[len(j.entries)-1]
	n := 0
	for text := range strings.Lines(e.Text) {
		if n++; n == e.Failed.Line {
			return text
		}
	}
	return ""
}

// Tell gives the last input's error the line that people were told.
func (j *Journal) Tell(last string) {
	if n := len(j.entries); n > 0 && j.entries[n-1].Failed != nil {
		j.entries[n-1].Failed.Text = last
	}
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
	j.forgotten += n
	kept := map[*line.Line]*Ran{}
	var keep func(e *Entry)
	keep = func(e *Entry) {
		for _, c := range CommandsIn(e.Body) {
			line := LineOf(c)
			if r := j.ran[line]; r != nil {
				kept[line] = r
				if r.File != nil {
					keep(r.File)
				}
			}
		}
	}
	for _, e := range j.entries {
		keep(e)
	}
	j.ran = kept
	j.Log.anew(j)
}
