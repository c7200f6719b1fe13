package syntax

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of CPython's tokenizer (Parser/tokenizer.h).
const (
	maxBrackets = 200
	maxIndents  = 100
)

// tabSize and altTabSize are the two widths of a tab: indentation that orders
// lines differently under them is inconsistent.
const (
	tabSize    = 8
	altTabSize = 1
)

// bracket is an open bracket.
type bracket struct {
	char  byte
	start int32
	line  int32
}

// indent is the width of an open block's indentation, under both tab sizes.
type indent struct{ col, alt int }

// lexer cuts a whole text into tokens. It stops at the first place that cannot
// be read, where it leaves a tBad token and the error, or, when more lines
// could help, a tMore token.
type lexer struct {
	*source
	interactive bool
	reader      CommandReader

	pos      int
	lineNo   int32
	tokens   []token
	brackets []bracket
	indents  []indent
	commands map[int32]*CommandLine // by the token's offset
	err      *Error
	// soft tells that the parser's own errors come before err, unless the
	// parser came as far as the place of err.
	soft bool
	// unclosed is the error of the innermost bracket that is open where the
	// lexer stopped.
	unclosed *Error
}

// firstTokens is for how many tokens there is room before it is known how many a
// text of this kind has.
const firstTokens = 4096

// makeRoom makes room for as many tokens as the text will have if it goes on as it
// began: to double it each time would take four times as much memory on the way.
func (l *lexer) makeRoom() {
	n := len(l.tokens)
	wanted := int(float64(n) * float64(len(l.text)) / float64(max(l.pos, 1)))
	l.tokens = slices.Grow(l.tokens, max(wanted+wanted/16-n, n/4, 16))
}

func lex(src *source, interactive bool, reader CommandReader) *lexer {
	l := &lexer{
		source: src, interactive: interactive, reader: reader, lineNo: 1,
		tokens:  make([]token, 0, 8+min(len(src.text)/4, firstTokens)),
		indents: make([]indent, 1, 8),
	}
	l.run()
	return l
}

func (l *lexer) emit(k kind, start, end int) {
	l.emitAt(k, start, end, l.lineNo)
}

func (l *lexer) emitAt(k kind, start, end int, line int32) {
	if len(l.tokens) == cap(l.tokens) {
		l.makeRoom()
	}
	l.tokens = append(l.tokens, token{
		start: int32(start), end: int32(end), line: line, kind: k, level: uint8(len(l.brackets)),
	})
}

// bad stops the lexer with an error whose caret stands under the byte before
// offset, where CPython's tokenizer points.
func (l *lexer) bad(class, msg string, offset int) {
	at := l.at(l.lineNo, int32(max(offset, int(l.lines[l.lineNo-1]))))
	l.badSpan(class, msg, Span{at, at})
}

// softly is bad for what CPython's tokenizer does not word itself.
func (l *lexer) softly(class, msg string, offset int) {
	l.bad(class, msg, offset)
	l.soft = true
	l.leftOpen()
}

// leftOpen makes the error of the innermost open bracket.
func (l *lexer) leftOpen() {
	if len(l.brackets) > 0 {
		open := l.brackets[len(l.brackets)-1]
		at := l.at(open.line, open.start)
		l.unclosed = l.fail("SyntaxError", fmt.Sprintf("'%c' was never closed", open.char), Span{at, at})
	}
}

func (l *lexer) badSpan(class, msg string, span Span) {
	l.err = l.fail(class, msg, span)
	l.emit(tBad, l.pos, l.pos)
}

// run reads all tokens.
func (l *lexer) run() {
	for l.logicalLine() {
	}
}

// logicalLine reads one logical line, with its indentation before it; it
// reports whether to go on.
func (l *lexer) logicalLine() bool {
	start := l.pos
	col, alt := l.indentation()
	if l.pos >= len(l.text) {
		return l.end()
	}
	if c := l.text[l.pos]; c == '\n' || c == '#' {
		// Lines of white space and comments do not count, but at the prompt an
		// empty one ends a block, and a first one is a statement by itself.
		switch {
		case l.interactive && c == '\n' && l.pos == start:
		case l.interactive && l.lineNo == 1:
			col, alt = 0, 0
		default:
			l.comment()
			if l.pos < len(l.text) {
				l.pos++
				l.lineNo++
			}
			return true
		}
	}
	if l.text[l.pos] == '\\' && l.pos+2 >= len(l.text) {
		return l.continuation() // how far the line is indented is still to come
	}
	if !l.indent(col, alt) {
		return false
	}
	if l.reader != nil && l.text[l.pos] != '\n' && l.text[l.pos] != '#' {
		if done, ok := l.command(); done || !ok {
			return ok
		}
	}
	return l.restOfLine()
}

// indentation skips the white space at a line's start and measures it.
func (l *lexer) indentation() (col, alt int) {
	// An indentation that a line continuation cuts is as wide as its first line's.
	first := 0
	defer func() {
		if first > 0 {
			col, alt = first, first
		}
	}()
	for ; l.pos < len(l.text); l.pos++ {
		switch l.text[l.pos] {
		case ' ':
			col++
			alt++
		case '\t':
			col = (col/tabSize + 1) * tabSize
			alt = (alt/altTabSize + 1) * altTabSize
		case '\f':
			col, alt = 0, 0
		case '\\':
			// An indentation may be cut by a line continuation.
			if l.pos+1 >= len(l.text) || l.text[l.pos+1] != '\n' || l.pos+2 >= len(l.text) {
				return col, alt
			}
			if first == 0 {
				first = col
			}
			l.pos++
			l.lineNo++
		default:
			return col, alt
		}
	}
	return col, alt
}

// indent emits INDENT and DEDENT tokens for a line that starts at this column.
func (l *lexer) indent(col, alt int) bool {
	top := l.indents[len(l.indents)-1]
	switch {
	case col == top.col:
		if alt != top.alt {
			return l.tabError()
		}
	case col > top.col:
		if len(l.indents) >= maxIndents {
			l.softly("IndentationError", "too many levels of indentation", int(l.lines[l.lineNo-1]))
			return false
		}
		if alt <= top.alt {
			return l.tabError()
		}
		l.indents = append(l.indents, indent{col, alt})
		l.emit(tIndent, l.pos, l.pos)
	default:
		for len(l.indents) > 1 && col < l.indents[len(l.indents)-1].col {
			l.indents = l.indents[:len(l.indents)-1]
			l.emit(tDedent, l.pos, l.pos)
		}
		top = l.indents[len(l.indents)-1]
		if col != top.col {
			end := int(l.lines[l.lineNo-1]) + len(l.line(l.lineNo))
			l.softly("IndentationError", "unindent does not match any outer indentation level", end)
			return false
		}
		if alt != top.alt {
			return l.tabError()
		}
	}
	return true
}

func (l *lexer) tabError() bool {
	l.softly("TabError", "inconsistent use of tabs and spaces in indentation", int(l.lines[l.lineNo-1]))
	return false
}

// comment skips a comment, up to the newline.
func (l *lexer) comment() {
	if l.pos < len(l.text) && l.text[l.pos] == '#' {
		if n := strings.IndexByte(l.text[l.pos:], '\n'); n >= 0 {
			l.pos += n
		} else {
			l.pos = len(l.text)
		}
	}
}

// command asks the reader for a command at this place. done tells that one was
// read, ok that the lexer may go on.
func (l *lexer) command() (done, ok bool) {
	rest := l.text[l.pos:]
	read, err := l.reader.ReadCommand(rest)
	if err != nil {
		l.commandError(err)
		return true, false
	}
	if read == nil || !strings.HasPrefix(rest, read.Text) || read.Text == "" {
		return false, true
	}
	end := l.pos + len(read.Text)
	if end < len(l.text) && l.text[end] != '\n' {
		return false, true
	}
	if l.commands == nil {
		l.commands = make(map[int32]*CommandLine)
	}
	l.commands[int32(l.pos)] = read
	l.emit(tCommand, l.pos, end)
	l.lineNo += int32(strings.Count(read.Text, "\n"))
	l.pos = end
	return true, l.newline(end)
}

// commandError moves an error of the reader to its place in the whole text.
func (l *lexer) commandError(err error) {
	var e *Error
	if !errors.As(err, &e) {
		l.bad("SyntaxError", err.Error(), l.pos)
		return
	}
	if e.Incomplete && l.interactive {
		l.emit(tMore, len(l.text), len(l.text))
		return
	}
	at := l.place(int32(l.pos))
	move := func(p Pos) Pos {
		if p.Line <= 1 {
			p.Col += at.Col
		}
		p.Line = max(p.Line, 1) + at.Line - 1
		return p
	}
	l.badSpan(e.Class, e.Msg, Span{move(e.Span.Start), move(e.Span.End)})
	l.err.Hint = e.Hint
}

// newline emits the NEWLINE that ends a logical line; it starts where the
// comment does when there is one.
func (l *lexer) newline(start int) bool {
	l.emitAt(tNewline, start, l.pos, l.lineNo)
	if l.pos >= len(l.text) {
		return l.end()
	}
	l.pos++
	l.lineNo++
	return true
}

// restOfLine reads the tokens up to the end of the logical line.
func (l *lexer) restOfLine() bool {
	for {
		for l.pos < len(l.text) && (l.text[l.pos] == ' ' || l.text[l.pos] == '\t' || l.text[l.pos] == '\f') {
			l.pos++
		}
		start := l.pos
		l.comment()
		if l.pos >= len(l.text) {
			if len(l.brackets) > 0 {
				return l.end()
			}
			return l.newline(start)
		}
		switch c := l.text[l.pos]; {
		case c == '\n':
			if len(l.brackets) == 0 {
				return l.newline(start)
			}
			l.pos++
			l.lineNo++
		case c == '\\':
			if !l.continuation() {
				return false
			}
		case isDigit(c) || c == '.' && l.pos+1 < len(l.text) && isDigit(l.text[l.pos+1]):
			if !l.number() {
				return false
			}
		case c == '"' || c == '\'':
			if !l.str(l.pos) {
				return false
			}
		case isNameByte(c) || c >= utf8.RuneSelf:
			if !l.nameOrString() {
				return false
			}
		default:
			if !l.operator() {
				return false
			}
		}
	}
}

// continuation reads a backslash, which must end the line.
func (l *lexer) continuation() bool {
	switch {
	case l.pos+1 < len(l.text) && l.text[l.pos+1] != '\n':
		l.softly("SyntaxError", "unexpected character after line continuation character", l.pos+1)
		return false
	case l.pos+2 >= len(l.text):
		if l.interactive {
			l.emit(tMore, len(l.text), len(l.text))
		} else {
			l.softly("SyntaxError", "unexpected EOF while parsing", l.pos+1)
			if l.unclosed != nil {
				l.err = l.unclosed
			}
		}
		return false
	}
	l.pos += 2
	l.lineNo++
	return true
}

// operator reads an operator or a bracket.
func (l *lexer) operator() bool {
	k, n := operator(l.text[l.pos:])
	if n == 0 {
		msg := fmt.Sprintf("invalid non-printable character U+%04X", l.text[l.pos])
		l.bad("SyntaxError", msg, l.pos)
		return false
	}
	c := l.text[l.pos]
	switch k {
	case tLparen, tLbracket, tLbrace:
		if len(l.brackets) >= maxBrackets {
			l.bad("SyntaxError", "too many nested parentheses", l.pos)
			return false
		}
		l.brackets = append(l.brackets, bracket{c, int32(l.pos), l.lineNo})
	case tRparen, tRbracket, tRbrace:
		if !l.closeBracket(c) {
			return false
		}
	}
	l.emit(k, l.pos, l.pos+n)
	l.pos += n
	return true
}

// closing gives the bracket that closes another.
var closing = map[byte]byte{'(': ')', '[': ']', '{': '}'}

func (l *lexer) closeBracket(c byte) bool {
	if len(l.brackets) == 0 {
		l.bad("SyntaxError", fmt.Sprintf("unmatched '%c'", c), l.pos)
		return false
	}
	open := l.brackets[len(l.brackets)-1]
	l.brackets = l.brackets[:len(l.brackets)-1]
	if closing[open.char] == c {
		return true
	}
	msg := fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.char)
	if open.line != l.lineNo {
		msg += fmt.Sprintf(" on line %d", l.at(open.line, open.start).Line)
	}
	l.bad("SyntaxError", msg, l.pos)
	return false
}

// end closes the text: open blocks end with a file, and may go on at the
// prompt.
func (l *lexer) end() bool {
	line := int32(len(l.lines))
	if line > 1 && int(l.lines[line-1]) == len(l.text) {
		line-- // the empty line after the last newline is none
	}
	l.lineNo = line
	switch {
	case l.interactive && len(l.tokens) == 0:
		l.emit(tNewline, len(l.text), len(l.text))
	case l.interactive:
		l.emit(tMore, len(l.text), len(l.text))
	case len(l.brackets) > 0:
		l.leftOpen()
		l.err = l.unclosed
		l.emit(tEnd, len(l.text), len(l.text))
	default:
		for range l.indents[1:] {
			l.emit(tDedent, len(l.text), len(l.text))
		}
		l.indents = l.indents[:1]
		l.emit(tEnd, len(l.text), len(l.text))
	}
	return false
}
