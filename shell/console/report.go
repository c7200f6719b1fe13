package console

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"labsh/shell/locale"
)

// Report prints a text of labsh in the current language, its arguments escaped.
// See Format for the arguments.
func (c *Console) Report(t locale.Text, args ...any) {
	c.writeLines(c.out, c.Format(t, args...))
}

// Format returns what Report prints. Strings, errors and Stringers are escaped
// as Escape does, byte slices as Message does; numbers stay numbers. On a
// terminal a message over MaxShown bytes is cut, and says so.
func (c *Console) Format(t locale.Text, args ...any) string {
	safe := make([]any, len(args))
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			safe[i] = Escape(arg)
		case []byte:
			safe[i] = c.shown(arg)
		case error:
			safe[i] = Escape(arg.Error())
		case fmt.Stringer:
			safe[i] = Escape(arg.String())
		default:
			safe[i] = arg
		}
	}
	return t.Format(c.Lang(), safe...)
}

// MaxShown is how many bytes of a message a terminal is shown.
const MaxShown = 64 << 10

func (c *Console) shown(data []byte) string {
	if len(data) <= MaxShown || !c.out.terminal || c.capturing() {
		return Message(data)
	}
	cut := MaxShown
	for !utf8.RuneStart(data[cut]) && cut > MaxShown-utf8.UTFMax {
		cut--
	}
	return EscapeText(data[:cut]) + locale.CutShort.Format(c.Lang(), len(data))
}

// Line prints text, escaped, on lines of its own.
func (c *Console) Line(text string) { c.Styled(Plain, text) }

// Styled is Line in a style.
func (c *Console) Styled(style Style, text string) {
	c.writeLines(c.out, c.out.paint(style, EscapeText(text)))
}

// Echo prints a value's repr, as the prompt does.
func (c *Console) Echo(repr string) { c.Line(repr) }

// Notice prints, on standard error, what is said beside the matter: what a
// wait waits for.
func (c *Console) Notice(text string) {
	c.writeLines(c.err, c.err.paint(Faint, EscapeText(text)))
}

// Error prints an error, whose last line is Python's "Name: message", and the
// hint, if it is not empty, to standard error.
func (c *Console) Error(text, hint string) {
	text = strings.TrimRight(EscapeText(text), "\n")
	head, last := "", text
	if i := strings.LastIndexByte(text, '\n'); i >= 0 {
		head, last = text[:i+1], text[i+1:]
	}
	name, rest := last, ""
	if i := strings.Index(last, ": "); i >= 0 {
		name, rest = last[:i], last[i:]
	}
	out := head + c.err.paint(Failure, name) + rest + "\n"
	if hint != "" {
		label := locale.Hint.In(c.Lang())
		said := label + " " + Escape(hint)
		if c.err.terminal {
			said = strings.TrimPrefix(Wrap(said, "    ", c.err.width()), "    ")
		}
		out += "  " + c.err.paint(Advice, label) + strings.TrimPrefix(said, label) + "\n"
	}
	c.writeLines(c.err, out)
}

// Async prints text, escaped, from a goroutine that works in the background:
// above the line that is being edited, if there is one.
func (c *Console) Async(text string) {
	text = withNewline(EscapeText(text))
	c.mu.Lock()
	prompter := c.prompter
	c.mu.Unlock()
	direct := func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.putLinesNow(c.out, text)
	}
	if prompter == nil {
		direct()
		return
	}
	prompter.PrintAbove(text, direct)
}
