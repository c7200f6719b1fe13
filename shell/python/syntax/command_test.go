package syntax

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// testReader takes lines that begin with `send`, `connect` or `close`; `$name`
// is an expression, and an open quote waits for more lines.
type testReader struct{}

func (testReader) ReadCommand(text string) (*CommandLine, error) {
	line, _, _ := strings.Cut(text, "\n")
	word, _, _ := strings.Cut(line, " ")
	switch word {
	case "send", "connect", "close":
	case "broken":
		return nil, &Error{Class: "SyntaxError", Msg: "broken command", Span: Span{Pos{1, 7}, Pos{1, 9}}}
	default:
		return nil, nil
	}
	for strings.Count(line, `"`)%2 == 1 {
		if len(line) == len(text) {
			return nil, &Error{Class: "SyntaxError", Msg: "open quote", Incomplete: true, Span: Span{Pos{1, 0}, Pos{1, 0}}}
		}
		more, _, _ := strings.Cut(text[len(line)+1:], "\n")
		line = text[:len(line)+1+len(more)]
	}
	c := &CommandLine{Text: line, Name: word}
	for i := range line {
		if line[i] == '$' {
			name, _, _ := strings.Cut(line[i+1:], " ")
			c.Exprs = append(c.Exprs, ExprText{Source: name, Offset: i + 1})
		}
	}
	return c, nil
}

// outline names the statements of a body, with the commands' places.
func outline(body []Stmt) string {
	var b strings.Builder
	for i, s := range body {
		if i > 0 {
			b.WriteString("; ")
		}
		switch s := s.(type) {
		case *Command:
			fmt.Fprintf(&b, "%q@%d:%d-%d:%d", s.Text, s.Span.Start.Line, s.Span.Start.Col, s.Span.End.Line, s.Span.End.Col)
			for _, e := range s.Exprs {
				fmt.Fprintf(&b, " $%d:%d", e.Range().Start.Line, e.Range().Start.Col)
			}
			if s.Python != nil {
				b.WriteString(" or Python")
			}
		default:
			b.WriteString(strings.TrimPrefix(fmt.Sprintf("%T", s), "*syntax."))
			blocks(s, func(body []Stmt) {
				if body != nil {
					b.WriteString("{" + outline(body) + "}")
				}
			})
		}
	}
	return b.String()
}

func TestCommands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"connect localhost 5000\n", `"connect localhost 5000"@1:0-1:22`},
		{"x = 1\nclose\ny", `Assign; "close"@2:0-2:5 or Python; ExprStmt`},
		{"for i in x:\n  send hello $i\n\nclose", `For{"send hello $i"@2:2-2:15 $2:14}; "close"@4:0-4:5 or Python`},
		{"if x:\n  send l'heure > 3 | {\"a\": 1}\nelse:\n  close\n", `If{"send l'heure > 3 | {\"a\": 1}"@2:2-2:29}{"close"@4:2-4:7 or Python}`},
		{"send \"a\nb\" $x\ny\n", `"send \"a\nb\" $x"@1:0-2:5 $2:4; ExprStmt`},
		{"x = [\nclose\n]\nclose", `Assign; "close"@4:0-4:5 or Python`},
		{"'''\nclose\n'''\n", `ExprStmt`},
		{"x = 1; close", `Assign; ExprStmt`},
		{"send - 1", `"send - 1"@1:0-1:8 or Python`},
		{"  # c\nsend é $é\n", `"send é $é"@2:0-2:11 $2:9`},
	} {
		tree, err := Parse("f", c.text, FileMode, testReader{})
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
		} else if got := outline(tree.Body); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestCommandErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, msg  string
		line, col  int32
		mode       Mode
		incomplete bool
	}{
		{"x\nif y:\n  broken ab\n", "broken command", 3, 9, FileMode, false},
		{"if y:\n  send $1+\n", "invalid syntax", 2, 10, FileMode, false},
		{"if y:\n  send $a+1b\n", "invalid decimal literal", 2, 10, FileMode, false},
		{"send \"a\n", "incomplete input", 1, 7, InteractiveMode, true},
		{"send \"a\n", "open quote", 1, 0, FileMode, false},
		{"if x:\n  send hello\n", "incomplete input", 2, 12, InteractiveMode, true},
	} {
		_, err := Parse("f", c.text, c.mode, testReader{})
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%q: no error", c.text)
		} else if e.Msg != c.msg || e.Span.Start != (Pos{c.line, c.col}) || e.Incomplete != c.incomplete {
			t.Errorf("%q: %v at %v, incomplete %v", c.text, e, e.Span.Start, e.Incomplete)
		}
	}
}

func TestInteractiveCommands(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"connect localhost 5000\n", "send \"a\nb\"\n", "if x:\n  send hello\n\n", "close"} {
		if _, err := Parse("f", text, InteractiveMode, testReader{}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
