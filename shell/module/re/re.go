// Package re is the core of the module re, which is written in Python: patterns that its
// parser has written for regexp2, which matches, and what comes of a match.
package re

import (
	"fmt"
	"strings"
	"sync"

	"labsh/shell/python/object"
)

// flag is one of a pattern.
type flag struct {
	name, letter string
	bit          int64
}

// flags are in the order of re.RegexFlag.
var flags = []flag{
	{"ASCII", "A", flagASCII}, {"IGNORECASE", "I", 2}, {"LOCALE", "L", 4}, {"UNICODE", "U", flagUnicode}, {"MULTILINE", "M", 8},
	{"DOTALL", "S", 16}, {"VERBOSE", "X", 64}, {"TEMPLATE", "T", 1}, {"DEBUG", "", 128},
}

const (
	flagUnicode = 32
	flagASCII   = 256
)

// flagsText is re.IGNORECASE|re.MULTILINE, and what has no name as a number.
func flagsText(n int64, order []flag) string {
	if n == 0 {
		return "re.NOFLAG"
	}
	var names []string
	for _, f := range order {
		if n&f.bit != 0 {
			names = append(names, "re."+f.name)
			n &^= f.bit
		}
	}
	if n != 0 {
		names = append(names, fmt.Sprintf("0x%x", n))
	}
	return strings.Join(names, "|")
}

// flagClass is re.RegexFlag.
var flagClass = sync.OnceValue(func() *object.Type {
	class := object.NewFlagType("re", "RegexFlag")
	text := func(_ *object.Thread, v object.Value) (string, error) {
		n, _ := object.Plain(v).(object.Int)
		return flagsText(int64(n), flags), nil
	}
	class.Repr, class.Str = text, text
	object.NewEnum(class, "NOFLAG", 0)
	for _, f := range flags {
		object.NewEnum(class, f.name, f.bit)
		if f.letter != "" {
			object.NewEnum(class, f.letter, f.bit)
		}
	}
	return class
})

// Module makes the module _re.
func Module() (*object.Module, error) {
	m := object.NewModule("_re", "The core of the module re.")
	m.Vars.Set("Pattern", patternClass())
	m.Vars.Set("Match", matchClass())
	m.Vars.Set("RegexFlag", flagClass())
	m.AddFunc("compile", "pattern, flags, text, names, closings, /", "Compile what the parser has made of a pattern.", newPattern)
	m.AddFunc("fold", "low, high, ascii, /", "The characters that those of a range are where case is ignored.", fold)
	return m, nil
}
