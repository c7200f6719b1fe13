// Package foreign knows the words that people bring from elsewhere: the system's
// programs for the network, and French verbs. For each it says what to type here, with
// the hosts, ports and files that were typed. It runs nothing, and does not know which
// commands there are.
package foreign

import (
	"strings"

	"labsh/shell/command/literal"
	"labsh/shell/locale"
)

// Advice is what to type instead.
type Advice struct {
	// Text says so; Lines are what its verbs take.
	Text  locale.Text
	Lines []string
}

// Hint is the advice as an error's hint.
func (a Advice) Hint() locale.Hint {
	args := make([]any, len(a.Lines))
	for i, line := range a.Lines {
		args[i] = line
	}
	return a.Text.Hint(args...)
}

// None is no advice.
var None = Advice{}

// For is what to type here for a word from elsewhere and what follows it on its line;
// ok is false where nothing is known.
func For(name, rest string) (a Advice, ok bool) {
	if text, ok := words()[name]; ok {
		return Advice{Text: text}, true
	}
	if name == "sudo" {
		return sudo(read(name, rest)), true
	}
	if translate, ok := programs()[name]; ok {
		a = translate(read(name, rest))
	}
	return a, a.Text != locale.Text{}
}

// invocation is a program's line as a system shell would read it.
type invocation struct {
	name  string
	words []string // what follows the name, without quotes, up to a bar
	piped string   // " | grep 5000" behind them
}

// read splits what follows a name into words, at blanks that stand outside quotes.
func read(name, rest string) invocation {
	in := invocation{name: name}
	var word strings.Builder
	begun := false
	var quote rune
	end := func() {
		if begun {
			in.words = append(in.words, word.String())
		}
		word.Reset()
		begun = false
	}
	rest, _, _ = strings.Cut(rest, "\n")
	for i, c := range rest {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(c)
		case c == '"' || c == '\'':
			quote, begun = c, true
		case c == ' ' || c == '\t':
			end()
		case c == '|':
			end()
			in.piped = " | " + strings.TrimSpace(rest[i+1:])
			return in
		default:
			word.WriteRune(c)
			begun = true
		}
	}
	end()
	return in
}

// options takes a program's options apart: the letters of -tulpn, the values of the
// letters that take one, and the other words. Of --long words only the names are kept.
func (in invocation) options(valued string) (letters string, values map[rune]string, long, plain []string) {
	values = map[rune]string{}
	for i := 0; i < len(in.words); i++ {
		word := in.words[i]
		switch {
		case strings.HasPrefix(word, "--") && len(word) > 2:
			long = append(long, word[2:])
			continue
		case !strings.HasPrefix(word, "-") || word == "-":
			plain = append(plain, word)
			continue
		}
		for at, letter := range word[1:] {
			letters += string(letter)
			if !strings.ContainsRune(valued, letter) {
				continue
			}
			value := word[1+at+len(string(letter)):]
			if value == "" && i+1 < len(in.words) {
				i++
				value = in.words[i]
			}
			values[letter] = value
			break
		}
	}
	return letters, values, long, plain
}

// quoted is a word as a command line takes it.
func quoted(word string) string {
	if word == "" || strings.ContainsAny(word, " \t\"'|>#$\\") {
		return literal.Str(word)
	}
	return word
}

// line joins a command's words, each quoted where need be.
func line(words ...string) string {
	var all []string
	for _, word := range words {
		if word != "" {
			all = append(all, quoted(word))
		}
	}
	return strings.Join(all, " ")
}

// here advises one line.
func here(lines ...string) Advice {
	texts := [...]locale.Text{locale.ForeignHere, locale.ForeignThen, locale.ForeignThenThen}
	return Advice{Text: texts[len(lines)-1], Lines: lines}
}
