package console

// A Transcript takes all that is shown, as it is sent to the screen: for [Bare]. Bars of
// progress are not in it. FreshLine ends a line that was begun.
type Transcript interface {
	Write(text string)
	FreshLine()
}

// SetTranscript has t take what is shown from here on; nil ends that.
func (c *Console) SetTranscript(t Transcript) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seen = t
}

// Note adds to the transcript what others than the console have shown: what was typed.
func (c *Console) Note(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seen != nil {
		c.seen.Write(text)
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
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.seen != nil {
			c.seen.FreshLine()
			c.seen.Write(text)
		}
	}
}

func (c *Console) freshLine(s *stream) {
	if c.seen != nil && !*s.atStart {
		c.seen.FreshLine()
	}
	s.freshLine()
}
