package console

import (
	"strings"
	"unicode/utf8"
)

// pieceSize is how much of a long text is made at a time, in bytes, before it is
// escaped: between two pieces an interrupt ends it.
const pieceSize = 32 << 10

// pieces take a long text as it is made and hand it on, a piece at a time, so
// that it is nowhere whole.
type pieces struct {
	emit func(text string) bool // false: no more is wanted
	b    strings.Builder
	size int  // bytes so far
	over bool // emit wants no more
}

func (p *pieces) put(text string) {
	if p.over {
		return
	}
	p.b.WriteString(text)
	if p.size += len(text); p.b.Len() >= pieceSize {
		p.flush()
	}
}

func (p *pieces) flush() {
	if p.b.Len() > 0 {
		p.over = !p.emit(p.b.String())
		p.b = strings.Builder{}
	}
}

// each puts what f makes of the pieces of src, which end between characters,
// and not between a carriage return and a newline.
func (p *pieces) each(src []byte, f func(piece []byte) string) {
	for len(src) > 0 && !p.over {
		n := cutAt(src, pieceSize)
		p.put(f(src[:n]))
		src = src[n:]
	}
}

func (p *pieces) text(src []byte) { p.each(src, EscapeText) }

// cutAt is where to cut text of which at most n bytes are wanted.
func cutAt[T string | []byte](text T, n int) int {
	if len(text) <= n {
		return len(text)
	}
	cut := n
	for !utf8.RuneStart(text[cut]) {
		if cut == 0 || n-cut == utf8.UTFMax-1 {
			cut = n // there is no character here to spare
			break
		}
		cut--
	}
	if cut > 0 && text[cut-1] == '\r' {
		cut--
	}
	return cut
}

// SetInterrupted tells the console how to ask whether the user wants no more of
// a long output: what is left of it is dropped. Whoever asked for the output
// raises the interrupt. The function is called with the console's lock held.
func (c *Console) SetInterrupted(f func() bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.interrupted = f
}

// long writes what f puts on lines of its own, in pieces. It holds the lock, so
// that the output comes out whole; f must not take it.
func (c *Console) long(s *stream, f func(p *pieces)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	begun, ended := false, true
	p := &pieces{}
	p.emit = func(text string) bool {
		if begun && c.interrupted != nil && c.interrupted() {
			return false
		}
		if !begun && s.terminal && (c.captured == nil || s != c.out) {
			c.eraseBar()
			s.freshLine()
		}
		begun, ended = true, text[len(text)-1] == '\n'
		c.put(s, text)
		return true
	}
	f(p)
	p.flush()
	if !ended {
		c.put(s, "\n")
	}
	if begun && (c.captured == nil || s != c.out) {
		s.flush()
	}
}

// most is how many bytes of one text s is to show: a terminal MaxShown, a file
// or a filter all of them.
func (c *Console) most(s *stream, length int) int {
	if s.terminal && (s != c.out || !c.capturing()) {
		return min(length, MaxShown)
	}
	return length
}
