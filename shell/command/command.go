package command

import (
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// Group is the heading under which help lists a command.
type Group int

// The groups, in the order of help.
const (
	Sockets Group = iota
	Servers
	HTTP
	Store
	Shell
)

// Subject is what a command without NAME acts on, and with NAME. accepts.
type Subject int

const (
	nothing     Subject = iota
	anySocket           // the current socket, whatever its state
	connected           // a connected socket
	listening           // a listening socket
	unconnected         // a socket neither connected nor listening
	datagram            // a UDP or Unix datagram socket
	// unconnectedOrNew is the current socket if it is unconnected; else the
	// command makes one.
	unconnectedOrNew
	aServer  // what serve made
	closable // a socket or a server
)

// Command is one entry of the table.
type Command struct {
	Name  string
	Group Group
	// Usage is the argument pattern: HOST a word, [HOST] an optional one,
	// tcp|udp a choice, backlog=1 an option and its default, NAME… any number,
	// TEXT… the rest of the line.
	Usage   string
	Summary locale.Text
	// Detail is said under the summary in a command's own help; may be empty.
	Detail locale.Text
	// Examples are transcripts, run as tests.
	Examples []Example
	// Raises names the exceptions that the command is likely to raise, with
	// what each means.
	Raises []Raise
	// On is what the command acts on; anything but nothing makes it a method.
	On Subject
	// MethodOnly commands are written NAME.METHOD alone.
	MethodOnly bool
	// Yields tells that filters and > FILE may follow.
	Yields bool
	// Shows tells that the report is the value itself, which is not echoed
	// again and falls silent after `NAME =`.
	Shows bool

	// Twin gives the Python that does the command's work. The last expression
	// statement's value is the command's value.
	Twin func(c *Call) (string, error)
	// Run does the work where running the twin cannot.
	Run func(c *Call) (object.Value, error)
	// Report tells people what came of it; nil for silence.
	Report func(c *Call, v object.Value) error

	params params
}

// Example is a piece of a session: what is typed, and what is seen.
type Example struct {
	Lines string // input lines begin with >>> or ...
	Fr    string // the same in French; "" where the shell says nothing of its own
}

// in is the example in a language.
func (e Example) in(l locale.Lang) string {
	if l == locale.French && e.Fr != "" {
		return e.Fr
	}
	return e.Lines
}

// Raise is an exception that a command may raise.
type Raise struct {
	Name  string
	Means locale.Text
}

// Table is the commands by name: those that stand alone, and those that are
// written NAME.METHOD. Most are both.
type Table struct {
	plain   map[string]*Command
	methods map[string]*Command
	all     []*Command
}

// NewTable gives the shell's commands.
func NewTable() *Table {
	t := &Table{plain: map[string]*Command{}, methods: map[string]*Command{}}
	for _, family := range [][]Command{
		makingCommands(), transferCommands(), stateCommands(), optionCommands(), handleCommands(), tlsCommands(), tableCommands(), serverCommands(),
		httpCommands(), storeCommands(), shellCommands(),
	} {
		for i := range family {
			c := &family[i]
			c.params = readUsage(c.Usage)
			if !c.MethodOnly {
				t.plain[c.Name] = c
			}
			if c.On != nothing {
				t.methods[c.Name] = c
			}
			t.all = append(t.all, c)
		}
	}
	return t
}

// Lookup finds a command that stands alone; Method one that follows NAME and a
// dot.
func (t *Table) Lookup(name string) (*Command, bool) {
	c, ok := t.plain[name]
	return c, ok
}

// Method finds a command that is written NAME.METHOD.
func (t *Table) Method(name string) (*Command, bool) {
	c, ok := t.methods[name]
	return c, ok
}

// All lists the commands in the table's order.
func (t *Table) All() []*Command { return t.all }

// Names lists the names of those that stand alone.
func (t *Table) Names() []string {
	var names []string
	for _, c := range t.all {
		if !c.MethodOnly {
			names = append(names, c.Name)
		}
	}
	return names
}
