package command

import (
	"strings"

	"labsh/shell/python/object"
)

// params is a usage pattern, read.
type params struct {
	words   []param  // the positional ones, in order
	options []option // key=default
	text    bool     // TEXT… ends the line
	items   bool     // ITEM…: Header:value, key=value and the like
}

type param struct {
	name     string
	optional bool
	many     bool     // NAME…: any number
	choices  []string // tcp|udp
	flags    bool     // -antp: words that begin with -
	any      bool     // FILE, ARG…: its words may hold anything, an = too
}

// anyWord are the parameters whose words may hold anything.
var anyWord = []string{"FILE", "PATH", "ARG", "VALUE", "COMMAND", "ITEM"}

type option struct{ name, value string }

// readUsage reads a pattern such as "[HOST] PORT [backlog=1] [tls]".
func readUsage(usage string) params {
	var p params
	for _, word := range strings.Fields(usage) {
		name := strings.Trim(word, "[]")
		optional := name != word
		if key, value, ok := strings.Cut(name, "="); ok && key != "" && strings.ToLower(key) == key && !strings.Contains(key, "|") {
			p.options = append(p.options, option{key, value})
			continue
		}
		base, many := strings.CutSuffix(name, "…")
		if base == "TEXT" && many {
			p.text = true
			continue
		}
		p.items = p.items || base == "ITEM"
		base, _, _ = strings.Cut(base, "=") // [N=1024]
		w := param{name: base, optional: optional, many: many, any: contains(anyWord, base[strings.LastIndexByte(base, '|')+1:])}
		if strings.HasPrefix(base, "-") && !strings.HasPrefix(base, "--") {
			w.flags = true
		} else if strings.ToUpper(base) != base || base[0] <= '9' { // tcp|udp, 0|1; but not NAME|FILE
			w.choices = strings.Split(base, "|")
			if strings.HasPrefix(base, "--") {
				continue // flags are the command's own affair
			}
		}
		p.words = append(p.words, w)
	}
	return p
}

func (p params) option(name string) bool {
	for _, o := range p.options {
		if o.name == name {
			return true
		}
	}
	return false
}

// bindWords gives every positional parameter its words. A word that is one of
// an optional parameter's choices goes there; otherwise optional parameters
// are filled from the left as far as the required ones leave words.
func (p params) bindWords(command *Command, words []*Arg) (map[string][]*Arg, error) {
	bound := map[string][]*Arg{}
	required := 0
	for _, w := range p.words {
		if !w.optional && !w.many {
			required++
		}
	}
	spare := len(words) - required
	for _, a := range words {
		if key, unknown := p.unknownOption(a); unknown {
			return nil, command.misused(object.TypeError, "unknown option '%s'", key)
		}
		if p.choice(a.Text()) || p.isFlag(a) {
			spare--
		}
	}
	i := 0
	for _, w := range p.words {
		switch {
		case w.many:
			for ; i < len(words); i++ {
				bound[w.name] = append(bound[w.name], words[i])
			}
		case w.flags:
			for i < len(words) && strings.HasPrefix(words[i].Text(), "-") {
				bound[w.name] = append(bound[w.name], words[i])
				// The lab sheet prints ss - antp, with a blank.
				if i++; words[i-1].Text() == "-" && i < len(words) {
					bound[w.name] = append(bound[w.name], words[i])
					i++
					spare--
				}
			}
		case w.choices != nil:
			if i < len(words) && contains(w.choices, words[i].Text()) {
				bound[w.name] = words[i : i+1]
				i++
			} else if !w.optional {
				if i < len(words) {
					return nil, command.misused(object.ValueError, "'%s' is not one of %s", words[i].Text(), strings.Join(w.choices, ", "))
				}
				return nil, command.misused(object.TypeError, "%s is missing", w.name)
			}
		case w.optional:
			if spare > 0 && i < len(words) && !p.choice(words[i].Text()) {
				bound[w.name] = words[i : i+1]
				i++
				spare--
			}
		default:
			if i >= len(words) {
				return nil, command.misused(object.TypeError, "%s is missing", w.name)
			}
			bound[w.name] = words[i : i+1]
			i++
		}
	}
	if i < len(words) {
		return nil, command.misused(object.TypeError, "unexpected argument '%s'", words[i].Text())
	}
	return bound, nil
}

// unknownOption gives the key of a word that is written as an option, where no
// parameter takes such a word.
func (p params) unknownOption(a *Arg) (key string, unknown bool) {
	key, _, ok := strings.Cut(a.Raw, "=")
	if !ok || !isKey(key) {
		return "", false
	}
	for _, w := range p.words {
		if w.any {
			return "", false
		}
	}
	return key, true
}

// choice reports whether a word is one of an optional parameter's choices, and
// so is not for another that is optional.
func (p params) choice(word string) bool {
	for _, w := range p.words {
		if w.optional && contains(w.choices, word) {
			return true
		}
	}
	return false
}

// isFlag reports whether a word is one of -antp.
func (p params) isFlag(a *Arg) bool {
	return len(p.words) > 0 && p.words[0].flags && strings.HasPrefix(a.Text(), "-")
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
