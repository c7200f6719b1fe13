package picture

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"labsh/shell/ladder"
)

// The part of Mermaid's language for sequence diagrams that is written here, as strict
// as the documentation is: https://mermaid.js.org/syntax/sequenceDiagram.html.
var (
	mermaidStatements = []*regexp.Regexp{
		regexp.MustCompile(`^    participant (c\d+) as (.+)$`),
		regexp.MustCompile(`^    (c\d+)(?:->>|-->>|-x|--x)(c\d+): (.+)$`),
		regexp.MustCompile(`^    Note (?:left of|right of|over) (c\d+): (.+)$`),
		regexp.MustCompile(`^    Note over (c\d+),(c\d+): (.+)$`),
	}
	mermaidEntity = regexp.MustCompile(`#(\d+);`)
	actorName     = regexp.MustCompile(`^c\d+$`)
)

// checkMarkdown reads Markdown with diagrams as Mermaid does, and returns the texts of
// their statements.
func checkMarkdown(t *testing.T, markdown []byte) (said []string) {
	t.Helper()
	rest := string(markdown)
	for {
		before, after, found := strings.Cut(rest, "```mermaid\n")
		for _, l := range strings.Split(before, "\n") {
			if strings.HasPrefix(l, "```") || strings.HasPrefix(l, "    ") || strings.HasPrefix(l, "~~~") || strings.HasPrefix(l, "<") {
				t.Errorf("a line outside: %q", l)
			}
		}
		if !found {
			return said
		}
		var text string
		if text, rest, found = strings.Cut(after, "\n```\n"); !found {
			t.Fatalf("a diagram does not end:\n%s", after)
		}
		lines := strings.Split(text, "\n")
		if lines[0] != "sequenceDiagram" {
			t.Errorf("it begins with %q", lines[0])
		}
		known := map[string]bool{}
		for _, l := range lines[1:] {
			said = append(said, checkStatement(t, l, known))
		}
	}
}

func checkStatement(t *testing.T, l string, known map[string]bool) string {
	t.Helper()
	for i, form := range mermaidStatements {
		m := form.FindStringSubmatch(l)
		if m == nil {
			continue
		}
		for _, actor := range m[1 : len(m)-1] {
			if i == 0 {
				known[actor] = true
			}
			if !known[actor] || !actorName.MatchString(actor) {
				t.Errorf("%q: there is no %s", l, actor)
			}
		}
		text := m[len(m)-1]
		if order := regexp.MustCompile(`(?i)^:?(no)?wrap:`); order.MatchString(text) {
			t.Errorf("%q begins with an order", text)
		}
		bare := mermaidEntity.ReplaceAllString(strings.ReplaceAll(text, "<br/>", " "), "")
		if strings.ContainsAny(bare, "#;<>&%$`\n\r\t") || strings.TrimSpace(text) == "" {
			t.Errorf("the text %q means something else to Mermaid", text)
		}
		return mermaidEntity.ReplaceAllStringFunc(text, func(e string) string {
			n, _ := strconv.Atoi(e[1 : len(e)-1])
			return string(rune(n))
		})
	}
	t.Errorf("no statement: %q", l)
	return ""
}

// TestMermaid: every diagram is one that Mermaid reads, and its texts come back.
func TestMermaid(t *testing.T) {
	t.Parallel()
	for _, d := range scenes() {
		checkMarkdown(t, Markdown(d))
	}
	for _, text := range []string{"wrap: x", ":nowrap: y", "::1", "a;b#59;c", "<br> &lt; 50 % $$x$$", "```", "end", "-->>", "%%{init: {}}%%"} {
		s := newScene("en", text, at(text, text))
		s.row(&ladder.Arrow{Label: text}, call(0, "x").noted(text))
		said := checkMarkdown(t, Markdown(s.Diagram))
		if want := []string{text + "<br/>" + text, "x │ " + text, text}; len(said) != 3 || said[0] != want[0] || said[1] != want[1] || said[2] != want[2] {
			t.Errorf("%q: Mermaid shows %q", text, said)
		}
	}
}
