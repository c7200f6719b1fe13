package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Traceback is what Python prints of an uncaught exception: the exceptions that
// led to it, the calls that it passed through, and its last line.
//
// Source: CPython 3.11's Python/traceback.c and pythonrun.c.
func Traceback(t *object.Thread, e *object.Exception) string {
	return TracebackTo(t, e, LastLine(t, e))
}

// TracebackTo is Traceback for those who have the last line.
func TracebackTo(t *object.Thread, e *object.Exception, last string) string {
	var b strings.Builder
	for _, l := range chainOf(e) {
		b.WriteString(l.link)
		if l.e.Trace != nil {
			b.WriteString("Traceback (most recent call last):\n")
			writeEntries(&b, l.e.Trace)
		}
		b.WriteString(SyntaxLines(l.e))
		if l.e == e {
			b.WriteString(last)
		} else {
			b.WriteString(LastLine(t, l.e))
		}
		b.WriteByte('\n')
		writeNotes(t, &b, l.e)
	}
	return b.String()
}

// linked is an exception and the words that tie it to the one before.
type linked struct {
	e    *object.Exception
	link string
}

// chainOf lists the exceptions that led to e, the first one first, and e. A
// circle of causes is followed once around.
func chainOf(e *object.Exception) []linked {
	var chain []linked
	seen := map[*object.Exception]bool{}
	for next := e; next != nil; {
		e, next = next, nil
		seen[e] = true
		l := linked{e: e}
		switch {
		case e.Cause != nil && !seen[e.Cause]:
			l.link = "\nThe above exception was the direct cause of the following exception:\n\n"
			next = e.Cause
		case e.Cause == nil && e.Context != nil && !e.SuppressContext && !seen[e.Context]:
			l.link = "\nDuring handling of the above exception, another exception occurred:\n\n"
			next = e.Context
		}
		chain = append(chain, l)
	}
	slices.Reverse(chain)
	return chain
}

// writeNotes writes what add_note added.
func writeNotes(t *object.Thread, b *strings.Builder, e *object.Exception) {
	held, ok := e.Attrs().GetStr("__notes__")
	if !ok {
		return
	}
	notes, ok := held.(*object.List)
	if !ok {
		text, err := object.Repr(t, held)
		if err != nil {
			text = "<__notes__ repr() failed>"
		}
		b.WriteString(text + "\n")
		return
	}
	for _, n := range notes.Elems {
		text, err := object.ToStr(t, n)
		if err != nil {
			text = "<note str() failed>"
		}
		b.WriteString(text + "\n")
	}
}

// LastLine is the last line of a traceback: the class, the message, and the
// name that was probably meant.
func LastLine(t *object.Thread, e *object.Exception) string {
	name := e.Type().QualName()
	text, err := messageOf(t, e)
	if err != nil {
		text = "<exception str() failed>"
	}
	line := name
	if text != "" {
		line += ": " + text
	}
	if meant := e.Meant(); meant != "" {
		line += ". Did you mean: '" + meant + "'?"
	}
	return line
}

func messageOf(t *object.Thread, e *object.Exception) (string, error) {
	if e.Type().IsSubclass(object.SyntaxErrorType) {
		if _, _, ok := syntaxPlace(e); ok {
			return object.ToStr(t, e.Field("msg"))
		}
	}
	return object.ToStr(t, e)
}

// repeatsShown is how often the same line is printed before it is counted.
const repeatsShown = 3

func writeEntries(b *strings.Builder, trace *object.Traceback) {
	same := 0
	var last *object.Traceback
	flush := func() {
		if n := same - repeatsShown; n > 0 {
			fmt.Fprintf(b, "  [Previous line repeated %d more time%s]\n", n, plural(n))
		}
	}
	for e := trace; e != nil; e = e.Next {
		if same > 0 && e.Source == last.Source && e.Line == last.Line && e.Func == last.Func {
			same++
		} else {
			flush()
			last, same = e, 1
		}
		if same <= repeatsShown {
			writeEntry(b, e)
		}
	}
	flush()
}

func writeEntry(b *strings.Builder, e *object.Traceback) {
	fmt.Fprintf(b, "  File \"%s\", line %d, in %s\n", e.Source.File, e.Line, e.Func)
	line, carets := Quote(e)
	if line != "" {
		fmt.Fprintf(b, "    %s\n", line)
	}
	if carets != "" {
		fmt.Fprintf(b, "    %s\n", carets)
	}
}

// Quote gives the line where a call stood, without the blanks around it, and what
// underlines the part that failed; "" where there is no text, or nothing to underline.
func Quote(e *object.Traceback) (line, under string) {
	whole, ok := sourceLine(e.Source.Text, int(e.Line))
	if !ok {
		return "", ""
	}
	if line = strings.TrimLeft(strings.TrimRight(whole, "\r"), " \t\f"); line == "" {
		return "", ""
	}
	return line, carets(whole, line, e)
}

func sourceLine(text string, n int) (string, bool) {
	if text == "" {
		return "", false
	}
	for ; n > 1; n-- {
		i := strings.IndexByte(text, '\n')
		if i < 0 {
			return "", false
		}
		text = text[i+1:]
	}
	line, _, _ := strings.Cut(text, "\n")
	return line, true
}

// carets underlines the part that failed, its operator apart; nothing where
// that would be the whole line.
func carets(line, stripped string, e *object.Traceback) string {
	start, end := int(e.Col), int(e.EndCol)
	left, right := 0, 0
	if e.EndLine != e.Line {
		end = len(strings.TrimRight(line, " \t\f\r"))
	} else if e.AnchorLeft > 0 || e.AnchorRight > 0 {
		left, right = anchors(line, int(e.AnchorLeft), int(e.AnchorRight))
	}
	if start > len(line) || end > len(line) || start >= end {
		return ""
	}
	if end-start == len(stripped) && right == 0 {
		return ""
	}
	indent := len(line) - len(strings.TrimLeft(line, " \t\f"))
	var b strings.Builder
	for _, r := range line[min(indent, start):start] {
		b.WriteString(strings.Repeat(" ", columns(r)))
	}
	for i, r := range line[start:end] {
		mark := "^"
		if i += start; right > 0 && (i < left || i >= right) {
			mark = "~"
		}
		b.WriteString(strings.Repeat(mark, columns(r)))
	}
	return b.String()
}

// columns is how many columns of a terminal a character takes.
func columns(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// anchors narrows the stretch between two operands to the operator itself; the
// brackets of a subscript come as they are.
func anchors(line string, left, right int) (int, int) {
	if right > len(line) || left >= right {
		return 0, 0
	}
	if line[left] == '[' {
		return left, right
	}
	for i := left; i < right; i++ {
		if c := line[i]; c == ' ' || c == '\t' || c == ')' {
			continue
		}
		if i+1 < right && line[i+1] != ' ' && line[i+1] != '\t' {
			return i, i + 2
		}
		return i, i + 1
	}
	return 0, 0
}

// SyntaxException turns the parser's error into the exception.
func SyntaxException(err *syntax.Error) *object.Exception {
	class := object.SyntaxErrorType
	switch err.Class {
	case "IndentationError":
		class = object.IndentationErrorType
	case "TabError":
		class = object.TabErrorType
	case "MemoryError":
		class = object.MemoryError
	case "RecursionError":
		class = object.RecursionError
	case "ValueError":
		class = object.ValueError
	}
	if !class.IsSubclass(object.SyntaxErrorType) {
		return object.Errorf(class, "%s", err.Msg)
	}
	if err.Span.Start.Line == 0 { // of the file as a whole
		return object.NewException(class, object.Str(err.Msg))
	}
	column := func(p syntax.Pos) object.Value {
		if err.AtEnd {
			return object.NewInt(0)
		}
		if p.Line == err.Span.Start.Line && int(p.Col) <= len(err.Line) {
			return object.NewInt(int64(utf8.RuneCountInString(err.Line[:p.Col])) + 1)
		}
		return object.NewInt(int64(p.Col) + 1)
	}
	e := object.NewException(class, object.Str(err.Msg), object.NewTuple(
		object.Str(err.File), object.NewInt(int64(err.Span.Start.Line)), column(err.Span.Start), lineText(err),
		object.NewInt(int64(err.Span.End.Line)), column(err.Span.End)))
	e.Hint = err.Hint
	return e
}

// lineText is the line of a text that is wrong; None where there is none to quote.
func lineText(err *syntax.Error) object.Value {
	switch {
	case err.Line == "" && err.Late:
		return object.None
	case err.Open:
		return object.Str(err.Line)
	}
	return object.Str(err.Line + "\n")
}

// SyntaxLines is what stands before the last line of a SyntaxError: file, line
// and a caret.
func SyntaxLines(e *object.Exception) string {
	if !e.Type().IsSubclass(object.SyntaxErrorType) {
		return ""
	}
	file, line, ok := syntaxPlace(e)
	if !ok {
		return ""
	}
	get := e.Field
	var b strings.Builder
	fmt.Fprintf(&b, "  File \"%s\", line %d\n", file, line)
	text, ok := get("text").(object.Str)
	if !ok {
		return b.String()
	}
	stripped := strings.TrimLeft(strings.TrimRight(string(text), "\r\n"), " \t\f")
	fmt.Fprintf(&b, "    %s\n", stripped)
	if stripped == "" {
		return b.String()
	}
	offset, _ := get("offset").(object.Int)
	end, _ := get("end_offset").(object.Int)
	endLine, _ := get("end_lineno").(object.Int)
	indent := utf8.RuneCountInString(string(text)) - utf8.RuneCountInString(strings.TrimLeft(string(text), " \t\f"))
	from := int(offset) - 1 - indent
	if offset < 1 {
		return b.String()
	}
	n := int(end - offset)
	if endLine != line {
		n = utf8.RuneCountInString(stripped) - from
	}
	switch msg, _ := get("msg").(object.Str); msg {
	case "unexpected indent", "inconsistent use of tabs and spaces in indentation", "source code cannot contain null bytes":
		// CPython knows no place to point at.
		return b.String()
	case "expected 'except' or 'finally' block":
		if n == 0 {
			return b.String()
		}
	case "unindent does not match any outer indentation level":
	default:
		if e.Type() == object.IndentationErrorType {
			if n == 0 {
				return b.String()
			}
			n = 1
		}
	}
	from = min(max(from, 0), utf8.RuneCountInString(stripped))
	fmt.Fprintf(&b, "    %s%s\n", strings.Repeat(" ", from), strings.Repeat("^", max(n, 1)))
	return b.String()
}

// syntaxPlace is where a SyntaxError says that it is, if it says so in full.
func syntaxPlace(e *object.Exception) (file object.Str, line object.Int, ok bool) {
	line, ok = e.Field("lineno").(object.Int)
	switch name := e.Field("filename").(type) {
	case nil:
		file = "<string>"
	case object.Str:
		file = name
	default:
		file = "<string>"
		ok = ok && name == object.None
	}
	return file, line, ok && e.Field("msg") != nil
}
