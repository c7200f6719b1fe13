package console

import (
	"fmt"
	"strings"

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

// Uncut stands for the text that ends what is cut where somebody has asked for
// all of it, however long.
var Uncut locale.Text

func (c *Console) shown(data []byte) string {
	most := c.most(c.out, len(data))
	if most == len(data) {
		return Message(data)
	}
	return EscapeText(data[:cutAt(data, most)]) + locale.CutShort.Format(c.Lang(), len(data))
}

// Line prints text, escaped, on lines of its own.
func (c *Console) Line(text string) { c.Styled(Plain, text) }

// Styled is Line in a style.
func (c *Console) Styled(style Style, text string) {
	c.long(c.out, func(p *pieces) {
		for first := true; (text != "" || first) && !p.over; first = false {
			n := cutAt(text, pieceSize)
			p.put(withNewlineIf(n == len(text), c.out.paint(style, EscapeText(text[:n]))))
			text = text[n:]
		}
	})
}

func withNewlineIf(last bool, text string) string {
	if last {
		return withNewline(text)
	}
	return text
}

// Excerpt is Styled for a text that may be of any length: a terminal shows its
// first MaxShown bytes, then cut with its length.
func (c *Console) Excerpt(style Style, text string, cut locale.Text) {
	c.Styled(style, c.excerpt(c.out, text, cut))
}

func (c *Console) excerpt(s *stream, text string, cut locale.Text) string {
	most := c.most(s, len(text))
	if most == len(text) {
		return text
	}
	return text[:cutAt(text, most)] + cut.Format(c.Lang(), len(text))
}

// Start is as much of a text as a terminal is shown.
func Start(text string) string { return text[:cutAt(text, MaxShown)] }

// Whole reports whether standard output shows a text of that length, in bytes,
// whole.
func (c *Console) Whole(length int) bool { return c.most(c.out, length) == length }

// Octets prints bytes that somebody has asked for, however many: on a terminal
// escaped, elsewhere as they are.
func (c *Console) Octets(data []byte) {
	if c.out.terminal {
		c.long(c.out, func(p *pieces) { p.text(data) })
		return
	}
	for first := true; len(data) > 0; first = false {
		if !first && c.stopped() {
			return
		}
		n := min(len(data), pieceSize)
		c.mu.Lock()
		c.out.writeOctets(data[:n])
		c.mu.Unlock()
		data = data[n:]
	}
}

func (c *Console) stopped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.interrupted != nil && c.interrupted()
}

// Remark is Report for a sentence of labsh's own, which a terminal shows broken
// between words.
func (c *Console) Remark(t locale.Text, args ...any) {
	c.writeLines(c.out, c.out.wrapped(c.Format(t, args...)))
}

// Notice prints, on standard error, what is said beside the matter: what a
// wait waits for.
func (c *Console) Notice(text string) {
	c.writeLines(c.err, c.err.paint(Faint, c.err.wrapped(EscapeText(text))))
}

// Hint prints a hint beside the matter, without an error.
func (c *Console) Hint(text string) { c.Notice("  " + locale.HintLabel.In(c.Lang()) + " " + text) }

// Error prints an error, whose last line is Python's "Name: message", and the
// hint, if it is not empty, to standard error.
func (c *Console) Error(text, hint string) {
	text = strings.TrimRight(EscapeText(c.excerpt(c.err, text, locale.CutShort)), "\n")
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
		label := locale.HintLabel.In(c.Lang())
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
func (c *Console) Async(text string) { c.above(c.out, EscapeText(text)) }

// Beside is Async for lines of a program, to standard output or standard error, each
// behind a label. As Out does, it escapes them on a terminal alone.
func (c *Console) Beside(toErr bool, label, lines string) {
	s := c.out
	if toErr {
		s = c.err
	}
	if s.terminal {
		lines = EscapeText(lines)
	}
	label = s.paint(Faint, label)
	c.above(s, label+strings.ReplaceAll(lines, "\n", "\n"+label))
}

func (c *Console) above(s *stream, text string) {
	text = withNewline(text)
	c.mu.Lock()
	prompter := c.prompter
	c.mu.Unlock()
	direct := func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.putLinesNow(s, text)
	}
	if prompter == nil || s == c.err && !s.terminal {
		direct()
		return
	}
	c.printAbove(prompter, text, direct)
}
