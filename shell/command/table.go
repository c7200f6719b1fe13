package command

import (
	"strings"
	"sync"

	"labsh/shell/command/line"
	"labsh/shell/console"
	"labsh/shell/locale"
)

// Table is the commands by name: those that stand alone, and those that are
// written NAME.METHOD. Most are both.
type Table struct{ entries func() *entries }

type entries struct {
	plain   map[string]*Command
	methods map[string]*Command
	all     []*Command
}

// NewTable makes a table of the commands of some families, in their order.
func NewTable(families ...[]Command) *Table {
	return LazyTable(func() [][]Command { return families })
}

// LazyTable is NewTable for families that are made when a command is first asked
// for: a start need not wait for them.
func LazyTable(families func() [][]Command) *Table {
	return &Table{sync.OnceValue(func() *entries {
		e := &entries{plain: map[string]*Command{}, methods: map[string]*Command{}}
		for _, family := range families() {
			for i := range family {
				e.add(&family[i])
			}
		}
		return e
	})}
}

func (e *entries) add(c *Command) {
	c.grammar = sync.OnceValue(c.readGrammar)
	if !c.MethodOnly {
		e.plain[c.Name] = c
	}
	if c.On != Nothing {
		e.methods[c.Name] = c
	}
	e.all = append(e.all, c)
}

// Lookup finds a command that stands alone; Method one that follows NAME and a
// dot.
func (t *Table) Lookup(name string) (*Command, bool) {
	c, ok := t.entries().plain[name]
	return c, ok
}

// Method finds a command that is written NAME.METHOD.
func (t *Table) Method(name string) (*Command, bool) {
	c, ok := t.entries().methods[name]
	return c, ok
}

// Methods are the commands that follow NAME and a dot, by name.
func (t *Table) Methods() map[string]*Command { return t.entries().methods }

// Named finds a command, alone or a method; nil when there is none.
func (t *Table) Named(name string) *Command {
	if c, ok := t.Lookup(name); ok {
		return c
	}
	c, _ := t.Method(name[strings.LastIndexByte(name, '.')+1:])
	return c
}

// Standing and Following are Lookup and Method for a reader of lines.
func (t *Table) Standing(name string) line.Command { return found(t.entries().plain[name]) }

// Following is Method for a reader of lines.
func (t *Table) Following(name string) line.Command { return found(t.entries().methods[name]) }

func found(c *Command) line.Command {
	if c == nil {
		return nil
	}
	return c
}

// All lists the commands in the table's order.
func (t *Table) All() []*Command { return t.entries().all }

// Names lists the names of those that stand alone.
func (t *Table) Names() []string {
	var names []string
	for _, c := range t.entries().all {
		if !c.MethodOnly {
			names = append(names, c.Name)
		}
	}
	return names
}

// Reference is the reference of the commands in Markdown: a table for each
// group, with every command's pattern and summary.
func (t *Table) Reference(lang locale.Lang) string {
	var b strings.Builder
	for _, g := range Groups {
		rows := console.Table{Head: []string{locale.HeadCommand.In(lang), locale.HeadSummary.In(lang)}}
		for _, c := range t.All() {
			if c.Group == g {
				rows.Rows = append(rows.Rows, []string{"`" + c.ShortUsage() + "`", c.Summary.In(lang)})
			}
		}
		if len(rows.Rows) > 0 {
			b.WriteString("### " + g.Title().In(lang) + "\n\n" + rows.Markdown() + "\n")
		}
	}
	return b.String()
}
