package command

import (
	"slices"
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// Misused is an error in how the call's command is written; its hint is the
// usage.
func (c *Call) Misused(class *object.Type, format string, args ...any) error {
	return c.Command.misused(class, format, args...)
}

// misused is an error in how the command is written.
func (c *Command) misused(class *object.Type, format string, args ...any) error {
	e := object.Errorf(class, c.Name+": "+format, args...)
	e.Hint = locale.UsageHint.Hint(c.UsageLine())
	return e
}

// UsageLine is the command with its argument pattern.
func (c *Command) UsageLine() string {
	name := c.Name
	if c.MethodOnly {
		name = "NAME." + name
	}
	if c.Usage == "" {
		return name
	}
	return name + " " + c.Usage
}

// ShortUsage is UsageLine without the flags, for lists.
func (c *Command) ShortUsage() string {
	var words []string
	for _, w := range strings.Fields(c.UsageLine()) {
		if !strings.HasPrefix(w, "[--") {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// bindWords gives every positional parameter its words. A word that is one of
// an optional parameter's choices goes there; otherwise optional parameters
// are filled from the left as far as the required ones leave words.
func (c *Command) bindWords(words []*Arg) (map[string][]*Arg, error) {
	g := c.Grammar()
	bound := map[string][]*Arg{}
	required := 0
	if !g.Items { // else they are among the items
		words = takeLong(g, words, bound)
	}
	for _, w := range g.Params {
		if w.Flags {
			bound[w.Name], words = takeFlags(words)
		}
		if !w.Optional && !w.Many {
			required++
		}
	}
	spare := len(words) - required
	for _, a := range words {
		if key, unknown := g.UnknownOption(a.Word); unknown {
			return nil, c.misused(object.TypeError, "unknown option '%s'", key)
		}
		if g.Choice(a.Text()) {
			spare--
		} else if a.Text() == "udp" && slices.ContainsFunc(g.Params, func(p line.Param) bool { return p.Name == "PORT" }) {
			e := object.Errorf(object.TypeError, "%s: unexpected argument 'udp'", c.Name)
			e.Hint = locale.UDPHasNoSuchHint.Hint()
			return nil, e
		}
	}
	i := 0
	for p, w := range g.Params {
		switch {
		case w.Many:
			for ; i < len(words) && !g.Choice(words[i].Text()); i++ {
				bound[w.Name] = append(bound[w.Name], words[i])
			}
		case w.Flags:
		case w.Choices != nil && w.Optional:
			// Those that follow one another may come in any order.
			for ; i < len(words); i++ {
				name := openChoice(g.Params[p:], words[i].Text(), bound)
				if name == "" {
					break
				}
				bound[name] = words[i : i+1]
			}
		case w.Choices != nil:
			if i < len(words) && !slices.Contains(w.Choices, words[i].Text()) {
				return nil, c.misused(object.ValueError, "'%s' is not one of %s", words[i].Text(), strings.Join(w.Choices, ", "))
			}
			if i >= len(words) {
				return nil, c.misused(object.TypeError, "%s is missing", w.Name)
			}
			bound[w.Name] = words[i : i+1]
			i++
		case w.Optional:
			if spare > 0 && i < len(words) && !g.Choice(words[i].Text()) {
				bound[w.Name] = words[i : i+1]
				i++
				spare--
			}
		default:
			if i >= len(words) {
				return nil, c.misused(object.TypeError, "%s is missing", w.Name)
			}
			bound[w.Name] = append(bound[w.Name], words[i]) // tap PORT HOST PORT
			i++
		}
	}
	for _, w := range g.Params { // NAME|HOST
		for _, name := range w.Alternatives() {
			bound[name] = bound[w.Name]
		}
	}
	if i < len(words) {
		return nil, c.misused(object.TypeError, "unexpected argument '%s'", words[i].Text())
	}
	return bound, nil
}

// takeLong takes the words off that are options as --auto=2, wherever they stand; each
// is bound to its name.
func takeLong(g *line.Grammar, words []*Arg, bound map[string][]*Arg) (others []*Arg) {
	for _, a := range words {
		name, _, _ := strings.Cut(a.Text(), "=")
		if a.Quoted || !strings.HasPrefix(name, "--") || !g.Option(name) {
			others = append(others, a)
			continue
		}
		bound[name] = append(bound[name], a)
	}
	return others
}

// takeFlags takes the words off that begin with -, as getopt(3) does wherever they
// stand; -- ends them. The lab sheet prints ss - antp: a - alone belongs to the word
// behind it.
func takeFlags(words []*Arg) (flags, others []*Arg) {
	for i := 0; i < len(words); i++ {
		switch text := words[i].Text(); {
		case text == "--":
			return flags, append(others, words[i+1:]...)
		case text == "-" && i+1 < len(words):
			flags = append(flags, words[i], words[i+1])
			i++
		case strings.HasPrefix(text, "-"):
			flags = append(flags, words[i])
		default:
			others = append(others, words[i])
		}
	}
	return flags, others
}

// openChoice is the parameter that a word chooses for, among the optional choices that
// params begin with and that nothing is bound to yet; "" for none.
func openChoice(params []line.Param, word string, bound map[string][]*Arg) string {
	for _, w := range params {
		if w.Choices == nil || !w.Optional {
			break
		}
		if bound[w.Name] == nil && slices.Contains(w.Choices, word) {
			return w.Name
		}
	}
	return ""
}
