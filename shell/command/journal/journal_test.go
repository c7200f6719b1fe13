package journal

import (
	"strings"
	"testing"

	"labsh/shell/command/line"
	"labsh/shell/python/syntax"
)

// words are commands that take any word.
type words struct{}

func (words) Standing(string) line.Command  { return words{} }
func (words) Following(string) line.Command { return words{} }
func (words) Grammar() *line.Grammar        { return line.ReadGrammar("[ARG…]") }

func TestJournalForgets(t *testing.T) {
	tree, err := syntax.Parse("<stdin>", "settimeout 1\n", syntax.FileMode, &line.Reader{Commands: words{}})
	if err != nil {
		t.Fatal(err)
	}
	var j Journal
	for range 3 * maxEntries {
		j.Record("settimeout 1", tree, true)(nil)
	}
	if n := len(j.Entries()); n > maxEntries || n < maxEntries/2 {
		t.Errorf("%d entries", n)
	}
	ran := LineOf(CommandsIn(tree.Body)[0])
	j.Note(ran).Add(Run{Step: &Step{Code: "s.settimeout(1)"}})
	if j.Of(ran) == nil {
		t.Error("what a line did is forgotten at once")
	}
	for range maxEntries {
		j.Record("", nil, true)(nil)
	}
	for range 20 {
		j.Record(strings.Repeat("x", maxText/4), nil, true)(nil)
	}
	if n := len(j.Entries()); j.size > maxText || n > 4 {
		t.Errorf("%d bytes in %d entries", j.size, n)
	}
	if j.Of(ran) != nil {
		t.Error("what a forgotten line did is kept")
	}
}
