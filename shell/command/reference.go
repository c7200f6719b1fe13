package command

import (
	"strings"

	"labsh/shell/console"
	"labsh/shell/locale"
)

// Reference is the reference of the commands in Markdown: a table for each
// group, with every command's pattern and summary.
func Reference(lang locale.Lang) string {
	table := NewTable(Families()...)
	var b strings.Builder
	for _, g := range groups {
		t := console.Table{Head: []string{locale.HeadCommand.In(lang), locale.HeadSummary.In(lang)}}
		for _, c := range table.All() {
			if c.Group == g.group {
				t.Rows = append(t.Rows, []string{"`" + c.ShortUsage() + "`", c.Summary.In(lang)})
			}
		}
		if len(t.Rows) > 0 {
			b.WriteString("### " + g.title.In(lang) + "\n\n" + t.Markdown() + "\n")
		}
	}
	return b.String()
}
