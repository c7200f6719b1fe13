package command

import (
	"labsh/netlab"
	"labsh/shell/command/journal"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/console"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// Call is one command about to run: its arguments, and what it acts on.
type Call struct {
	Session *Session
	Console *console.Console
	Env     *eval.Env
	Thread  *object.Thread
	Command *Command
	Line    *line.Line
	Text    string // as typed
	// Self is the Python name of what the command acts on, Subject its value;
	// "" and nil for commands that act on nothing.
	Self    string
	Subject object.Value
	// Chosen tells that the line names nothing to act on: Subject was found.
	Chosen bool
	// Targets are the names before `=`.
	Targets []string
	// Lookup finds the value of a name where the line stands.
	Lookup func(name string) (object.Value, bool)
	rebind func(name string, old, v object.Value) bool // as eval.CommandCall's
	// Example asks for the twin of a line that is not meant to run.
	Example bool

	// typed is the line's number in Session.Lines, where it is not that of the input
	// under way.
	typed   uint64
	args    map[string][]*Arg
	options map[string]*Arg
	text    []*Arg
	values  []object.Value // of the line's expressions, in order
	// named are the names in the line's words, $NAME, with their values.
	named map[string]object.Value
	// symbolic asks for a twin that keeps the line's expressions, to be run
	// again in a program.
	symbolic bool
	// general asks for a twin that serves whatever the types of the line's values are.
	general bool
	// unrun asks for the twin of a line that never ran.
	unrun bool
	// reads are the line's expressions whose values were looked at, beyond their types,
	// a bit each; moved tells that another line's run was noted for the line.
	reads uint64
	moved bool
	// valueFirst asks for a twin that opens the line's file behind its command; late makes
	// the line's step again so, where the command has failed.
	valueFirst bool
	late       func() *journal.Step
	// wrote is what the line's file was given.
	wrote []byte
	// seeing makes the line's step again, once the command has given a value; nil where no
	// value changes it.
	seeing func(seen object.Value) *journal.Step
}

// newCall gathers the arguments of a line.
func (s *Session) newCall(t *object.Thread, call *eval.CommandCall) (*Call, error) {
	return s.gather(t, call, call.Payload.(*line.Line), false)
}

// newSymbolic is newCall for a twin to be run again in a program, with the line's
// names and expressions in it.
func (s *Session) newSymbolic(t *object.Thread, call *eval.CommandCall) (*Call, error) {
	c, err := s.gather(t, call, call.Payload.(*line.Line).Requoted(), true)
	// Which word is which argument has been found out by their texts; a number is no
	// option or choice, whatever it is, but where the command asks itself.
	for i, v := range c.values {
		switch v.(type) {
		case object.Int, object.Float:
			c.reads &^= 1 << min(i, 63)
		}
	}
	return c, err
}

func (s *Session) gather(t *object.Thread, call *eval.CommandCall, read *line.Line, symbolic bool) (*Call, error) {
	c := &Call{
		Session: s, Console: s.Console, Env: s.Env, Thread: t, Command: read.Command.(*Command), Line: read, Text: call.Text, Targets: call.Targets,
		Lookup: call.Lookup, rebind: call.Rebind, values: call.Values, options: map[string]*Arg{}, symbolic: symbolic,
	}
	var words []*Arg
	for _, w := range read.Words {
		words = append(words, c.arg(w))
	}
	for _, w := range read.Options {
		c.options[w.Key] = c.arg(w)
	}
	for _, w := range read.Text {
		c.text = append(c.text, c.arg(w))
	}
	var err error
	c.args, err = c.Command.bindWords(words)
	return c, err
}

// arg is a word of the line with its values; the names in it become known.
func (c *Call) arg(w *line.Word) *Arg {
	for _, p := range w.Parts {
		if p.Expr < 0 || !p.Plain || p.Expr >= len(c.values) {
			continue
		}
		if c.named == nil {
			c.named = map[string]object.Value{}
		}
		c.named[p.Src] = c.values[p.Expr]
	}
	return &Arg{Word: w, values: c.values, call: c}
}

// Silent reports whether the command's report gives way to `NAME =` or to
// filters.
func (c *Call) Silent() bool {
	return len(c.Targets) > 0 || len(c.Line.Filters) > 0 || c.Line.File != nil
}

// Named reports whether the line itself uses a name.
func (c *Call) Named(name string) bool {
	_, used := c.named[name]
	return used
}

// Arg gives a positional argument, nil when it was left out.
func (c *Call) Arg(name string) *Arg {
	if a := c.args[name]; len(a) > 0 {
		return a[0]
	}
	return nil
}

// Args gives all words of a NAME… argument.
func (c *Call) Args(name string) []*Arg { return c.args[name] }

// Option gives a key=value option, nil when it was left out.
func (c *Call) Option(name string) *Arg { return c.options[name] }

// Word is an argument's text, or otherwise when it was left out.
func (c *Call) Word(name, otherwise string) string {
	if a := c.Arg(name); a != nil {
		return a.Text()
	}
	return otherwise
}

// Undefined is the NameError of a name that a word gives.
func (c *Call) Undefined(name string) error {
	return object.NewNameError(name, func() string { return object.Closest(name, c.Env.Globals.Names()) })
}

// Number is the value of a whole-number argument.
func (c *Call) Number(a *Arg) (int64, error) {
	for _, p := range a.Parts {
		if p.Expr >= 0 {
			a.Value(p)
		}
	}
	a = a.evaluated()
	src, err := a.Int()
	if err != nil {
		return 0, err
	}
	if name, v, ok := a.ByName(); ok && name == src {
		return object.AsInt(c.Thread, v) // running the source would evaluate it again
	}
	v, _, err := c.Python(src)
	if err != nil {
		return 0, err
	}
	return object.AsInt(c.Thread, v)
}

// Port is a port argument's number, checked as Python checks it in a method such
// as bind or connect.
func (c *Call) Port(a *Arg, method string) (int, error) {
	n, err := c.Number(a)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > 65535 {
		e := object.Errorf(object.OverflowError, "%s(): port must be 0-65535.", method)
		e.Origin = netlab.ErrPort
		return 0, e
	}
	return int(n), nil
}

// Int is the Python source of a number argument.
func (c *Call) Int(name, otherwise string) (string, error) {
	if a := c.Arg(name); a != nil {
		return a.Int()
	}
	return otherwise, nil
}

// TextWords are the words of TEXT: the quoted ones, or one for the whole text.
func (c *Call) TextWords() []*Arg { return c.text }

// Octets is the Python source of TEXT as bytes, with end appended; quoted
// words are joined by one space.
func (c *Call) Octets(end string) (string, error) {
	switch {
	case len(c.text) == 0 && end == "":
		return "", c.Misused(object.TypeError, "TEXT is missing")
	case len(c.text) == 1 && end == "":
		return c.text[0].Octets(), nil
	}
	return c.joined(end).Octets(), nil
}

// Message is TEXT as a report shows it.
func (c *Call) Message() []byte {
	return c.joined("").content()
}

// joined is TEXT's words as one.
func (c *Call) joined(end string) *Arg {
	w := &line.Word{Quoted: true}
	values := c.values
	for i, a := range c.text {
		if i > 0 {
			w.Literal(" ")
		}
		for _, p := range a.Parts {
			switch {
			case p.Expr >= 0:
				w.Parts = append(w.Parts, p)
			case a.Bytes:
				// The octets stay what they are whatever their neighbours are.
				w.Parts = append(w.Parts, line.Part{Expr: len(values), Src: literal.Bytes(latin1(p.Text))})
				values = append(values[:len(values):len(values)], object.Bytes(latin1(p.Text)))
			default:
				w.Literal(p.Text)
			}
		}
	}
	if end != "" {
		w.Literal(end)
	}
	return &Arg{Word: w, values: values, call: c}
}

// shown is the twin as people are shown it: with the line's targets, filters and file,
// and the definitions that it uses before it.
func (c *Call) shown(twin Twin) (string, error) {
	w, err := c.complete(twin, nil)
	if err != nil {
		return "", err
	}
	code := w.Code
	if w.Value && (len(c.Line.Filters) > 0 || c.Line.File != nil) {
		code = literal.WithoutName(code)
	}
	return definitions(code) + code, nil
}

// assigned is the twin's code; one that puts another object under Self's name gives
// that the line's target as well.
func (c *Call) assigned(twin Twin) string {
	if !twin.Rebinds || len(c.Targets) != 1 || c.Targets[0] == c.Self {
		return twin.Code
	}
	return twin.Code + "\n" + c.Targets[0] + " = " + c.Self
}
