package picture

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"labsh/shell/console"
	"labsh/shell/ladder"
)

// What Mermaid draws at most, and what of a text is shown. It refuses a diagram of over
// 50,000 characters (its option maxTextSize).
const (
	maxMermaid      = 45_000
	maxMermaidLabel = 60
)

// Markdown is a diagram as Markdown: each part is a sequenceDiagram in the language of
// Mermaid, which sites such as GitHub draw.
func Markdown(d *ladder.Diagram) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n", markdown(title(d)))
	parts, left := lastRows(d, maxRows)
	for _, p := range parts {
		text, cut := mermaid(p)
		left += cut
		fmt.Fprintf(&b, "```mermaid\n%s```\n\n", text)
		if p.Count != "" {
			fmt.Fprintf(&b, "%s\n\n", markdown(p.Count))
		}
	}
	for _, note := range notes(d, left) {
		fmt.Fprintf(&b, "%s\n\n", markdown(note))
	}
	return append(bytes.TrimRight(b.Bytes(), "\n"), '\n')
}

// mermaid is a part as a sequenceDiagram, with as many of its last rows as Mermaid takes;
// cut is how many are missing.
func mermaid(p *ladder.Part) (text string, cut int) {
	head := "sequenceDiagram\n"
	for i, c := range p.Columns {
		name := mermaidText(c.Title)
		if c.Address != "" {
			name += "<br/>" + mermaidText(c.Address)
		}
		head += fmt.Sprintf("    participant c%d as %s\n", i, name)
	}
	rows := make([]string, len(p.Rows))
	size := len(head)
	first := len(p.Rows)
	for first > 0 {
		row := mermaidRow(p, p.Rows[first-1])
		if size += len(row); size > maxMermaid {
			break
		}
		first--
		rows[first] = row
	}
	return head + strings.Join(rows[first:], ""), first
}

// mermaidRow is a row: what crossed, with the calls at its ends in the order of their
// columns, and what else there is to say in notes.
func mermaidRow(p *ladder.Part, r *ladder.Row) string {
	if r.Gap != "" {
		over := "c0"
		if n := len(p.Columns); n > 1 {
			over += ",c" + strconv.Itoa(n-1)
		}
		return "    Note over " + over + ": " + mermaidText(r.Gap) + "\n"
	}
	var b strings.Builder
	a := r.Arrow
	if a != nil {
		arrow := "-"
		if a.Inferred {
			arrow += "-"
		}
		if a.Lost {
			arrow += "x"
		} else {
			arrow += ">>"
		}
		fmt.Fprintf(&b, "    c%d%sc%d: %s\n", a.From, arrow, a.To, mermaidLabel(r))
	}
	for _, c := range r.Cells {
		var words []string
		for _, l := range linesOf(c) {
			if a == nil || l.kind != callLine || c.Column != a.From && c.Column != a.To {
				words = append(words, mermaidText(l.text))
			}
		}
		if len(words) == 0 {
			continue
		}
		side := "over"
		switch {
		case c.Column == 0 && len(p.Columns) > 1:
			side = "left of"
		case c.Column == len(p.Columns)-1:
			side = "right of"
		}
		fmt.Fprintf(&b, "    Note %s c%d: %s\n", side, c.Column, strings.Join(words, "<br/>"))
	}
	return b.String()
}

// mermaidLabel is what stands at an arrow: the left end's call, the message, the right
// end's call, as they stand beside it in the other drawings.
func mermaidLabel(r *ladder.Row) string {
	a := r.Arrow
	label := a.Label
	if label == "" {
		label = strings.ToUpper(string(a.Kind))
	}
	words := []string{mermaidText(label)}
	for _, c := range r.Cells {
		for _, l := range linesOf(c) {
			switch {
			case l.kind != callLine:
			case c.Column == min(a.From, a.To):
				words = append([]string{mermaidText(l.text)}, words...)
			case c.Column == max(a.From, a.To):
				words = append(words, mermaidText(l.text))
			}
		}
	}
	said := strings.Join(words, " │ ")
	if a.Detail != "" {
		said += "<br/>" + mermaidText(a.Detail)
	}
	return said
}

// mermaidOrder is what Mermaid takes off a text's beginning.
var mermaidOrder = regexp.MustCompile(`(?i)^:*(no)?(wrap)?:`)

// mermaidText is a text for Mermaid, cut to a length. What means something to Mermaid, or to
// the HTML that it makes, is written as the number of its character: a semicolon ends a
// statement, a # begins a comment or such a number, wrap: is an order at the beginning, $$
// begins a formula, %% a comment or an order, a < a tag.
func mermaidText(s string) string {
	s = console.Escape(s)
	if runes := []rune(s); len(runes) > maxMermaidLabel {
		s = font{mono, 1, false}.cut(s, maxMermaidLabel*0.61)
	}
	s = strings.TrimSpace(s)
	order := mermaidOrder.FindStringIndex(s)
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune("#;<>&%$`", r) || r == ':' && order != nil && i < order[1] {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "…"
	}
	return b.String()
}

// markdown is a line of text for Markdown, in which nothing is markup.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(console.Escape(s)) {
		if strings.ContainsRune("\\`*_{}[]<>()#+-!|&~$^=@\"'", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
