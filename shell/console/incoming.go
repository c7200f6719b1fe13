package console

import "unicode/utf8"

// Incoming shows the bytes of a conversation's other side as they come: on a
// terminal escaped, around the line that is being typed, what has no end of line
// yet before it; elsewhere as they are. It is for one goroutine at a time.
type Incoming struct {
	c    *Console
	held []byte // the beginning of a character or of \r\n, shown with its end
}

// Incoming begins to show what comes.
func (c *Console) Incoming() *Incoming { return &Incoming{c: c} }

// Write implements io.Writer. The error is that of [Console.Err].
func (in *Incoming) Write(p []byte) (int, error) {
	if !in.c.Terminal() {
		in.c.Octets(p)
		return len(p), in.c.Err()
	}
	text := append(in.held, p...)
	whole := wholeCharacters(text)
	in.held = append([]byte(nil), text[whole:]...)
	in.show(text[:whole])
	return len(p), in.c.Err()
}

// End shows what was held back, and ends the line that has no end. No line may be
// being typed.
func (in *Incoming) End() {
	in.show(in.held)
	in.held = nil
	if prompter := in.c.prompterFor(in.c.out); prompter != nil {
		if rest := prompter.Unfinished(); rest != "" {
			in.c.mu.Lock()
			in.c.putSeenLines(rest)
			in.c.mu.Unlock()
		}
	}
}

func (in *Incoming) show(text []byte) {
	if len(text) == 0 {
		return
	}
	c := in.c
	prompter := c.prompterFor(c.out)
	if prompter == nil {
		c.Octets(text)
		return
	}
	escaped := EscapeText(text)
	c.Note(escaped) // as it came: what has no end of line is shown more than once
	prompter.PrintStream(escaped, func(lines string) {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.putSeenLines(lines)
	})
}

// putSeenLines is putLinesNow for what the transcript has already.
func (c *Console) putSeenLines(lines string) {
	c.out.unseen = true
	c.putLinesNow(c.out, lines)
	c.out.unseen = false
}

// wholeCharacters is the length of text without a last character that may go on, or
// a last \r that a \n may follow.
func wholeCharacters(text []byte) int {
	n := len(text)
	if n > 0 && text[n-1] == '\r' {
		return n - 1
	}
	for at := n - 1; at >= 0 && at > n-utf8.UTFMax; at-- {
		if utf8.RuneStart(text[at]) {
			if !utf8.FullRune(text[at:]) {
				return at
			}
			break
		}
	}
	return n
}
