// Package console is the one writer to the screen. It knows whether each
// stream is a terminal, how wide it is, whether the cursor stands at the start
// of a line, and which language to speak; it escapes whatever comes from
// outside before a terminal sees it.
//
// What to say is decided elsewhere: commands hand over texts, values, tables,
// messages. Reading lines is package editor's; the two meet in [Prompter].
//
// A Console may be used by any number of goroutines at once: each call's
// output comes out whole.
package console

import (
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"labsh/shell/locale"
)

// Options says where a Console writes and how.
type Options struct {
	Stdout, Stderr io.Writer // an *os.File is asked whether it is a terminal
	Color          ColorMode
	Lang           locale.Lang
	Getenv         func(string) string // os.Getenv when nil
}

// A Prompter keeps a line being edited at the bottom of the screen. PrintAbove
// either takes text, which ends in a newline, to print it above that line as
// soon as it can, or, when no line is being edited, calls direct, which prints
// it now. No line may begin to be edited while direct runs.
//
// PrintStream does the same with text that may end anywhere, what has no end of
// line being shown before the line that is edited, or given by Unfinished.
type Prompter interface {
	PrintAbove(text string, direct func())
	PrintStream(text string, direct func(lines string))
	Unfinished() string
}

// A Console writes to standard output and standard error.
type Console struct {
	mu       sync.Mutex
	out, err *stream
	lang     locale.Lang
	prompter Prompter
	bar      *Progress        // the one that is drawn, if any
	captured *strings.Builder // takes standard output's text while Capture runs

	interrupted func() bool // see SetInterrupted
	now         func() time.Time
}

// New returns a Console over o's streams. Close it when done.
func New(o Options) *Console {
	getenv := o.Getenv
	if getenv == nil {
		getenv = os.Getenv
	}
	c := &Console{lang: o.Lang, now: time.Now}
	c.out = newStream(o.Stdout, getenv)
	c.err = newStream(o.Stderr, getenv)
	c.out.colour = o.Color.enabled(c.out.terminal, getenv)
	c.err.colour = o.Color.enabled(c.err.terminal, getenv)
	if c.out.terminal && c.err.terminal {
		c.err.atStart = c.out.atStart // one screen, one cursor
	}
	return c
}

// SetLang changes the language from here on.
func (c *Console) SetLang(l locale.Lang) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lang = l
}

// Lang returns the language.
func (c *Console) Lang() locale.Lang {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lang
}

// SetPrompter tells the console what edits lines on its screen; nil for nothing.
func (c *Console) SetPrompter(p Prompter) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.prompter = p
}

// Terminal reports whether standard output is a terminal.
func (c *Console) Terminal() bool { return c.out.terminal }

// Width returns the width of standard output's terminal in columns; when it is
// none, $COLUMNS or 80.
func (c *Console) Width() int { return c.out.width() }

// ErrWidth is Width for standard error.
func (c *Console) ErrWidth() int { return c.err.width() }

// Err returns the first error that writing to standard output met, such as a
// full disk. Nothing has been written since.
func (c *Console) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.out.failure()
}

// IsClosedPipe reports whether err, as from [Console.Err], means that nobody
// reads the output any more: a reason to end, not to complain. The process
// must ignore SIGPIPE to see it: Go ends one that writes to a broken standard
// output (os/signal, "SIGPIPE").
func IsClosedPipe(err error) bool { return errors.Is(err, errClosedPipe) }

// Flush writes what is buffered and returns the same error as Err.
func (c *Console) Flush() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.err.flush()
	c.out.flush()
	return c.out.failure()
}

// Close erases a progress bar and flushes. The streams stay open. The error is
// that of Err.
func (c *Console) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.eraseBar()
	c.err.close()
	c.out.close()
	return c.out.failure()
}

// FreshLine ends the line that output has left unfinished, if any: readline
// erases the line on which it puts its prompt.
func (c *Console) FreshLine() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.eraseBar()
	c.out.freshLine()
	c.out.flush()
}

// Clear clears the screen and its scrollback, on a terminal.
func (c *Console) Clear() {
	if c.out.terminal {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.eraseBar()
		c.out.draw("\x1b[H\x1b[2J\x1b[3J")
		*c.out.atStart = true
	}
}

// Out is standard output for programs, as print writes it: on a terminal
// everything but newlines and tabs is escaped, elsewhere the bytes are as they
// are. A Write's error is that of Err.
func (c *Console) Out() io.Writer { return program{c, c.out} }

// ErrOut is standard error for programs, escaped as Out is.
func (c *Console) ErrOut() io.Writer { return program{c, c.err} }

type program struct {
	c *Console
	s *stream
}

func (p program) Write(b []byte) (int, error) {
	text := string(b)
	if p.s.terminal {
		text = EscapeText(text)
	}
	direct := func() { p.c.writePieces(p.s, text) }
	if prompter := p.c.prompterFor(p.s); prompter != nil && text != "" {
		// It may be a thread that prints while a line is being edited.
		p.c.printAbove(prompter, withNewline(text), direct)
	} else {
		direct()
	}
	p.c.mu.Lock()
	defer p.c.mu.Unlock()
	if err := p.s.failure(); err != nil {
		return 0, err
	}
	return len(b), nil
}

// Flush writes what waits for more of it, as a program asks that writes to the descriptor
// itself, or starts another one.
func (p program) Flush() error {
	p.c.mu.Lock()
	defer p.c.mu.Unlock()
	p.s.flush()
	return p.s.failure()
}

// prompterFor is who edits lines on the screen that s writes to, if anybody.
func (c *Console) prompterFor(s *stream) Prompter {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !s.terminal || c.captured != nil && s == c.out {
		return nil
	}
	return c.prompter
}

// writePieces writes text, which is ready for the screen and of any length: an interrupt
// ends it.
func (c *Console) writePieces(s *stream, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for first := true; text != ""; first = false {
		if !first && c.interrupted != nil && c.interrupted() {
			return
		}
		n := min(len(text), pieceSize)
		c.put(s, text[:n])
		text = text[n:]
	}
}

// writeLines writes text on lines of its own and at once.
func (c *Console) writeLines(s *stream, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.putLines(s, text)
}

func (c *Console) putLines(s *stream, text string) {
	if c.captured != nil && s == c.out {
		c.captured.WriteString(withNewline(text))
		return
	}
	c.putLinesNow(s, text)
}

// putLinesNow writes to the stream even while Capture runs.
func (c *Console) putLinesNow(s *stream, text string) {
	c.eraseBar()
	if s.terminal {
		s.freshLine()
	}
	c.putNow(s, withNewline(text))
	s.flush()
}

func (c *Console) put(s *stream, text string) {
	if c.captured != nil && s == c.out {
		c.captured.WriteString(text)
		return
	}
	c.putNow(s, text)
}

func (c *Console) putNow(s *stream, text string) {
	c.eraseBar()
	if s == c.err {
		c.out.flush() // keep the order in which things were said
	}
	s.write(text)
	if s == c.err {
		s.flush()
	}
}

func withNewline(text string) string {
	if strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}
