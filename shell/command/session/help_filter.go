package session

import (
	"labsh/shell/command"
	"labsh/shell/command/pipe"
	"labsh/shell/console"
	"labsh/shell/locale"
)

// isFilterTopic reports whether help on a name is help on filters: on all of
// them, or on one that is called so.
func isFilterTopic(name string) bool {
	_, ok := pipe.Lookup(name)
	return ok || name == "filters" || name == "filtres" || name == "PATH" || name == ">"
}

// helpFilters shows the filters, and the file that may follow them.
func helpFilters(c *command.Call) {
	s, lang := c.Session, c.Console.Lang()
	width := max(s.Console.Width(), 20)
	s.Console.Styled(console.Strong, console.Wrap(locale.FiltersHead.In(lang), "", width))
	var rows [][]string
	for _, f := range pipe.Filters {
		rows = append(rows, []string{"| " + f.Usage, f.Summary.In(lang)})
	}
	rows = append(rows, []string{"> FILE", locale.FilterFile.In(lang)})
	s.Console.Table(console.Table{Rows: rows, Indent: 2}, console.Aligned)
	s.Console.Line(console.Wrap(locale.FiltersChain.In(lang), "", width))
}
