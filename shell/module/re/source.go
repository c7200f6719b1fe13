package re

import (
	"fmt"
	"strings"

	"labsh/shell/python/object"
)

// source gives a pattern's tokens: a character, or a backslash with the one after it.
type source struct {
	t       *object.Thread
	pattern object.Value
	text    []rune
	isText  bool // not bytes
	index   int  // behind next
	next    []rune
}

// syntaxError is what parsing stops with: a panic that [parse] takes.
type syntaxError struct{ err error }

// fail stops parsing with a re.error so many characters before the present place.
func (s *source) fail(before int, format string, args ...any) {
	s.failAt(s.tell()-before, format, args...)
}

func (s *source) failAt(pos int, format string, args ...any) {
	msg := fmt.Sprintf(format, args...)
	if !s.isText {
		msg = escapeLatin(msg)
	}
	panic(syntaxError{newError(msg, s.pattern, s.text, pos)})
}

// escapeLatin writes what is not ASCII of a bytes pattern as \xhh.
func escapeLatin(msg string) string {
	var b strings.Builder
	for _, r := range msg {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\x%02x`, r)
		}
	}
	return b.String()
}

// advance reads the next token.
func (s *source) advance() {
	n := 1
	switch {
	case s.index >= len(s.text):
		s.next = nil
		return
	case s.text[s.index] == '\\':
		if n = 2; s.index+1 >= len(s.text) {
			s.failAt(len(s.text)-1, "bad escape (end of pattern)")
		}
	}
	s.next = s.text[s.index : s.index+n]
	s.index += n
}

func (s *source) get() []rune {
	this := s.next
	s.advance()
	return this
}

// seek goes back to a place that tell has given.
func (s *source) seek(index int) {
	s.index = index
	s.advance()
}

// tell is where the next token begins.
func (s *source) tell() int { return s.index - len(s.next) }

// is reports whether a token is the character c, not escaped.
func is(token []rune, c rune) bool { return len(token) == 1 && token[0] == c }

// in reports whether a token is one of the characters.
func in(token []rune, chars string) bool {
	return len(token) == 1 && strings.ContainsRune(chars, token[0])
}

// match takes the next token if it is c.
func (s *source) match(c rune) bool {
	if !is(s.next, c) {
		return false
	}
	s.advance()
	return true
}

const (
	digits    = "0123456789"
	octDigits = "01234567"
	hexDigits = "0123456789abcdefABCDEF"
)

// take reads up to n of the characters.
func (s *source) take(n int, chars string) string {
	var b strings.Builder
	for ; n > 0 && in(s.next, chars); n-- {
		b.WriteRune(s.get()[0])
	}
	return b.String()
}

// until reads what is called name, up to a terminator.
func (s *source) until(terminator rune, name string) []rune {
	var read []rune
	for {
		c := s.get()
		switch {
		case c == nil && len(read) == 0:
			s.fail(0, "missing %s", name)
		case c == nil:
			s.fail(len(read), "missing %c, unterminated name", terminator)
		case is(c, terminator) && len(read) == 0:
			s.fail(1, "missing %s", name)
		case is(c, terminator):
			return read
		}
		read = append(read, c...)
	}
}

// groupName checks the name of a group.
func (s *source) groupName(name []rune, offset int) string {
	text := str(name)
	if !s.isIdentifier(text) {
		s.fail(len(name)+offset, "bad character in group name %s", s.repr(text))
	}
	return text
}

func (s *source) isIdentifier(text string) bool {
	v, err := object.CallMethod(s.t, object.Str(text), "isidentifier")
	return err == nil && v == object.True && (s.isText || isASCII(text))
}

// repr is the text as Python shows it.
func (s *source) repr(text string) string {
	shown, err := object.Repr(s.t, object.Str(text))
	if err != nil {
		return text
	}
	if !s.isText && !isASCII(text) {
		if shown, err = object.ASCII(s.t, object.Str(text)); err != nil {
			return text
		}
	}
	return shown
}

// str is the form in which a Str holds the characters.
func str(chars []rune) string {
	var b []byte
	for _, r := range chars {
		b = object.AppendRune(b, r)
	}
	return string(b)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
