package command

import (
	"strings"

	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/builtin"
	"labsh/shell/python/object"
)

// groups are the headings of help, in order.
var groups = []struct {
	group Group
	title locale.Text
}{
	{Sockets, locale.GroupSockets}, {Servers, locale.GroupServers}, {HTTP, locale.GroupHTTP},
	{Store, locale.GroupStore}, {Shell, locale.GroupShell},
}

// runHelp finds what help is asked about; the value is None, or the Python
// object of that name.
func runHelp(c *Call) (object.Value, error) {
	a := c.Arg("NAME")
	if a == nil {
		return object.None, nil
	}
	name := strings.TrimSuffix(a.Text(), "?")
	if c.commandNamed(name) != nil {
		return object.None, nil
	}
	first, rest, _ := strings.Cut(name, ".")
	v, ok := c.lookup(first)
	if !ok && isFilterTopic(name) {
		return object.None, nil
	}
	if !ok {
		e := object.Errorf(object.NameError, "name '%s' is not defined", first)
		if hint, ok := c.ForeignHint(first); ok {
			e.Hint = hint
		} else {
			e.Suggest = func() string { return object.Closest(first, append(c.Table.Names(), c.names()...)) }
		}
		return nil, e
	}
	for rest != "" {
		var attr string
		var err error
		attr, rest, _ = strings.Cut(rest, ".")
		if v, err = object.GetAttr(c.Thread, v, attr); err != nil {
			return nil, err
		}
	}
	return helped{v}, nil
}

// helped is the value that help describes, kept from being taken for the
// command's own value.
type helped struct{ v object.Value }

// Type is NoneType: to Python, help gives None.
func (helped) Type() *object.Type { return object.NoneTypeType }

// commandNamed finds a command, alone or a method; nil when there is none.
func (s *Session) commandNamed(name string) *Command {
	method := name[strings.LastIndexByte(name, '.')+1:]
	if c, ok := s.Table.Lookup(name); ok {
		return c
	}
	c, _ := s.Table.Method(method)
	return c
}

// reportHelp shows what runHelp found.
func reportHelp(c *Call, v object.Value) error {
	a := c.Arg("NAME")
	if a == nil {
		c.helpList()
		return nil
	}
	if h, ok := v.(helped); ok {
		text, err := builtin.Describe(c.Thread, h.v)
		if err == nil {
			c.Console.Line(strings.TrimRight(text, "\n"))
		}
		return err
	}
	command := c.commandNamed(strings.TrimSuffix(a.Text(), "?"))
	if command == nil {
		c.helpFilters()
		return nil
	}
	return c.helpOn(command)
}

// helpList lists the commands by group.
func (s *Session) helpList() {
	lang := s.Console.Lang()
	for _, g := range groups {
		var rows [][]string
		for _, c := range s.Table.All() {
			if c.Group == g.group {
				rows = append(rows, []string{"  " + c.listUsage(), c.Summary.In(lang)})
			}
		}
		if len(rows) == 0 {
			continue
		}
		s.Console.Styled(console.Strong, g.title.In(lang))
		s.Console.Table(console.Table{Rows: rows}, console.Aligned)
	}
	for _, footer := range []locale.Text{locale.FiltersFooter, locale.HelpFooter} {
		s.Console.Line(console.Wrap(footer.In(lang), "", max(s.Console.Width(), 20)))
	}
}

// shortUsage is usageLine without the flags, for lists.
func (c *Command) shortUsage() string {
	var words []string
	for _, w := range strings.Fields(c.usageLine()) {
		if !strings.HasPrefix(w, "[--") {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// listUsage is shortUsage with the first few of many choices.
func (c *Command) listUsage() string {
	words := strings.Fields(c.shortUsage())
	for i, w := range words {
		if all := strings.Split(w, "|"); len(all) > 6 {
			words[i] = strings.Join(all[:3], "|") + "|…" + w[len(strings.TrimRight(w, "]")):]
		}
	}
	return strings.Join(words, " ")
}

// helpOn is a command's own help: how it is written, what it does, examples, its
// Python, and what can go wrong.
func (s *Session) helpOn(c *Command) error {
	lang := s.Console.Lang()
	s.Console.Styled(console.Strong, c.usageLine())
	s.Console.Line(s.wrapped(c.Summary.In(lang)))
	if detail := c.Detail.In(lang); detail != "" {
		s.Console.Line("")
		s.Console.Line(s.wrapped(detail))
	}
	section := func(title locale.Text, style console.Style, text string) {
		s.Console.Line("")
		s.Console.Styled(console.Strong, title.In(lang))
		s.Console.Styled(style, indented(text))
	}
	if len(c.Examples) > 0 {
		var texts []string
		for _, e := range c.Examples {
			texts = append(texts, e.in(lang))
		}
		section(locale.HeadExamples, console.Plain, strings.Join(texts, "\n\n"))
	}
	if twin := s.exampleTwin(c); twin != "" {
		section(locale.HeadTwin, console.Code, twin)
	}
	if len(c.Raises) > 0 {
		s.Console.Line("")
		s.Console.Styled(console.Strong, locale.HeadExceptions.In(lang))
		var rows [][]string
		for _, r := range c.Raises {
			rows = append(rows, []string{"  " + r.Name, r.Means.In(lang)})
		}
		s.Console.Table(console.Table{Rows: rows}, console.Aligned)
	}
	return nil
}

func indented(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n  ")
}

// wrapped is text, a paragraph a line, in lines that are easily read: of 80
// columns at most.
func (s *Session) wrapped(text string) string {
	width := min(max(s.Console.Width(), 20), 80)
	var paragraphs []string
	for line := range strings.SplitSeq(text, "\n") {
		paragraphs = append(paragraphs, console.Wrap(line, "  ", width))
	}
	return strings.Join(paragraphs, "\n")
}
