package save

import (
	"strings"

	"labsh/shell/command/journal"
	"labsh/shell/command/literal"
	"labsh/shell/python/syntax"
)

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// indented puts white space before each line of a program's text, but for those that
// begin inside a string.
func indented(text, indent string) string { return indentedAs(text, indent, read(text)) }

// indentedAs is indented for a text that was read already, with commands or without.
func indentedAs(text, indent string, body []syntax.Stmt) string {
	lines, inside := strings.Split(text, "\n"), insideStrings(text, body)
	for i, line := range lines {
		if line != "" && !inside[i+1] {
			lines[i] = indent + line
		}
	}
	return strings.Join(lines, "\n")
}

// insideStrings tells which lines begin inside a string, or inside a command's words.
func insideStrings(text string, body []syntax.Stmt) map[int]bool {
	inside := map[int]bool{}
	// Literals one behind the other are one in the tree: lines between them are not inside.
	whole := func(span syntax.Span) syntax.Span {
		source := text[literal.Offset(text, span.Start):literal.Offset(text, span.End)]
		if !strings.Contains(source, `"""`) && !strings.Contains(source, "'''") && !strings.Contains(source, "\\\n") {
			return syntax.Span{}
		}
		return span
	}
	eachNode(body, func(node any) {
		var span syntax.Span
		switch n := node.(type) {
		case *syntax.StrLit:
			span = whole(n.Span)
		case *syntax.BytesLit:
			span = whole(n.Span)
		case *syntax.JoinedStr:
			span = whole(n.Span)
		case *syntax.Command:
			first, last := journal.LineRange(n)
			span.Start.Line, span.End.Line = int32(first), int32(last)
		}
		for line := span.Start.Line + 1; line <= span.End.Line; line++ {
			inside[int(line)] = true
		}
	})
	return inside
}
