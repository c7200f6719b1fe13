package line

import (
	"slices"
	"strings"
)

// Grammar is how a command's line is written: what a Reader needs of a command.
type Grammar struct {
	Params  []Param  // the positional ones, in order
	Options []Option // key=default
	Text    bool     // TEXT… ends the line
	Items   bool     // ITEM…: Header:value, key=value and the like
	// Yields tells that filters and > FILE may follow.
	Yields bool
	// Module tells that the command's name alone is the module of that name.
	Module bool
	// Wraps tells that the rest is a line of its own, whose targets are this line's.
	Wraps bool
	// Compares are the words behind which a > compares, in a command that takes
	// an expression: no redirection opens there, and a bracket may open the line.
	Compares []string
}

// Param is a positional parameter.
type Param struct {
	Name     string
	Optional bool
	Many     bool     // NAME…: any number
	Choices  []string // tcp|udp
	Flags    bool     // -antp: words that begin with -, wherever they stand
	Any      bool     // FILE, ARG…: its words may hold anything, an = too
}

// Command reports whether a command line follows: COMMAND….
func (p Param) Command() bool { return strings.HasSuffix(p.Name, "COMMAND") }

// Alternatives are the names of a word that is one of several things: NAME|HOST.
func (p Param) Alternatives() []string {
	if p.Choices != nil || !strings.Contains(p.Name, "|") {
		return nil
	}
	return strings.Split(p.Name, "|")
}

// Option is a parameter that is written key=value.
type Option struct{ Name, Default string }

// anyWord are the parameters whose words may hold anything.
var anyWord = []string{"FILE", "PATH", "ARG", "VALUE", "COMMAND", "ITEM", "FILTER"}

// ReadGrammar reads an argument pattern such as "[HOST] PORT [backlog=1] [tls]".
func ReadGrammar(usage string) *Grammar {
	g := &Grammar{}
	for _, word := range strings.Fields(usage) {
		name := strings.Trim(word, "[]")
		optional := name != word
		if key, value, ok := strings.Cut(name, "="); ok && key != "" && strings.ToLower(key) == key && !strings.Contains(key, "|") {
			g.Options = append(g.Options, Option{key, value})
			continue
		}
		base, many := strings.CutSuffix(name, "…")
		if base == "TEXT" && many {
			g.Text = true
			continue
		}
		g.Items = g.Items || base == "ITEM"
		base, _, _ = strings.Cut(base, "=") // [N=1024]
		p := Param{Name: base, Optional: optional, Many: many, Any: slices.Contains(anyWord, base[strings.LastIndexByte(base, '|')+1:])}
		if strings.HasPrefix(base, "-") && !strings.HasPrefix(base, "--") {
			p.Flags = true
		} else if strings.ToUpper(base) != base || base[0] <= '9' { // tcp|udp, 0|1; but not NAME|FILE
			p.Choices = slices.DeleteFunc(strings.Split(base, "|"), func(c string) bool { return c == "COMMAND" })
			if strings.HasPrefix(base, "--") {
				continue // flags are the command's own affair
			}
		}
		g.Params = append(g.Params, p)
	}
	return g
}

// Option reports whether there is an option of that name.
func (g *Grammar) Option(name string) bool {
	return slices.ContainsFunc(g.Options, func(o Option) bool { return o.Name == name })
}

// UnknownOption gives the key of a word that is written as an option, where no
// parameter takes such a word.
func (g *Grammar) UnknownOption(w *Word) (key string, unknown bool) {
	key, _, ok := strings.Cut(w.Raw, "=")
	if !ok || !isKey(key) || slices.ContainsFunc(g.Params, func(p Param) bool { return p.Any }) {
		return "", false
	}
	return key, true
}

// Choice reports whether a word is one of an optional parameter's choices, and
// so is not for another that is optional.
func (g *Grammar) Choice(word string) bool {
	return slices.ContainsFunc(g.Params, func(p Param) bool { return p.Optional && slices.Contains(p.Choices, word) })
}

// splits tells which keys the words of the line are divided at: those of items,
// if it takes such, or else those of its options.
func (g *Grammar) splits(key, sep string) bool {
	return g.Items || sep == "=" && g.Option(key)
}
