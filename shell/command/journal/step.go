package journal

import "labsh/shell/command/line"

// Step is what a command line did when it ran, in Python.
type Step struct {
	Twin    string
	Targets []string
	Typed   bool   // the twin is what people typed
	Value   bool   // the twin ends in the command's value, not in a name
	Shown   bool   // the value is what the command is for
	Keeps   bool   // the value goes to _ at the prompt
	File    string // > FILE: its name, in Python
	Append  bool
	Octets  bool // the value is bytes
	Filters int  // how many there are
	Rebinds bool // another object is put under Self's name
	Ends    bool // the twin's lines close or stop what they name
	Self    string
	Made    string
}

// Of gives what a line did when it last ran, nil for nothing.
func (j *Journal) Of(at *line.Line) *Step { return j.steps[at] }

// Ran notes what a line did.
func (j *Journal) Ran(of *line.Line, s *Step) {
	if j.steps == nil {
		j.steps = map[*line.Line]*Step{}
	}
	j.steps[of] = s
}

// Alias notes that a line did what another did.
func (j *Journal) Alias(of, other *line.Line) {
	if s := j.steps[other]; s != nil {
		j.Ran(of, s)
	}
	if file := j.files[other]; file != nil {
		j.files[of] = file
	}
}

// Python notes that a line ran a Python text.
func (j *Journal) Python(of *line.Line, text string) {
	j.Ran(of, &Step{Twin: text, Typed: true, Value: true, Keeps: true})
}

// BeginFile notes that a line runs a file, until end is called.
func (j *Journal) BeginFile(of *line.Line) (end func()) {
	if j.files == nil {
		j.files = map[*line.Line]*Entry{}
	}
	j.file = of
	return func() { j.file = nil }
}
