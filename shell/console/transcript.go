package console

import "io"

// A Transcript takes all that is shown, as it is sent to the screen: for [Bare]. Bars of
// progress are not in it. What goes to no terminal may come late, see [Console.Tell]. Its
// Write does not fail. FreshLine ends a line that was begun.
type Transcript interface {
	io.Writer
	FreshLine()
}

// SetTranscript has t take what is shown from here on; nil ends that.
func (c *Console) SetTranscript(t Transcript) {
	for _, s := range []*stream{c.out, c.err} {
		s.mu.Lock()
		s.tell()
		s.seen = t
		s.mu.Unlock()
	}
}

// Tell gives the transcript what was shown so far.
func (c *Console) Tell() {
	for _, s := range []*stream{c.out, c.err} {
		s.mu.Lock()
		s.tell()
		s.mu.Unlock()
	}
}

// Note adds to the transcript what others than the console have shown: what was typed.
func (c *Console) Note(text string) { c.note(text, Transcript.Write) }

func (c *Console) note(text string, write func(Transcript, []byte) (int, error)) {
	c.out.mu.Lock()
	defer c.out.mu.Unlock()
	if c.out.tell(); c.out.seen != nil {
		_, _ = write(c.out.seen, []byte(text))
	}
}

// Bare is what was shown as a text for any file: without colours, and with what is not
// printable made visible.
func Bare(shown string) string { return EscapeText(colours.ReplaceAllString(shown, "")) }

// printAbove has the prompter print a text, which the transcript gets in any case.
func (c *Console) printAbove(p Prompter, text string, direct func()) {
	printed := false
	p.PrintAbove(text, func() {
		printed = true
		direct()
	})
	if !printed {
		c.note(text, func(t Transcript, text []byte) (int, error) {
			t.FreshLine()
			return t.Write(text)
		})
	}
}
