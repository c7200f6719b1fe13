package sockets

import (
	"slices"
	"strings"

	"labsh/shell/command"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// ssOption is one option of ss(8).
type ssOption struct {
	letter byte   // 0 for one that has only its long form
	long   string // without its dashes
	// means is what it does here, in a few words; empty for what is ss(8)'s alone.
	means locale.Text
}

// ssOptions are those of ss(8), in the order of its manual.
var ssOptions = []ssOption{
	{'h', "help", locale.SsHelp}, {'V', "version", locale.SsVersion}, {'H', "no-header", locale.SsNoHeader}, {'O', "oneline", locale.Text{}},
	{'n', "numeric", locale.SsNumeric}, {'r', "resolve", locale.Text{}}, {'a', "all", locale.SsAll}, {'l', "listening", locale.SsListening},
	{'B', "bound-inactive", locale.Text{}}, {'o', "options", locale.Text{}}, {'e', "extended", locale.Text{}}, {'m', "memory", locale.Text{}},
	{'p', "processes", locale.SsProcesses}, {'T', "threads", locale.Text{}}, {'i', "info", locale.Text{}}, {0, "tos", locale.Text{}}, {0, "cgroup", locale.Text{}},
	{0, "tipcinfo", locale.Text{}}, {'K', "kill", locale.Text{}}, {'s', "summary", locale.SsSummaryOption}, {'E', "events", locale.Text{}},
	{'Z', "context", locale.Text{}}, {'z', "contexts", locale.Text{}}, {'N', "net", locale.Text{}}, {'b', "bpf", locale.Text{}},
	{'4', "ipv4", locale.Same("IPv4")}, {'6', "ipv6", locale.Same("IPv6")}, {'0', "packet", locale.Text{}}, {'t', "tcp", locale.Same("TCP")},
	{'u', "udp", locale.Same("UDP")}, {'d', "dccp", locale.Text{}}, {'w', "raw", locale.Text{}}, {'x', "unix", locale.Same("Unix")}, {'S', "sctp", locale.Text{}},
	{0, "tipc", locale.Text{}}, {0, "vsock", locale.Text{}}, {0, "xdp", locale.Text{}}, {'M', "mptcp", locale.Text{}}, {0, "inet-sockopt", locale.Text{}},
	{'f', "family", locale.Text{}}, {'A', "query", locale.Text{}}, {0, "socket", locale.Text{}}, {'D', "diag", locale.Text{}}, {'F', "filter", locale.Text{}},
}

func (o ssOption) here() bool { return o.means.En != "" }

// ssLetter finds an option by its letter.
func ssLetter(letter rune) (ssOption, bool) {
	i := slices.IndexFunc(ssOptions, func(o ssOption) bool { return o.letter != 0 && rune(o.letter) == letter })
	if i < 0 {
		return ssOption{}, false
	}
	return ssOptions[i], true
}

// ssHere lists the options that are here, with what they mean, for hints.
func ssHere(l locale.Lang) string {
	var said []string
	for _, o := range ssOptions {
		if o.here() {
			said = append(said, "-"+string(o.letter)+" ("+o.means.In(l)+")")
		}
	}
	return strings.Join(said, ", ")
}

// ssError is an error in how ss is written, with a hint.
func ssError(hint locale.Hint, format string, args ...any) error {
	e := object.Errorf(object.ValueError, "ss: "+format, args...)
	e.Hint = hint
	return e
}

// optionError is one for an option that is not here.
func optionError(format string, args ...any) error {
	return ssError(func(l locale.Lang) string { return locale.SsOptionsHint.Format(l, ssHere(l)) }, format, args...)
}

// ssLongOption finds an option by its long form, which may be cut short as
// getopt_long(3) has it.
func ssLongOption(word string) (ssOption, error) {
	name, _, _ := strings.Cut(word[2:], "=")
	var found []ssOption
	for _, o := range ssOptions {
		if o.long == name {
			found = []ssOption{o}
			break
		}
		if strings.HasPrefix(o.long, name) {
			found = append(found, o)
		}
	}
	switch len(found) {
	case 0:
		return ssOption{}, optionError("unrecognized option '%s'", word)
	case 1:
		if !found[0].here() {
			return ssOption{}, optionError("--%s is not here", found[0].long)
		}
		return found[0], nil
	}
	var names []string
	for _, o := range found {
		names = append(names, "'--"+o.long+"'")
	}
	return ssOption{}, optionError("option '%s' is ambiguous; possibilities: %s", word, strings.Join(names, " "))
}

// ssFlags gives the letters of the options that a line has, in order.
func ssFlags(words []*command.Arg) ([]byte, error) {
	var letters []byte
	for _, a := range words {
		word := a.Text()
		if strings.HasPrefix(word, "--") {
			o, err := ssLongOption(word)
			if err != nil {
				return nil, err
			}
			letters = append(letters, o.letter)
			continue
		}
		more, err := ssLetters(strings.TrimPrefix(word, "-"))
		if err != nil {
			return nil, err
		}
		letters = append(letters, more...)
	}
	return letters, nil
}

// ssLetters checks letters that are joined in one word.
func ssLetters(word string) ([]byte, error) {
	for _, letter := range word {
		switch o, known := ssLetter(letter); {
		case !known:
			return nil, optionError("invalid option -- '%c'", letter)
		case !o.here():
			return nil, optionError("-%c is not here", letter)
		}
	}
	return []byte(word), nil
}
