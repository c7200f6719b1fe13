package syntax

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// TestLimits has what CPython still takes, and what it refuses: one more.
func TestLimits(t *testing.T) {
	t.Parallel()
	blocks := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%swhile 1:\n", strings.Repeat(" ", i))
		}
		return b.String() + strings.Repeat(" ", n) + "pass\n"
	}
	indents := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%sif 1:\n", strings.Repeat(" ", i))
		}
		return b.String() + strings.Repeat(" ", n) + "pass\n"
	}
	brackets := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	for _, c := range []struct {
		name   string
		text   func(n int) string
		most   int
		beyond string
	}{
		{"brackets", func(n int) string { return brackets(n) + "\n" }, 200, "SyntaxError: too many nested parentheses"},
		{"brackets in an f-string", func(n int) string { return "f'{" + brackets(n) + "}'\n" }, 199, "SyntaxError: f-string: too many nested parenthesis"},
		{"indents", indents, 99, "IndentationError: too many levels of indentation"},
		{"blocks", blocks, 20, "SyntaxError: too many statically nested blocks"},
		{"fields in a format", func(n int) string { return "f'" + strings.Repeat("{1:", n) + strings.Repeat("}", n) + "'\n" }, 2, "SyntaxError: f-string: expressions nested too deeply"},
	} {
		if got := refusal(c.text(c.most)); got != "" {
			t.Errorf("%d %s: %s", c.most, c.name, got)
		}
		for _, more := range []int{1, 2, 50} {
			if c.most == 199 && more == 1 {
				continue // the brace around counts too, with other words
			}
			if got := refusal(c.text(c.most + more)); got != c.beyond {
				t.Errorf("%d %s: %q", c.most+more, c.name, got)
			}
		}
	}
	// As deep as Go's stack must not go.
	for name, text := range map[string]string{
		"signs": strings.Repeat("-", 100000) + "1\n", "sums": "x = 1" + strings.Repeat(" + 1", 100000) + "\n", "powers": "1" + strings.Repeat(" ** 1", 100000) + "\n",
		"nots": strings.Repeat("not ", 100000) + "1\n", "lambdas": strings.Repeat("lambda: ", 100000) + "1\n", "conditions": strings.Repeat("1 if 1 else ", 100000) + "1\n",
		"attributes": "x" + strings.Repeat(".x", 100000) + "\n", "elifs": "if 1: pass\n" + strings.Repeat("elif 1: pass\n", 100000),
	} {
		if got := refusal(text); !strings.HasPrefix(got, "RecursionError") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func refusal(text string) string {
	_, err := Parse("<text>", text, FileMode, nil)
	var wrong *Error
	if errors.As(err, &wrong) {
		return wrong.Class + ": " + wrong.Msg
	}
	return ""
}
