// Package editor reads lines from the person at the keyboard, or from whatever
// stands in for one.
//
// On a terminal it is github.com/chzyer/readline with its faults cured: a
// reader of its own translates the keyboard's bytes before readline sees them
// (see keyParser), and everything that must happen while a line is being edited
// happens on readline's own goroutine (see keyboard.OnChange). Elsewhere it
// reads plain lines.
//
// What a line means, and when a block is complete, is the shell's business.
package editor

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/chzyer/readline"
)

var (
	// ErrInterrupted is Ctrl-C while a line was being edited.
	ErrInterrupted = errors.New("interrupted")
	// ErrLeft is Ctrl-] in a conversation.
	ErrLeft = errors.New("left")
	// ErrLineTooLong is a line of more than MaxLine or MaxAnswer bytes; it was
	// skipped.
	ErrLineTooLong = errors.New("line too long")
)

// The longest line that is read, in bytes.
const (
	MaxLine   = 64 << 20  // by ReadLine
	MaxAnswer = 256 << 20 // by Ask
)

// An Editor reads lines. Its methods but PrintAbove and Close are for one
// goroutine at a time.
type Editor interface {
	// ReadLine shows prompt and returns the next line without its newline; a
	// block recalled from the history is one line with newlines inside. On a
	// terminal text stands in the line from the start, to be edited, and the
	// cursor must be in column 0 before and is so after.
	//
	// The errors are io.EOF (Ctrl-D, the input's end), [ErrInterrupted],
	// [ErrLineTooLong], a [Fault] and ctx's cause. With ErrInterrupted, a Fault
	// and ctx's cause comes the line that was given up.
	ReadLine(ctx context.Context, prompt, text string) (string, error)

	// Offer is ReadLine for a line that is offered: on a terminal it is typed out, and
	// the first character that somebody types takes its place; Enter takes it as it is.
	// So does time, where after is not 0: unless a key was pressed (a space does nothing
	// else), the line is taken when that has passed. Elsewhere an empty line takes it.
	Offer(ctx context.Context, prompt, text string, after time.Duration) (string, error)

	// Ask is ReadLine for a program's own question, as Python's input() puts
	// it: without history and completion.
	Ask(ctx context.Context, prompt string) (string, error)

	// Typed returns a line that was typed, and ended, before it was asked for: the
	// terminal has shown it already. ok is false when there is none. The error is
	// io.EOF for Ctrl-D. It never waits.
	Typed() (line string, ok bool, err error)

	// Ahead reports whether keys were read beyond the last line. Any goroutine may
	// call it.
	Ahead() bool

	// ReadInput reads bytes of the input as they are, up to the end of a line at
	// most, so that a ReadLine or Ask after it begins with the next one. On a
	// terminal it asks for a line. The error is io.EOF or as ReadLine's.
	ReadInput(ctx context.Context, p []byte) (int, error)

	// Converse returns what is to be sent next in a conversation whose other side
	// PrintStream shows: on a terminal a line that was typed, with its newline,
	// elsewhere what there is. The errors are ReadLine's, and [ErrLeft].
	Converse(ctx context.Context) ([]byte, error)
	// HoldKeys keeps the terminal, from here to the call of release, as it is while a
	// line is edited: of what is typed between two lines of a conversation nothing is
	// echoed or lost, Ctrl-D and Ctrl-C neither. There is no signal for Ctrl-C then.
	// What is left of a paste is dropped by release, which reports it: it was meant
	// for the other side, and is no line of ours.
	HoldKeys() (release func() (dropped bool, err error), err error)
	// PrintStream prints text of the other side as it comes: its lines above the
	// one that is typed, and what has no end yet before it, as a prompt. Where no
	// line is typed direct is called with the lines. Any goroutine may call it.
	PrintStream(text string, direct func(lines string))
	// Unfinished returns what PrintStream has not shown, because it has no end,
	// and forgets it. No line is being read.
	Unfinished() string
	// Pasted reports whether the newline that ended the last line was pasted,
	// not typed.
	Pasted() bool

	// Discard forgets what was typed or pasted and not yet read, after a Ctrl-C
	// that met a running command.
	Discard()

	// AddHistory adds an entry, a line or a whole block, to the history and its
	// file. The error is the file's; the entry can be recalled all the same.
	AddHistory(entry string) error

	// History returns the entries, oldest first.
	History() []string

	// PrintAbove prints text, which ends in a newline, above the line being
	// edited; it calls direct, and lets no line begin meanwhile, when there is
	// none. Any goroutine may call it.
	PrintAbove(text string, direct func())

	// Terminal reports whether lines are edited on a terminal.
	Terminal() bool

	// Close ends a ReadLine under way with io.EOF, restores the terminal and
	// frees everything but In and Out.
	Close() error
}

// Config says what an Editor reads from and shows its prompts on.
type Config struct {
	In  *os.File
	Out *os.File

	// Prompts is where a plain editor shows ReadLine's prompts; nil for
	// nowhere.
	Prompts io.Writer

	// Completer answers the Tab key; may be nil.
	Completer Completer

	// Suspend is called when Ctrl-Z is typed while a program asks; may be nil. It does not
	// wait.
	Suspend func()

	// History is the history's file, as [HistoryPath] finds it; "" for none.
	History string
}

// New returns the editor that fits: readline when both In and Out are
// terminals, neither of them dumb; lines as they come otherwise.
func New(cfg Config) (Editor, error) {
	if !IsTerminal(cfg.In) || !IsTerminal(cfg.Out) ||
		os.Getenv("TERM") == "dumb" {
		return newPlain(cfg)
	}
	return newKeyboard(cfg, &tty{in: int(cfg.In.Fd()), out: int(cfg.Out.Fd())})
}

// IsTerminal reports whether a file is a terminal.
func IsTerminal(f *os.File) bool { return readline.IsTerminal(int(f.Fd())) }
