package line

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// quote reads a quoted string if one opens here, with its prefix, into w; the
// quotes themselves are dropped. It reports whether there was one.
func (s *scanner) quote(w *Word) (bool, error) {
	start := s.pos
	prefix := 0
	for prefix < 2 && start+prefix < len(s.text) && strings.IndexByte("bBrR", s.text[start+prefix]) >= 0 {
		prefix++
	}
	open := start + prefix
	if open >= len(s.text) || s.text[open] != '"' && s.text[open] != '\'' {
		return false, nil
	}
	kind := strings.ToLower(s.text[start:open])
	raw := strings.Contains(kind, "r")
	w.Bytes = strings.Contains(kind, "b")
	close := s.text[open]
	s.pos = open + 1
	for {
		if s.pos >= len(s.text) {
			line := strings.Count(s.text, "\n")
			if !strings.HasSuffix(s.text, "\n") {
				line++
			}
			return false, s.errorf(start, open+1, fmt.Sprintf("unterminated string literal (detected at line %d)", max(line, 1)), true)
		}
		switch c := s.text[s.pos]; {
		case c == close:
			s.pos++
			if len(w.Parts) == 0 {
				w.Literal("")
			}
			return true, nil
		case c == '\\' && raw:
			// A raw string keeps its backslashes; one before a quote keeps the
			// quote from closing it.
			n := min(2, len(s.text)-s.pos)
			w.Literal(s.text[s.pos : s.pos+n])
			s.pos += n
		case c == '\\':
			if err := s.escape(w); err != nil {
				return false, err
			}
		case c == '$' && !raw:
			if err := s.dollar(w); err != nil {
				return false, err
			}
		default:
			r, n := utf8.DecodeRuneInString(s.text[s.pos:])
			if w.Bytes && r > 0x7f {
				return false, s.errorf(start, s.pos+n, "bytes can only contain ASCII literal characters", false)
			}
			w.Literal(s.text[s.pos : s.pos+n])
			s.pos += n
		}
	}
}

var simpleEscapes = map[byte]string{
	'n': "\n", 'r': "\r", 't': "\t", '\\': "\\", '\'': "'", '"': "\"", 'a': "\a", 'b': "\b",
	'f': "\f", 'v': "\v", '0': "\x00", '\n': "", '$': "$",
}

// escape reads a backslash and what belongs to it, as Python does.
func (s *scanner) escape(w *Word) error {
	start := s.pos
	s.pos++
	c := s.peek()
	if s.pos >= len(s.text) {
		return nil // the quote is unterminated: the caller says so
	}
	digits := 0
	switch c {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits > 0 && (c == 'x' || !w.Bytes) {
		s.pos++
		n := 0
		for n < digits && s.pos+n < len(s.text) && isHex(s.text[s.pos+n]) {
			n++
		}
		if n < digits {
			kind := map[byte]string{'x': `\xXX`, 'u': `\uXXXX`, 'U': `\UXXXXXXXX`}[c]
			if w.Bytes {
				return s.errorf(start, s.pos+n, "(value error) invalid \\x escape at position 0", false)
			}
			return s.errorf(start, s.pos+n, fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position 0-%d: truncated %s escape", n+1, kind), false)
		}
		code, _ := strconv.ParseUint(s.text[s.pos:s.pos+n], 16, 32)
		if code > utf8.MaxRune {
			return s.errorf(start, s.pos+n, "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character", false)
		}
		w.Literal(string(rune(code)))
		s.pos += n
		return nil
	}
	if text, ok := simpleEscapes[c]; ok {
		w.Literal(text)
		s.pos++
		return nil
	}
	// An unknown escape stays as it is.
	w.Literal("\\")
	return nil
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
