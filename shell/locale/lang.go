// Package locale holds every text labsh shows to people, in French and in
// English side by side, and finds out which of the two to speak.
//
// Texts are package variables, grouped one file per command family: the files
// summary_*.go hold what help says of commands and filters, report_*.go what
// commands report, hint_*.go what to do after an error.
// Python's own words (exception names, messages, reprs) are not texts: they
// are the same in every language and stay with the code that raises them.
//
// The package prints nothing and imports nothing of labsh.
package locale

import (
	"fmt"
	"strings"
)

// Lang is a language labsh speaks.
type Lang int

// The languages.
const (
	English Lang = iota
	French
)

// String returns the two-letter code (ISO 639-1), as --lang takes it.
func (l Lang) String() string {
	if l == French {
		return "fr"
	}
	return "en"
}

// An UnknownLangError says that a language was asked for by a name that is
// none of labsh's.
type UnknownLangError struct{ Name string }

func (e *UnknownLangError) Error() string {
	return fmt.Sprintf("unknown language %q (fr or en)", e.Name)
}

// Parse reads a language's code as --lang and the command lang take it: "fr"
// or "en", in any case.
func Parse(name string) (Lang, error) {
	switch strings.ToLower(name) {
	case "fr":
		return French, nil
	case "en":
		return English, nil
	}
	return English, &UnknownLangError{Name: name}
}

// Detect chooses the language: flag (the value of --lang, "" when not given),
// then LABSH_LANG, then the locale of messages: the first of LC_ALL,
// LC_MESSAGES and LANG that is not empty (POSIX.1-2017, XBD 8.2). A locale
// whose name starts with fr is French, any other English. The error is an
// *[UnknownLangError] and only flag can cause it; the language found without
// the flag comes with it.
func Detect(flag string, getenv func(string) string) (Lang, error) {
	if flag == "" {
		return fromEnvironment(getenv), nil
	}
	l, err := Parse(flag)
	if err != nil {
		return fromEnvironment(getenv), err
	}
	return l, nil
}

func fromEnvironment(getenv func(string) string) Lang {
	for _, name := range []string{"LABSH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(name)
		if value == "" {
			continue
		}
		if strings.HasPrefix(strings.ToLower(value), "fr") {
			return French
		}
		return English
	}
	return English
}
