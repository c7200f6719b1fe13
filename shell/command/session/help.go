package session

import (
	"strings"

	"labsh/shell/command"

	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/builtin"
	"labsh/shell/python/object"
)

// runHelp shows what help is asked about: of things with one name a command comes
// first, then a topic, which mentions the variable, a variable, a filter.
func runHelp(c *command.Call) (command.Result, error) {
	a := c.Arg("NAME")
	if a == nil {
		return helps(func() { helpList(c) }), nil
	}
	name := strings.TrimSuffix(a.Text(), "?")
	if found := c.Session.Table.Named(name); found != nil {
		return helps(func() { helpOn(c, found) }), nil
	}
	if topic := topicOn(name); topic != nil {
		return helps(func() { helpTopic(c, topic, name) }), nil
	}
	first, rest, _ := strings.Cut(name, ".")
	v, ok := c.Lookup(first)
	if !ok && isFilterTopic(name) {
		return helps(func() { helpFilters(c) }), nil
	}
	if !ok {
		return command.Result{}, c.Session.Unknown(first, append(c.Session.Table.Names(), topicGuesses(c.Console.Lang())...))
	}
	for rest != "" {
		var attr string
		var err error
		attr, rest, _ = strings.Cut(rest, ".")
		if v, err = object.GetAttr(c.Thread, v, attr); err != nil {
			return command.Result{}, err
		}
	}
	return command.Result{Report: func() error {
		text, err := builtin.Describe(c.Thread, v)
		if err == nil {
			c.Console.Line(strings.TrimRight(text, "\n"))
		}
		return err
	}}, nil
}

func helps(show func()) command.Result {
	return command.Result{Report: func() error { show(); return nil }}
}

// helpList lists the commands by group.
func helpList(c *command.Call) {
	s, lang := c.Session, c.Console.Lang()
	for _, g := range command.Groups {
		var rows [][]string
		for _, entry := range s.Table.All() {
			if entry.Group == g {
				rows = append(rows, []string{listUsage(entry), entry.Summary.In(lang)})
			}
		}
		if len(rows) == 0 {
			continue
		}
		s.Console.Styled(console.Strong, g.Title().In(lang))
		s.Console.Table(console.Table{Rows: rows, Indent: 2}, console.Aligned)
	}
	topics := locale.TopicsFooter.Format(lang, topicList(lang))
	for _, footer := range []string{topics, locale.FiltersFooter.In(lang), locale.HelpFooter.In(lang)} {
		s.Console.Line(console.Wrap(footer, "", max(s.Console.Width(), 20)))
	}
}

// listUsage is ShortUsage with the first few of many choices.
func listUsage(c *command.Command) string {
	words := strings.Fields(c.ShortUsage())
	for i, w := range words {
		if all := strings.Split(w, "|"); len(all) > 6 {
			words[i] = strings.Join(all[:3], "|") + "|…" + w[len(strings.TrimRight(w, "]")):]
		}
	}
	return strings.Join(words, " ")
}

// helpOn is a command's own help: how it is written, what it does, examples, its
// Python, and what can go wrong.
func helpOn(c *command.Call, on *command.Command) {
	out, lang := c.Console, c.Console.Lang()
	out.Styled(console.Strong, on.UsageLine())
	out.Line(wrapped(out, on.Summary.In(lang)))
	if detail := on.Detail.In(lang); detail != "" {
		out.Line("")
		out.Line(wrapped(out, detail))
	}
	section := func(title locale.Text, style console.Style, text string) {
		out.Line("")
		out.Styled(console.Strong, title.In(lang))
		out.Styled(style, indented(text))
	}
	if len(on.Examples) > 0 {
		var texts []string
		for _, e := range on.Examples {
			texts = append(texts, e.In(lang))
		}
		section(locale.HeadExamples, console.Plain, strings.Join(texts, "\n\n"))
	}
	if twin := c.ExampleTwin(on); twin != "" {
		section(locale.HeadTwin, console.Code, twin)
	}
	if len(on.Raises) > 0 {
		out.Line("")
		out.Styled(console.Strong, locale.HeadExceptions.In(lang))
		var rows [][]string
		for _, r := range on.Raises {
			rows = append(rows, []string{r.Name, r.Means.In(lang)})
		}
		out.Table(console.Table{Rows: rows, Indent: 2}, console.Aligned)
	}
	if topics := topicsAbout(on, lang); len(topics) > 0 {
		out.Line("")
		seeAlso(out, topics)
	}
}

func indented(text string) string {
	text = "  " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n  ")
	return strings.ReplaceAll(text, "\n  \n", "\n\n")
}

// wrapped is text, a paragraph a line, in lines that are easily read: of 80
// columns at most.
func wrapped(out *console.Console, text string) string {
	width := min(max(out.Width(), 20), 80)
	var paragraphs []string
	for line := range strings.SplitSeq(text, "\n") {
		paragraphs = append(paragraphs, console.Wrap(line, "  ", width))
	}
	return strings.Join(paragraphs, "\n")
}
