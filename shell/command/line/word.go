package line

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"labsh/shell/python/syntax"
)

// Part is a stretch of a word: literal text, or a Python expression whose value
// stands there.
type Part struct {
	Text  string
	Expr  int    // index into the line's expressions, -1 for text
	Plain bool   // the expression is a name alone
	Src   string // its source
}

// Word is one parsed word of a command line.
type Word struct {
	Parts  []Part
	Quoted bool // in quotes from its first character
	Bytes  bool // b"…": the text's code points are octets
	Key    string
	Sep    string // between Key and the rest: "=", "==", ":=" or ":"; "" for none
	Raw    string // as typed

	tail *strings.Builder // the text of the last part, while it grows
}

// scanner walks a command line's text; it may go over several physical lines
// inside quotes.
type scanner struct {
	text  string
	pos   int
	bars  bool // a bar ends a word: a filter follows
	exprs []syntax.ExprText
}

func (s *scanner) peek() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return '\n'
}

func (s *scanner) spaces() {
	for s.peek() == ' ' || s.peek() == '\t' || s.peek() == '\r' {
		s.pos++
	}
}

func (s *scanner) atEnd() bool { return s.peek() == '\n' }

// atComment reports whether a # that opens a comment is next; the caller
// stands after a space.
func (s *scanner) atComment() bool { return s.peek() == '#' }

// separators that may stand between a key and its value, longest first.
var separators = []string{":=", "==", "=", ":"}

// word reads one word, up to a space. split tells which keys it is divided at;
// any other is a part of the word's text.
func (s *scanner) word(split func(key, sep string) bool) (*Word, error) {
	w := &Word{}
	start := s.pos
	if quoted, err := s.quote(w); err != nil {
		return nil, err
	} else if quoted {
		w.Quoted = true
	}
	keyed := false
	for !isSpace(s.peek()) && !(s.bars && s.peek() == '|') {
		if !keyed && !w.Quoted && len(w.Parts) <= 1 {
			key := s.text[start:s.pos]
			if sep := s.separator(key); sep != "" {
				if keyed = true; split(key, sep) {
					w.Key, w.Sep = key, sep
					w.Parts = nil
				} else {
					w.Literal(sep)
				}
				s.pos += len(sep)
				if _, err := s.quote(w); err != nil {
					return nil, err
				}
				continue
			}
		}
		if err := s.char(w); err != nil {
			return nil, err
		}
	}
	w.Raw = s.text[start:s.pos]
	return w, nil
}

// undivided is word's split for words without keys.
func undivided(_, _ string) bool { return false }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// separator tells which separator, if any, follows a key: a name, or a header's
// name. A URL's "://" and a ":8080" are none.
func (s *scanner) separator(key string) string {
	if c := s.peek(); c != '=' && c != ':' || !isKey(key) {
		return ""
	}
	rest := s.text[s.pos:]
	for _, sep := range separators {
		if !strings.HasPrefix(rest, sep) {
			continue
		}
		if sep == ":" && (strings.HasPrefix(rest, "://") || isPort(rest[1:])) {
			return ""
		}
		return sep
	}
	return ""
}

// isPort tells a host's port, up to a space or a slash, from a header's value.
func isPort(rest string) bool {
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	return n > 0 && (n == len(rest) || isSpace(rest[n]) || rest[n] == '/')
}

func isKey(s string) bool {
	if s == "" {
		return false
	}
	for i, r := range s {
		if r == '_' || unicode.IsLetter(r) || i > 0 && (r == '-' || r == '.' || unicode.IsDigit(r)) {
			continue
		}
		return false
	}
	return true
}

// char reads one character, or one $-expression, of a word.
func (s *scanner) char(w *Word) error {
	if s.peek() == '$' {
		return s.dollar(w)
	}
	_, n := utf8.DecodeRuneInString(s.text[s.pos:])
	w.Literal(s.text[s.pos : s.pos+n])
	s.pos += n
	return nil
}

// Literal adds text to the word.
func (w *Word) Literal(text string) {
	n := len(w.Parts)
	if n == 0 || w.Parts[n-1].Expr >= 0 {
		w.Parts = append(w.Parts, Part{Expr: -1})
		w.tail = nil
		n++
	}
	if w.tail == nil {
		w.tail = &strings.Builder{}
		w.tail.WriteString(w.Parts[n-1].Text)
	}
	w.tail.WriteString(text)
	w.Parts[n-1].Text = w.tail.String() // no copy: a long line takes linear time
}

// dollar reads $NAME, ${expression} or $$; any other $ is itself.
func (s *scanner) dollar(w *Word) error {
	rest := s.text[s.pos+1:]
	switch {
	case strings.HasPrefix(rest, "$"):
		w.Literal("$")
		s.pos += 2
	case strings.HasPrefix(rest, "{"):
		end := matchBrace(rest)
		if end < 0 {
			return s.errorf(s.pos, len(s.text), "'${' was never closed", false)
		}
		s.expression(w, rest[1:end], s.pos+2, false)
		s.pos += end + 2
	default:
		n := syntax.IdentifierLen(rest)
		if n == 0 {
			w.Literal("$")
			s.pos++
			return nil
		}
		s.expression(w, rest[:n], s.pos+1, true)
		s.pos += n + 1
	}
	return nil
}

func (s *scanner) expression(w *Word, src string, offset int, plain bool) {
	w.Parts = append(w.Parts, Part{Expr: len(s.exprs), Plain: plain, Src: src})
	s.exprs = append(s.exprs, syntax.ExprText{Source: src, Offset: offset})
}

// matchBrace gives the index of the brace that closes the one s begins with,
// on the same line and outside quotes, or -1.
func matchBrace(s string) int {
	depth := 0
	var quote byte
	for i := 0; i < len(s) && s[i] != '\n'; i++ {
		c := s[i]
		switch {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '{' || c == '[' || c == '(':
			depth++
		case c == '}' || c == ']' || c == ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func (s *scanner) errorf(from, to int, msg string, incomplete bool) error {
	return &syntax.Error{Class: "SyntaxError", Msg: msg, Span: syntax.Span{Start: s.at(from), End: s.at(to)}, Incomplete: incomplete}
}

// at is the position of an offset, from the start of the text.
func (s *scanner) at(offset int) syntax.Pos {
	before := s.text[:offset]
	line := strings.Count(before, "\n")
	return syntax.Pos{Line: int32(line + 1), Col: int32(offset - 1 - strings.LastIndexByte(before, '\n'))}
}

// LooksLikePath tells a Unix socket's path, or its abstract name after an @, from
// a host.
func LooksLikePath(text string) bool {
	for _, prefix := range []string{"/", "./", "../", "@"} {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return false
}

// requoted is the word with its expressions fit for f-strings, where Python before
// 3.12 takes neither the string's own quotes nor, at the start, a brace.
func (w *Word) requoted() *Word {
	again := *w
	again.Parts = slices.Clone(w.Parts)
	for i, p := range again.Parts {
		if strings.Contains(p.Src, `"`) && !strings.ContainsAny(p.Src, `'\\`) {
			p.Src = strings.ReplaceAll(p.Src, `"`, "'")
		}
		if strings.HasPrefix(p.Src, "{") {
			p.Src = " " + p.Src
		}
		again.Parts[i] = p
	}
	return &again
}
