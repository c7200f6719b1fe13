package ladder

import (
	"errors"
	"strconv"
	"unicode/utf8"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/console"
)

// Call is a call as it stands beside its end's line, without what came of it.
func Call(e *record.Event) string {
	switch e.Op {
	case "listen", "recv", "recvfrom", "recvmsg":
		return e.Op + " " + strconv.Itoa(e.Asked)
	}
	return e.Op
}

// ErrorName is the name of a call's exception in Python.
func ErrorName(err error) string {
	var e *netlab.Error
	if errors.As(err, &e) {
		return e.Name
	}
	return "KeyboardInterrupt"
}

// Unnamed is the word for an end that has no name in the shell.
func Unnamed(e *record.Event) string {
	if e.Op == "accept" || e.Op == "listen" {
		return "server"
	}
	return "client"
}

// Quoted is the beginning of a message of length bytes, quoted and on one line, with …
// where that is not all of it.
func Quoted(kept []byte, length, most int) string {
	text := console.Escape(kept)
	if utf8.RuneCountInString(text) > most || len(kept) < length {
		runes := []rune(text)
		return `"` + string(runes[:min(most, len(runes))]) + `…"`
	}
	return `"` + text + `"`
}
