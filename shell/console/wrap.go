package console

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// Wrap breaks a text at its spaces into lines of at most width columns, margin
// included; a longer word stands alone. The punctuation that French sets off with
// spaces stays with its word.
func Wrap(s, margin string, width int) string {
	width -= text.StringWidth(margin)
	var lines []string
	line, n := "", 0
	for _, word := range words(s) {
		size := text.StringWidth(word)
		if n > 0 && n+1+size > width {
			lines = append(lines, margin+line)
			line, n = "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+size
	}
	return strings.Join(append(lines, margin+line), "\n")
}

// wrapped is a text as a terminal shows it without cutting a word. The lines that go on
// are indented twice as far as the one that they go on from.
func (s *stream) wrapped(whole string) string {
	if !s.terminal {
		return whole
	}
	lines := strings.Split(whole, "\n")
	for i, line := range lines {
		if text.StringWidth(line) > s.width() {
			indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
			lines[i] = strings.TrimPrefix(Wrap(line, indent+indent, s.width()), indent)
		}
	}
	return strings.Join(lines, "\n")
}

// words are those between which a line may end: "mot ;" is one, and "« mot »".
func words(s string) []string {
	var all []string
	for _, word := range strings.Fields(s) {
		last := len(all) - 1
		if last >= 0 && (all[last] == "«" || strings.HasSuffix(all[last], " «") || strings.Trim(word, ";:!?»,.)") == "") {
			all[last] += " " + word
			continue
		}
		all = append(all, word)
	}
	return all
}
