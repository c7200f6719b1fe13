package journal

import (
	"labsh/shell/command/line"
	"labsh/shell/python/syntax"
)

// Most is how many runs of a line, and turns of a loop, are written one after the
// other: the first so many are kept one by one, of what follows only whether it was
// the same.
const Most = 20

// MaxTurns bounds the turns that are kept of all loops of an input.
const MaxTurns = 50 * Most

// Step is what a run of a command line did, in Python, with the line's names and
// expressions in it.
type Step struct {
	// Code is all of it: targets, filters and > FILE too.
	Code string
	// Value tells that Code ends in an expression that is the command's value, Shown
	// that this is what the command shows.
	Value bool `json:",omitempty"`
	Shown bool `json:",omitempty"`
	// Typed tells that Code is what people typed.
	Typed bool `json:",omitempty"`
	// Self is what the command acts on, "" for nothing; Rebinds tells that another
	// object is put under that name.
	Self    string `json:",omitempty"`
	Rebinds bool   `json:",omitempty"`
	// Made is the global name of what the command made, "" for nothing.
	Made    string   `json:",omitempty"`
	Targets []string `json:",omitempty"`
	// General tells that Code serves whatever the types of the line's values are: it could
	// stand for the runs before, too, which differ in these alone.
	General bool `json:",omitempty"`
	// Partly tells that Code is the command alone: its filters or its file have no Python.
	Partly bool `json:",omitempty"`
	// Mute tells that Code does not raise what the command raised.
	Mute bool `json:",omitempty"`
	// Ends tells that Code's lines close or stop what they name.
	Ends bool `json:",omitempty"`
}

// Bound lists the names that it binds in the program, but for variables of its own.
func (s *Step) Bound() []string {
	names := s.Targets
	if s.Made != "" {
		names = append(names[:len(names):len(names)], s.Made)
	}
	return names
}

// Failed is how an input, or a run, ended that did not end well.
type Failed struct {
	// Line is where the input's own statement stands, from 1 on; 0 in a run.
	Line int `json:",omitempty"`
	// Class is the nearest built-in class of the exception, Text its last line in the
	// traceback.
	Class, Text string
	// Raise makes the exception again, in Python; "" where that takes more than literals.
	Raise string `json:",omitempty"`
	// Unreached tells that it is for want of the other side: nothing was sent.
	Unreached bool `json:",omitempty"`
}

// Run is one run of a command line.
type Run struct {
	// Step is shared by runs that did the same; nil where Python has nothing for it.
	Step *Step `json:",omitempty"`
	// Values are those of the line's expressions, as Python writes them; "" for one
	// that no short literal gives.
	Values []string `json:",omitempty"`
	// Result is the value of a run without Step, written so; Kept tells that the value
	// is in _ at the prompt.
	Result string `json:",omitempty"`
	Kept   bool   `json:",omitempty"`
	// Wrote is Python that writes what the run wrote into the line's file, where Step does
	// not.
	Wrote string `json:",omitempty"`
	// Failed is nil where it went well.
	Failed *Failed `json:",omitempty"`
	// Leaves tells that it failed and that a name which Step binds must stay as it was.
	Leaves bool `json:",omitempty"`
	// Refused tells that it came to nothing: an expression in the line failed, or there was
	// no such receiver.
	Refused bool `json:",omitempty"`
	// Turn is how many turns of loops the input had begun.
	Turn int `json:",omitempty"`
}

// Ran is what is kept of the runs of a command line.
type Ran struct {
	Runs  []Run // the first ones
	Count int   // of all, but for those that were refused
	// Varied tells that not all did the same; General that they did but for the types of
	// values, and that the last step's code serves them all.
	Varied  bool `json:",omitempty"`
	General bool `json:",omitempty"`
	// Python tells that it ran as Python, at least once.
	Python bool `json:",omitempty"`
	// File is the file that a run line ran, when it last ran.
	File *Entry `json:",omitempty"`
	// Plan is for whoever makes the steps: what the last was made from.
	Plan any `json:"-"`

	last  *Step
	turns int // that the input had begun at the last run
	log   *Log
	place place  // in the log
	of    *Entry // the input of the last run
}

// Last is the step of the last run; nil where it had none.
func (r *Ran) Last() *Step { return r.last }

// AsCommand reports whether a line ran as a command.
func (r *Ran) AsCommand() bool { return r != nil && len(r.Runs) > 0 }

// Of gives what a line did, nil where it never ran.
func (j *Journal) Of(at *line.Line) *Ran { return j.ran[at] }

// Note gives what is kept of a line, for a run of it to be added.
func (j *Journal) Note(at *line.Line) *Ran {
	r := j.at(at)
	r.turns, r.of = 0, nil
	if n := len(j.open); n > 0 {
		r.of = j.open[n-1]
		r.turns = len(r.of.Turns)
	}
	if r.log = j.Log; r.log != nil {
		r.place = r.log.places[at] // none for one that stands inside another, which Move tells
	}
	return r
}

// TookPython notes that the line ran as Python.
func (r *Ran) TookPython() {
	r.Python = true
	r.log.python(r)
}

// Add adds a run.
func (r *Ran) Add(run Run) {
	run.Turn = r.turns
	again, varied := r.Count > 0 && run.Step == r.last, r.Varied
	if r.add(run) {
		r.log.run(r, &run, again)
	} else if r.Varied != varied {
		r.log.varied(r)
	}
}

// add adds a run, and reports whether it is kept.
func (r *Ran) add(run Run) bool {
	if run.Refused {
		if len(r.Runs) > Most {
			return false
		}
		r.Runs = append(r.Runs, run)
		return true
	}
	if r.Count > 0 && run.Step != r.last && !same(run.Step, r.last) {
		r.General = run.Step != nil && run.Step.General && (r.General || !r.Varied) && r.last != nil && run.Step.Self == r.last.Self && run.Step.Made == r.last.Made
		r.Varied = true
	}
	r.last = run.Step
	if r.Count++; r.Count > Most+1 {
		return false
	}
	r.Runs = append(r.Runs, run)
	return true
}

// Full tells that no more runs of a line are kept one by one.
func (r *Ran) Full() bool { return r.Count > Most }

func same(a, b *Step) bool {
	return a != nil && b != nil && a.Code == b.Code && a.Value == b.Value && a.Shown == b.Shown && a.Self == b.Self && a.Made == b.Made
}

func (j *Journal) at(at *line.Line) *Ran {
	r := j.ran[at]
	if r == nil {
		if j.ran == nil {
			j.ran = map[*line.Line]*Ran{}
		}
		r = &Ran{}
		j.ran[at] = r
	}
	return r
}

// Move makes the last run of a line that stood inside another one the other's.
func (j *Journal) Move(inner, outer *line.Line) {
	from := j.ran[inner]
	if from == nil {
		return
	}
	delete(j.ran, inner)
	if n := len(from.Runs); n > 0 {
		j.Note(outer).Add(from.Runs[n-1])
	}
	if from.File != nil {
		j.at(outer).File = from.File
		j.Log.moved(outer, from.File)
	}
}

// BeginFile notes that a line runs a file, with this in sys.argv, until end is called.
func (j *Journal) BeginFile(of *line.Line, argv []string) (end func()) {
	j.file, j.argv = of, argv
	return func() { j.file, j.argv = nil, nil }
}

// Turn notes that a loop of the input under way, one with commands, begins a turn.
func (j *Journal) Turn(loop syntax.Stmt) {
	if len(j.open) == 0 {
		return
	}
	if e := j.open[len(j.open)-1]; len(e.Turns) < MaxTurns {
		e.Turns = append(e.Turns, loop)
	}
}
