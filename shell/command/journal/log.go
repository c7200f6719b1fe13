package journal

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"unicode/utf8"

	"labsh/shell/command/line"
	"labsh/shell/python/syntax"
)

// maxLog bounds a log, in bytes: one that is longer is begun anew, with the latest
// inputs that are mostEntries long together, and what a Transcript has.
const (
	maxLog      = 32 << 20
	mostEntries = 16 << 20
)

// Log writes what a journal notes as it notes it, as lines of JSON from which Recall
// makes the journal again. Nothing is written before something was typed that does more
// than look. It is called under the interpreter's lock.
type Log struct {
	// To takes whole lines, Replace all that there are. An error of theirs is theirs to
	// deal with.
	To interface {
		Write(lines []byte)
		Replace(lines []byte)
	}
	// Looks reports whether a command only looks at something.
	Looks func(line.Command) bool
	// Store is the URL of the session's own store, "" while nothing has asked it.
	Store func() string
	// Ran are the files that the session has run.
	Ran func() []string

	begun  bool
	size   int
	last   int // the number of the last entry
	places map[*line.Line]place
	store  string
	ran    int
	// seen is the number of the section that is shown now, written how much of its
	// output is in the log.
	seen, written int
}

// place is where a command line is: in which entry, and which of its commands it is.
type place [2]int

// version is that of the lines' format; a log of another one is not read.
const version = 1

// record is one line of a log; which of the fields are there tells what it says.
type record struct {
	Log int `json:"log,omitempty"`
	// Forgotten is how many inputs there were before.
	Forgotten int    `json:"forgotten,omitempty"`
	Store     string `json:"store,omitempty"`
	File      octets `json:"file,omitempty"` // that the session has run

	// Entry is the number of an entry that begins. Inside tells that it is a file's, In
	// where the run line is that runs it, if it is not inside another line: Moved tells
	// then.
	Entry  int      `json:"entry,omitempty"`
	Text   octets   `json:"text,omitempty"`
	Prompt bool     `json:"prompt,omitempty"`
	Inside bool     `json:"inside,omitempty"`
	Argv   []octets `json:"argv,omitempty"` // sys.argv of a file
	In     place    `json:"in,omitzero"`
	// Unread tells that it could not be read, Plain that there is no command in it;
	// Commands is how many there are.
	Unread   bool `json:"unread,omitempty"`
	Plain    bool `json:"plain,omitempty"`
	Commands int  `json:"commands,omitempty"`

	// Run is a run of the line that is there; Same tells that its step is that of the run
	// before. Varied tells that one of those which are not kept did something else. Moved
	// is the entry of the file that the line ran.
	At     place `json:"at,omitzero"`
	Run    *Run  `json:"run,omitempty"`
	Same   bool  `json:"same,omitempty"`
	Varied bool  `json:"varied,omitempty"`
	Python bool  `json:"python,omitempty"` // it ran as that
	Moved  int   `json:"moved,omitempty"`
	// Of is the entry whose loops have begun these turns since, by the loops' numbers;
	// -1 in Turns is a loop that is not in this entry.
	Of    int   `json:"of,omitempty"`
	Turns []int `json:"turns,omitempty"`

	// End is the number of an entry that has ended.
	End    int     `json:"end,omitempty"`
	Failed *Failed `json:"failed,omitempty"`

	// Section is the number of a section of what was seen; the last with that number
	// counts, but for the text, which is that of the first.
	Section int      `json:"section,omitempty"`
	Seen    *Section `json:"seen,omitempty"`
}

// octets is a text that may be no UTF-8, which JSON has no strings for.
type octets string

func (o octets) MarshalJSON() ([]byte, error) {
	if utf8.ValidString(string(o)) {
		return json.Marshal(string(o))
	}
	return json.Marshal([][]byte{[]byte(o)})
}

func (o *octets) UnmarshalJSON(data []byte) error {
	var whole []string
	if len(data) > 0 && data[0] == '[' {
		var parts [][]byte
		err := json.Unmarshal(data, &parts)
		for _, p := range parts {
			whole = append(whole, string(p))
		}
		if len(whole) > 0 {
			*o = octets(whole[0])
		}
		return err
	}
	var text string
	err := json.Unmarshal(data, &text)
	*o = octets(text)
	return err
}

// line is a record as a line of the log.
func (r *record) line() []byte {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if e.Encode(r) != nil {
		return nil // of what it holds nothing can fail
	}
	return text.Bytes()
}

func (l *Log) write(r record) {
	text := r.line()
	l.size += len(text)
	l.To.Write(text)
}

// entry notes an input that begins; in is the run line whose file it is.
func (l *Log) entry(j *Journal, e *Entry, in *line.Line) {
	if l == nil {
		return
	}
	l.number(e)
	if !l.begun {
		if l.idle(e) {
			return
		}
		l.begun = true
		l.anew(j)
		return
	}
	l.write(l.entryRecord(e, in))
	if in == nil {
		l.section(j.Transcript)
	}
	l.bound(j)
}

// bound begins a log that has become too long anew.
func (l *Log) bound(j *Journal) {
	if l.size > maxLog {
		l.anew(j)
	}
}

// number gives an entry its number, and its lines their places.
func (l *Log) number(e *Entry) {
	l.last++
	e.number, e.told = l.last, 0
	if l.places == nil {
		l.places = map[*line.Line]place{}
	}
	for i, c := range CommandsIn(e.Body) {
		l.places[LineOf(c)] = place{e.number, i}
	}
}

// idle reports whether an input does nothing but look.
func (l *Log) idle(e *Entry) bool {
	return !slices.ContainsFunc(e.Body, func(s syntax.Stmt) bool {
		c, ok := s.(*syntax.Command)
		return !ok || !l.Looks(LineOf(c).Command)
	})
}

func (l *Log) entryRecord(e *Entry, in *line.Line) record {
	n := len(CommandsIn(e.Body))
	var argv []octets
	for _, word := range e.Argv {
		argv = append(argv, octets(word))
	}
	return record{
		Argv:  argv,
		Entry: e.number, Text: octets(e.Text), Prompt: e.Prompt, Inside: in != nil, In: l.places[in],
		Unread: e.Body == nil, Plain: n == 0, Commands: n,
	}
}

// run notes a run of a line, whose step is that of the run before if same is set.
func (l *Log) run(of *Ran, run *Run, same bool) {
	if l == nil || !l.begun || of.place[0] == 0 {
		return
	}
	r := runRecord(of.place, run, same)
	if of.of != nil {
		r.Of, r.Turns = l.turns(of.of)
	}
	l.write(r)
}

func runRecord(where place, run *Run, same bool) record {
	told := *run
	if same && run.Step != nil {
		told.Step = nil
	}
	return record{At: where, Run: &told, Same: same && run.Step != nil}
}

// varied notes that a run did something else which is not kept.
func (l *Log) varied(of *Ran) {
	if l != nil && l.begun && of.place[0] > 0 {
		l.write(record{At: of.place, Varied: true})
	}
}

// python notes that a line ran as Python.
func (l *Log) python(of *Ran) {
	if l != nil && l.begun && of.place[0] > 0 {
		l.write(record{At: of.place, Python: true})
	}
}

// moved notes that a line ran a file.
func (l *Log) moved(at *line.Line, file *Entry) {
	if l == nil || !l.begun {
		return
	}
	if where, ok := l.places[at]; ok {
		l.write(record{At: where, Moved: file.number})
	}
}

// turns are those of an entry that the log does not have yet.
func (l *Log) turns(e *Entry) (of int, turns []int) {
	if e.told == len(e.Turns) {
		return 0, nil
	}
	loops := LoopsIn(e.Body)
	for _, turn := range e.Turns[e.told:] {
		turns = append(turns, slices.Index(loops, turn))
	}
	e.told = len(e.Turns)
	return e.number, turns
}

// end notes the end of an input.
func (l *Log) end(j *Journal, e *Entry) {
	if l == nil || !l.begun {
		return
	}
	l.write(l.endRecord(e))
	if len(j.open) > 0 {
		return
	}
	l.session()
	l.section(j.Transcript)
	l.bound(j)
}

func (l *Log) endRecord(e *Entry) record {
	r := record{End: e.number, Failed: e.Failed}
	r.Of, r.Turns = l.turns(e)
	return r
}

// session notes what is new of the session itself.
func (l *Log) session() {
	if url := l.Store(); url != "" && url != l.store {
		l.store = url
		l.write(record{Store: url})
	}
	for all := l.Ran(); l.ran < len(all); l.ran++ {
		l.write(record{File: octets(all[l.ran])})
	}
}

// section notes what was seen since.
func (l *Log) section(t *Transcript) {
	if t == nil {
		return
	}
	for _, s := range t.since(l.seen, l.written) {
		if s.number == l.seen {
			s.Text = "" // the log has it
		}
		l.seen, l.written = s.number, s.total
		l.write(record{Section: s.number, Seen: &s.Section})
	}
}

// Flush notes what was seen after the end of the last input.
func (l *Log) Flush(j *Journal) {
	if l != nil && l.begun {
		l.session()
		l.section(j.Transcript)
	}
}

// anew writes the whole log again, from what the journal has.
func (l *Log) anew(j *Journal) {
	if l == nil || !l.begun {
		return
	}
	l.places, l.last, l.store, l.ran, l.seen, l.written = nil, 0, "", 0, 0, 0
	var kept [][]byte
	size, left := 0, j.forgotten
	entries := j.entries
	for _, e := range entries {
		l.number(e)
		kept = append(kept, l.whole(j, e, nil))
		size += len(kept[len(kept)-1])
	}
	for len(kept) > 1 && size > mostEntries {
		size -= len(kept[0])
		kept, entries, left = kept[1:], entries[1:], left+1
	}
	if len(entries) > 0 {
		maps.DeleteFunc(l.places, func(_ *line.Line, p place) bool { return p[0] < entries[0].number })
	}
	text := (&record{Log: version, Forgotten: left}).line()
	for _, lines := range kept {
		text = append(text, lines...)
	}
	l.size = len(text)
	l.To.Replace(text)
	l.session()
	l.section(j.Transcript)
}

// whole are the lines of an entry, and of what its commands did.
func (l *Log) whole(j *Journal, e *Entry, in *line.Line) []byte {
	r := l.entryRecord(e, in)
	text := r.line()
	for _, c := range CommandsIn(e.Body) {
		at := LineOf(c)
		ran := j.ran[at]
		if ran == nil {
			continue
		}
		for i := range ran.Runs {
			same := i > 0 && ran.Runs[i].Step == ran.Runs[i-1].Step
			r := runRecord(l.places[at], &ran.Runs[i], same)
			text = append(text, r.line()...)
		}
		if ran.Python {
			text = append(text, (&record{At: l.places[at], Python: true}).line()...)
		}
		if ran.Varied && ran.Full() {
			text = append(text, (&record{At: l.places[at], Varied: true}).line()...)
		}
		if ran.File != nil {
			l.number(ran.File)
			text = append(text, l.whole(j, ran.File, at)...)
		}
	}
	if e.done {
		r := l.endRecord(e)
		text = append(text, r.line()...)
	}
	return text
}

// LoopsIn lists the loops among statements, those in blocks too.
func LoopsIn(body []syntax.Stmt) []syntax.Stmt {
	var found []syntax.Stmt
	for _, s := range body {
		switch s.(type) {
		case *syntax.For, *syntax.While:
			found = append(found, s)
		}
		for _, block := range Blocks(s) {
			found = append(found, LoopsIn(block)...)
		}
	}
	return found
}
