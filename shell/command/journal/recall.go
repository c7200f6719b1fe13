package journal

import (
	"bytes"
	"encoding/json"

	"labsh/shell/command/line"
	"labsh/shell/python/syntax"
)

// Past is a session that was read from its log.
type Past struct {
	Journal Journal
	// Store is the URL of the session's own store, "" where nothing has asked it.
	Store string
	// Files are those that it ran.
	Files []string
	// Sections are what was seen, Gone how many there were before.
	Sections []Section
	Gone     int
	// Lost counts the lines of the log that could not be read.
	Lost int
}

// Recall reads what a Log has written; of a log that is damaged, what can be read.
// An input that has no end there ended with the session.
func Recall(log []byte, reader *line.Reader) *Past {
	r := recalling{Past: &Past{}, reader: reader, entries: map[int]*Entry{}, sections: map[int]int{}}
	for text := range bytes.Lines(log) {
		var rec record
		if err := json.Unmarshal(text, &rec); err != nil || rec.Log > version || !r.take(&rec) {
			r.Lost++
		}
	}
	for _, e := range r.entries {
		if !e.done {
			e.done, e.Failed = true, &Failed{Line: r.lastLine(e), Class: "KeyboardInterrupt", Text: "KeyboardInterrupt"}
		}
	}
	r.leave()
	return r.Past
}

// leave drops a final exit.
func (r *recalling) leave() {
	all := r.Journal.entries
	if len(all) == 0 {
		return
	}
	e := all[len(all)-1]
	if e.Failed == nil || e.Failed.Class != "SystemExit" || len(e.Body) != 1 {
		return
	}
	if c, ok := e.Body[0].(*syntax.Command); ok {
		if ran := r.Journal.ran[LineOf(c)]; ran != nil && ran.last == nil && ran.File == nil {
			r.Journal.entries = all[:len(all)-1]
		}
	}
}

type recalling struct {
	*Past
	reader   *line.Reader
	entries  map[int]*Entry
	sections map[int]int // where each number's section is
}

// take takes a record, and reports whether what it refers to is there.
func (r *recalling) take(rec *record) bool {
	ok := true
	if rec.Forgotten > 0 {
		r.Journal.forgotten = rec.Forgotten
	}
	if rec.Store != "" {
		r.Store = rec.Store
	}
	if rec.File != "" {
		r.Files = append(r.Files, string(rec.File))
	}
	if rec.Entry > 0 {
		ok = r.entry(rec)
	}
	if rec.At[0] > 0 {
		ok = r.run(rec) && ok
	}
	if rec.Of > 0 {
		ok = r.turns(rec) && ok
	}
	if rec.End > 0 {
		e := r.entries[rec.End]
		if e == nil {
			return false
		}
		e.done, e.Failed = true, rec.Failed
		if e.Body == nil && e.Failed == nil {
			e.Failed = unread
		}
	}
	if rec.Seen != nil {
		if at, again := r.sections[rec.Section]; again {
			rec.Seen.Text = r.Sections[at].Text
			r.Sections[at] = *rec.Seen
		} else {
			r.sections[rec.Section] = len(r.Sections)
			r.Sections = append(r.Sections, *rec.Seen)
			r.Gone = max(r.Gone, rec.Section-len(r.Sections))
		}
	}
	return ok
}

// unread is how an input ended that this version reads otherwise, or not at all.
var unread = &Failed{Line: 1, Class: "SyntaxError", Text: "SyntaxError: invalid syntax"}

func (r *recalling) entry(rec *record) bool {
	if r.entries[rec.Entry] != nil || rec.In[0] >= rec.Entry {
		return false
	}
	e := &Entry{Text: string(rec.Text), Prompt: rec.Prompt, number: rec.Entry}
	for _, word := range rec.Argv {
		e.Argv = append(e.Argv, string(word))
	}
	r.entries[rec.Entry] = e
	ok := true
	if !rec.Unread {
		e.Body, ok = r.parse(rec)
	}
	if rec.In[0] > 0 {
		at := r.line(rec.In)
		if at == nil {
			return false
		}
		r.Journal.at(at).File = e
	}
	if rec.Inside {
		return ok
	}
	r.Journal.entries = append(r.Journal.entries, e)
	r.Journal.size += len(e.Text)
	return ok
}

func (r *recalling) parse(rec *record) (body []syntax.Stmt, ok bool) {
	var commands syntax.CommandReader
	if !rec.Plain {
		commands = r.reader
	}
	tree, err := syntax.Parse("<stdin>", string(rec.Text), syntax.FileMode, commands)
	if err != nil || len(CommandsIn(tree.Body)) != rec.Commands {
		return nil, false
	}
	return tree.Body, true
}

// line is the command line that is in a place; nil where there is none.
func (r *recalling) line(p place) *line.Line {
	e := r.entries[p[0]]
	if e == nil {
		return nil
	}
	commands := CommandsIn(e.Body)
	if p[1] < 0 || p[1] >= len(commands) {
		return nil
	}
	return LineOf(commands[p[1]])
}

func (r *recalling) run(rec *record) bool {
	at := r.line(rec.At)
	if at == nil {
		return false
	}
	ran := r.Journal.at(at)
	ran.Varied, ran.Python = ran.Varied || rec.Varied, ran.Python || rec.Python
	if rec.Moved > 0 {
		file := r.entries[rec.Moved]
		if file == nil || rec.Moved <= rec.At[0] { // no file is inside itself
			return false
		}
		ran.File = file
	}
	if rec.Run == nil {
		return true
	}
	if rec.Same {
		rec.Run.Step = ran.last
	}
	ran.add(*rec.Run)
	return true
}

func (r *recalling) turns(rec *record) bool {
	e := r.entries[rec.Of]
	if e == nil {
		return false
	}
	loops := LoopsIn(e.Body)
	for _, i := range rec.Turns {
		var loop syntax.Stmt
		if i >= 0 && i < len(loops) {
			loop = loops[i]
		}
		e.Turns = append(e.Turns, loop)
	}
	return true
}

// lastLine is the line of an input on which its last command stands that has run.
func (r *recalling) lastLine(e *Entry) int {
	last := 1
	for _, c := range CommandsIn(e.Body) {
		if r.Journal.ran[LineOf(c)] != nil {
			last, _ = LineRange(c)
		}
	}
	return last
}
