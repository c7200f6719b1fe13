package command

import (
	"labsh/shell/command/line"
	"labsh/shell/command/pipe"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// Group is the heading under which help lists a command.
type Group int

// The groups, in the order of help.
const (
	GroupSockets Group = iota
	GroupServers
	GroupHTTP
	GroupStore
	GroupSeeing
	GroupShell
)

// Groups are all of them, in the order of help.
var Groups = []Group{GroupSockets, GroupServers, GroupHTTP, GroupStore, GroupSeeing, GroupShell}

// Title is the group's heading.
func (g Group) Title() locale.Text {
	switch g {
	case GroupSockets:
		return locale.GroupSockets
	case GroupServers:
		return locale.GroupServers
	case GroupHTTP:
		return locale.GroupHTTP
	case GroupStore:
		return locale.GroupStore
	case GroupSeeing:
		return locale.GroupSeeing
	}
	return locale.GroupShell
}

// Command is one entry of the table: all that is known of a command. Help,
// completion, usage errors, the twin, save and the README's reference derive from
// it.
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
	// On is what the command acts on; anything but Nothing makes it a method.
	On Subject
	// Gives is what the socket that the command makes is to others; Nothing for a command
	// that makes none.
	Gives Subject
	// MethodOnly commands are written NAME.METHOD alone.
	MethodOnly bool
	// Yields tells that filters and > FILE may follow.
	Yields bool
	// Files are the other forms in which > FILE is written, by the file's suffix in
	// small letters: ".svg". A form is the whole file: no filter stands before it, and
	// nothing is added to one. A suffix whose form is nil is refused: it promises what
	// the command cannot make.
	Files map[string]Form
	// Compares are the words behind which a > compares and does not redirect, where
	// the command takes an expression: ss sport > :1024.
	Compares []string
	// Module tells that the name alone is the module of that name: json, time.
	Module bool
	// Wraps tells that what follows is a line of its own, whose targets are bound to
	// what it gives: time x = recv.
	Wraps bool
	// Shows tells that the report is the value itself, which is not echoed
	// again and falls silent after `NAME =`.
	Shows bool
	// Keeps tells that a response, which is shown and not echoed, goes to _.
	Keeps bool
	// Receives tells that the value is what was taken off a socket, which nobody
	// sends again.
	Receives bool
	// Looks tells that the command only looks at something: a script that
	// replays a session does without it.
	Looks bool
	// Converses tells that standard input is the command's while it runs: where a
	// script comes from there, what follows the command's line is no script.
	Converses bool
	// Unspoken tells that the command changes what the shell alone knows: a saved program
	// needs nothing in its place.
	Unspoken bool
	// Attends tells that the command waits until Ctrl-C ends it, where nothing else does.
	Attends bool
	// Ends tells that the command closes or stops what its twin's lines name.
	Ends bool

	// Twin gives the Python that does the command's work. It changes nothing that
	// anybody sees; the session's own store is served from its first mention on.
	Twin func(c *Call) (Twin, error)
	// Run does the work where running the twin cannot.
	Run func(c *Call) (Result, error)
	// Report tells people what came of it; nil for silence. A Result may bring
	// its own.
	Report func(c *Call, r Result) error
	// Advise gives an error of this command a hint of its own, before those that
	// any command's errors get; nil for none.
	Advise func(c *Call, e *object.Exception) locale.Hint
	// Words are what completion offers for the command, by the name of a parameter
	// or by the word before; those under "" always.
	Words map[string]Words
	// Sample is a line for the twin in help, where none can be made of the first
	// example or the argument pattern.
	Sample string

	grammar func() *line.Grammar // set by NewTable
}

// Grammar is how the command's line is written. In a table it is read when it is
// first wanted: every start would pay for those of all commands.
func (c *Command) Grammar() *line.Grammar {
	if c.grammar != nil {
		return c.grammar()
	}
	return c.readGrammar()
}

func (c *Command) readGrammar() *line.Grammar {
	g := line.ReadGrammar(c.Usage)
	g.Yields, g.Module, g.Wraps, g.Compares = c.Yields, c.Module, c.Wraps, c.Compares
	return g
}

// Twin is the Python that does a command's work, and what it makes.
type Twin struct {
	// Code is a few lines; the value of a last expression statement is the
	// command's value.
	Code string
	// Makes is the variable in which Code leaves an object that it made, for the
	// command to name; "" for none.
	Makes string
	// Aside tells that the command's value is not the object that it made but an
	// errno; the object is closed unless that is 0.
	Aside bool
	// Mute tells that Code does not raise what ends the command, which is another program's.
	Mute bool
	// Rebinds tells that Code puts another object under Self's name.
	Rebinds bool
	// Address is the address that the command is about, as it was typed.
	Address string
	// Data is what filters and > FILE are given of a value, in a program, where that is not
	// the value itself; Lines are the lines in which people see it, nil where these are the
	// shell's own. value is the value's name, or its expression.
	Data, Lines func(value string) pipe.Source
	// Lists tells that the value is an answer that is expected to be a JSON list.
	Lists bool
	// Peek gives the data that the value would have now, where that is known without
	// asking; nil otherwise.
	Peek func() []byte
	// Pours is what Code is where > FILE takes what comes as it comes: it writes into `file`.
	Pours string
}

// A Form does the command's work, in place of Run, and gives the content of a file.
type Form func(c *Call) ([]byte, error)

// Result is what came of a command.
type Result struct {
	Value object.Value
	// Made is the name of an object that the command made and named.
	Made string
	// Address is the address that the command was about, as it was typed, or
	// as the kernel completed it; set on errors too, for hints.
	Address string
	// Rows are a table that the command found. Without a Report they are drawn;
	// filters read them where there is no Value.
	Rows *Rows
	// Report tells people what came of it, in place of the command's own Report.
	Report func() error
	// Ran gives, of the twin as it was planned, the Python of what was done instead,
	// for save; nil where that is the twin.
	Ran func(planned string) string
	// Written tells that > FILE has been written already.
	Written bool
}

// Example is a piece of a session: what is typed, and what is seen.
type Example struct {
	Lines string // input lines begin with >>> or ...
	Fr    string // the same in French; "" where the shell says nothing of its own
}

// In is the example in a language.
func (e Example) In(l locale.Lang) string {
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
