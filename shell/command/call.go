package command

import (
	"strings"

	"labsh/netlab"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// Call is one command about to run: its arguments, and what it acts on.
type Call struct {
	*Session
	Thread *object.Thread
	Line   *Line
	Text   string // as typed
	// Self is the Python name of what the command acts on, Subject its value;
	// "" and nil for commands that act on nothing.
	Self    string
	Subject object.Value
	// Targets are the names before `=`.
	Targets []string

	args    map[string][]*Arg
	options map[string]*Arg
	text    []*Arg
	values  []object.Value // of the line's expressions, in order
	lookup  func(string) (object.Value, bool)
	// known are the names that the twin may use, with their values.
	known map[string]object.Value
	// symbolic asks for a twin that keeps the line's expressions, to be run
	// again in a program.
	symbolic bool
	// made is the name of the object that the command makes.
	made string
	// aside tells that the command's value is another than the object made.
	aside bool
	// address is the address as it was typed, for reports: "localhost:5000".
	address string
	// count is a number argument that Go code needs.
	count int
	// rebinds tells that the twin puts another object under Self's name.
	rebinds bool
	// connections are the rows that ss found.
	connections []netlab.Connection
	// wire is what http sent and received, for its report.
	wire *webExchange
	// streamed tells that > FILE is done already.
	streamed bool
}

// silent reports whether the command's report gives way to `NAME =` or to
// filters.
func (c *Call) silent() bool {
	return len(c.Targets) > 0 || len(c.Line.Filters) > 0 || c.Line.File != nil
}

// number is the value of a whole-number argument.
func (c *Call) number(a *Arg) (int64, error) {
	src, err := a.Int()
	if err != nil {
		return 0, err
	}
	v, _, err := c.runPython(c, src)
	if err != nil {
		return 0, err
	}
	return object.AsInt(c.Thread, v)
}

func (c *Call) know(name string, v object.Value) {
	if c.known == nil {
		c.known = map[string]object.Value{}
	}
	c.known[name] = v
}

// newCall gathers the arguments of a line.
func (s *Session) newCall(t *object.Thread, call *eval.CommandCall) (*Call, error) {
	line := call.Payload.(*Line)
	c := &Call{Session: s, Thread: t, Line: line, Text: call.Text, Targets: call.Targets, values: call.Values, lookup: call.Lookup, options: map[string]*Arg{}}
	arg := func(w *Word) *Arg { return &Arg{Word: w, values: call.Values, call: c} }
	var words []*Arg
	for _, w := range line.Words {
		words = append(words, arg(w))
	}
	for _, w := range line.Options {
		c.options[w.Key] = arg(w)
	}
	for _, w := range line.Text {
		c.text = append(c.text, arg(w))
	}
	if line.Help {
		return c, nil
	}
	var err error
	c.args, err = line.Command.params.bindWords(line.Command, words)
	return c, err
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

// intArg is the Python source of a number argument.
func (c *Call) intArg(name, otherwise string) (string, error) {
	if a := c.Arg(name); a != nil {
		return a.Int()
	}
	return otherwise, nil
}

// octets is the Python source of TEXT as bytes, with end appended; quoted
// words are joined by one blank.
func (c *Call) octets(end string) (string, error) {
	switch {
	case len(c.text) == 0 && end == "":
		return "", usageError(c.Line.Command, object.TypeError, "%s: TEXT is missing", c.Line.Command.Name)
	case len(c.text) == 1 && end == "":
		return c.text[0].Octets(), nil
	}
	return c.joined(end).Octets(), nil
}

// joined is TEXT's words as one.
func (c *Call) joined(end string) *Arg {
	w := &Word{Quoted: true}
	var values []object.Value
	if len(c.text) > 0 {
		values = c.text[0].values
	}
	for i, a := range c.text {
		if i > 0 {
			w.literal(" ")
		}
		for _, p := range a.Parts {
			switch {
			case p.Expr >= 0:
				w.Parts = append(w.Parts, p)
			case a.Bytes:
				// The octets stay what they are whatever their neighbours are.
				w.Parts = append(w.Parts, Part{Expr: len(values), Src: literal.Bytes(latin1(p.Text))})
				values = append(values[:len(values):len(values)], object.Bytes(latin1(p.Text)))
			default:
				w.literal(p.Text)
			}
		}
	}
	if end != "" {
		w.literal(end)
	}
	return &Arg{Word: w, values: values, call: c}
}

// message is TEXT as a report shows it.
func (c *Call) message() []byte {
	return c.joined("").content()
}

// usageError is an error in how a command is written; its hint is the usage.
func usageError(command *Command, class *object.Type, format string, args ...any) error {
	e := object.Errorf(class, format, args...)
	e.Hint = locale.UsageHint.Hint(command.usageLine())
	return e
}

// usageLine is the command with its argument pattern.
func (c *Command) usageLine() string {
	name := c.Name
	if c.MethodOnly {
		name = "NAME." + name
	}
	if c.Usage == "" {
		return name
	}
	return name + " " + c.Usage
}

// shown is the twin as people are shown it: what the line's target is bound to
// is written as an assignment.
func (c *Call) shown(twin string) string {
	if len(c.Targets) != 1 || c.made != "" {
		return twin
	}
	before, last := "", twin
	if i := strings.LastIndexByte(twin, '\n'); i >= 0 {
		before, last = twin[:i+1], twin[i+1:]
	}
	return before + c.Targets[0] + " = " + last
}
