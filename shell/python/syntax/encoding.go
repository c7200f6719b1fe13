package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const byteOrderMark = "\ufeff"

// DecodeFile is [Decode] for the file of a program, which is to be UTF-8 throughout
// where it declares nothing.
func DecodeFile(file, octets string, decode func(octets, encoding string) (string, error)) (string, error) {
	if !strings.HasPrefix(octets, byteOrderMark) && declaredEncoding(octets) == "" {
		return octets, undeclared(file, octets)
	}
	return Decode(file, octets, decode)
}

// Decode turns a source's octets into text. The encoding is UTF-8, or the
// one that a comment in the first two lines declares (PEP 263), which decode knows:
// its errors are those of an unknown encoding, or of octets that this has not.
//
// Source: CPython's Parser/tokenizer.c, check_coding_spec and ensure_utf8.
func Decode(file, octets string, decode func(octets, encoding string) (string, error)) (string, error) {
	text, marked := strings.CutPrefix(octets, byteOrderMark)
	name := declaredEncoding(text)
	problem := func(name string) error {
		return &Error{Class: "SyntaxError", Msg: "encoding problem: " + name, File: file}
	}
	switch {
	case name == "utf-8" || name == "":
		return text, nil // what is wrong stands in a token, which the parser knows
	case marked:
		return "", problem(name + " with BOM")
	}
	decoded, err := decode(text, name)
	if err != nil || declaredEncoding(decoded) != name { // one that has other octets for ASCII
		return "", problem(name)
	}
	return decoded, nil
}

// declaredEncoding is what a comment in one of the first two lines says of the
// encoding, "" where none does. What is before the comment's line is blank or a
// comment.
func declaredEncoding(text string) string {
	for range 2 {
		end := strings.IndexAny(text, "\r\n")
		line := text
		if end >= 0 {
			line = text[:end]
		}
		line = strings.TrimLeft(line, " \t\f")
		if name := declaredIn(line); name != "" {
			return normalName(name)
		}
		if end < 0 || line != "" && line[0] != '#' {
			return ""
		}
		text = strings.TrimPrefix(text[end:], "\r")
		text = strings.TrimPrefix(text, "\n")
	}
	return ""
}

// declaredIn finds "coding: NAME" or "coding=NAME" in a comment.
func declaredIn(line string) string {
	if !strings.HasPrefix(line, "#") {
		return ""
	}
	for {
		_, after, found := strings.Cut(line, "coding")
		if !found {
			return ""
		}
		if line = after; line == "" || line[0] != ':' && line[0] != '=' {
			continue
		}
		name := strings.TrimLeft(line[1:], " \t")
		if n := strings.IndexFunc(name, func(r rune) bool {
			return !(r == '-' || r == '_' || r == '.' || r < utf8.RuneSelf && isNameRune(r, true))
		}); n >= 0 {
			name = name[:n]
		}
		if name != "" {
			return name
		}
	}
}

// normalName gives the names of UTF-8 and Latin-1 one spelling, as CPython does.
func normalName(name string) string {
	short := strings.ReplaceAll(strings.ToLower(name[:min(len(name), 12)]), "_", "-")
	for _, known := range [...][2]string{{"utf-8", "utf-8"}, {"latin-1", latin1}, {"iso-8859-1", latin1}, {"iso-latin-1", latin1}} {
		if short == known[0] || strings.HasPrefix(short, known[0]+"-") {
			return known[1]
		}
	}
	return name
}

const latin1 = "iso-8859-1"

// undeclared is the error for a text that is no UTF-8 and says nothing of it.
func undeclared(file, text string) error {
	if utf8.ValidString(text) {
		return nil
	}
	start, _, _ := utf8Fault(text)
	line := strings.Count(translateNewlines(text[:start]), "\n") + 1
	return &Error{Class: "SyntaxError", File: file, Msg: fmt.Sprintf("Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, "+
		"but no encoding declared; see https://peps.python.org/pep-0263/ for details", text[start], file, line)}
}

// utf8Fault finds the first octets of text that are no UTF-8, and words what is
// wrong with them as CPython's decoder does. There are such.
func utf8Fault(text string) (start, end int, reason string) {
	for {
		r, n := utf8.DecodeRuneInString(text[start:])
		if r == utf8.RuneError && n <= 1 {
			break
		}
		start += n
	}
	for n := 1; start+n <= len(text); n++ {
		switch {
		case !utf8.FullRuneInString(text[start : start+n]):
		case n == 1:
			return start, start + 1, "invalid start byte"
		default:
			return start, start + n - 1, "invalid continuation byte"
		}
	}
	return start, len(text), "unexpected end of data"
}

// checkUTF8 refuses octets that are no UTF-8 in names and strings, with the place
// in these. Comments may hold any, which the text that is returned has replaced,
// and in bytes something else is wrong.
func checkUTF8(src *source) (string, *Error) {
	l := lex(newSource(src.file, maskInvalid(src.text)), false, nil)
	tokens := l.tokens
	for from := 0; !utf8.ValidString(src.text[from:]); {
		bad, _, _ := utf8Fault(src.text[from:])
		bad += from
		for len(tokens) > 0 && int(tokens[0].end) <= bad {
			tokens = tokens[1:]
		}
		if from = bad + 1; len(tokens) > 0 && int(tokens[0].start) > bad {
			continue // a comment
		}
		start, end := nameAround(src.text, bad)
		caret := int32(start)
		if len(tokens) > 0 && tokens[0].kind == tString {
			literal := src.text[tokens[0].start:tokens[0].end]
			first, last, isBytes := decodedPart(literal, bad-int(tokens[0].start))
			if isBytes {
				continue
			}
			start, end = int(tokens[0].start)+first, int(tokens[0].start)+last
			caret = tokens[0].end
		}
		at := src.place(caret)
		e := src.fail("SyntaxError", decodeError(src.text[start:end]), Span{at, at})
		// CPython shows what is wrong as replacement characters, and counts the
		// octets of the caret's place in the line that has these.
		e.Line = strings.ToValidUTF8(e.Line, "\ufffd")
		col := min(int(at.Col), len(e.Line))
		for col > 0 && col < len(e.Line) && !utf8.RuneStart(e.Line[col]) {
			col--
		}
		e.Span.Start.Col, e.Span.End.Col = int32(col), int32(col)
		return "", e
	}
	return strings.ToValidUTF8(src.text, "\ufffd"), nil
}

// maskInvalid puts a letter in the place of each octet that is no UTF-8.
func maskInvalid(text string) string {
	masked := []byte(text)
	for i, r := range text {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(text[i:]); n == 1 {
				masked[i] = '_'
			}
		}
	}
	return string(masked)
}

// nameAround is the name that the octet at bad belongs to, as CPython's tokenizer
// takes one: any octet over 127 may be of a name.
func nameAround(text string, bad int) (start, end int) {
	inName := func(c byte) bool { return c >= utf8.RuneSelf || isNameRune(rune(c), true) }
	for start = bad; start > 0 && inName(text[start-1]); start-- {
	}
	for end = bad; end < len(text) && inName(text[end]); end++ {
	}
	return start, end
}

// decodedPart is what CPython decodes at once of a string literal, around bad: the
// whole between the quotes or, where there are escapes or fields, the octets over
// 127 in a row.
func decodedPart(literal string, bad int) (start, end int, isBytes bool) {
	quote := strings.IndexAny(literal, `'"`)
	prefix := strings.ToLower(literal[:quote])
	body := literal[quote:]
	width := 1
	if len(body) >= 6 && body[1] == body[0] && body[2] == body[0] {
		width = 3
	}
	start, end = quote+width, len(literal)-width
	if strings.Contains(prefix, "f") || !strings.Contains(prefix, "r") && strings.Contains(literal, `\`) {
		for start = bad; literal[start-1] >= utf8.RuneSelf; start-- {
		}
		for end = bad; literal[end] >= utf8.RuneSelf; end++ {
		}
	}
	return start, end, strings.Contains(prefix, "b")
}

func decodeError(text string) string {
	start, end, reason := utf8Fault(text)
	if end-start == 1 {
		return fmt.Sprintf("(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: %s", text[start], start, reason)
	}
	return fmt.Sprintf("(unicode error) 'utf-8' codec can't decode bytes in position %d-%d: %s", start, end-1, reason)
}
