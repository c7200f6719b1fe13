// Package re is the module re: Python's regular expressions. Their syntax is parsed
// here, with CPython's errors, and written for regexp2, which matches.
package re

import (
	"strings"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// members are the flags in the order of re.RegexFlag.
var members = []struct {
	name, letter string
	flag         int
}{
	{"ASCII", "A", flagASCII}, {"IGNORECASE", "I", flagIgnoreCase}, {"LOCALE", "L", flagLocale}, {"UNICODE", "U", flagUnicode},
	{"MULTILINE", "M", flagMultiline}, {"DOTALL", "S", flagDotAll}, {"VERBOSE", "X", flagVerbose}, {"TEMPLATE", "T", flagTemplate},
	{"DEBUG", "", flagDebug},
}

// flagClass is re.RegexFlag.
var flagClass = sync.OnceValue(func() *object.Type {
	class := object.NewFlagType("re", "RegexFlag")
	text := func(_ *object.Thread, v object.Value) (string, error) {
		n, _ := object.Plain(v).(object.Int)
		if n == 0 {
			return "re.NOFLAG", nil
		}
		return flagsText(int(n)), nil
	}
	class.Repr, class.Str = text, text
	object.NewEnum(class, "NOFLAG", 0)
	for _, m := range members {
		object.NewEnum(class, m.name, int64(m.flag))
		if m.letter != "" {
			object.NewEnum(class, m.letter, int64(m.flag))
		}
	}
	return class
})

// maxCache is the number of patterns that an interpreter remembers.
const maxCache = 512

type cacheKey struct {
	pattern object.Value // a Str or Bytes
	flags   int
}

// cacheOf is where an interpreter keeps its patterns.
type cacheOf struct{}

// compile gives the pattern for the first argument of a function, and its flags.
func compile(t *object.Thread, v, flags object.Value) (*pattern, error) {
	bits := 0
	if flags != nil {
		n, ok := object.Plain(flags).(object.Int)
		if !ok {
			return nil, object.Errorf(object.TypeError, "unsupported operand type(s) for &: '%s' and 'RegexFlag'", flags.Type().Name)
		}
		bits = int(n)
	}
	plain := object.Plain(v)
	switch p := plain.(type) {
	case *pattern:
		if bits != 0 {
			return nil, object.Errorf(object.ValueError, "cannot process flags argument with a compiled pattern")
		}
		return p, nil
	case object.Str, object.Bytes:
	default:
		if _, err := object.Hash(t, v); err != nil {
			return nil, err
		}
		return nil, object.Errorf(object.TypeError, "first argument must be string or compiled pattern")
	}
	in := t.Interpreter()
	cache, _ := in.State(cacheOf{}).(map[cacheKey]*pattern)
	key := cacheKey{plain, bits}
	if p := cache[key]; p != nil {
		return p, nil
	}
	p, err := newPattern(t, plain, bits)
	if err != nil {
		return nil, err
	}
	if cache == nil || len(cache) >= maxCache {
		cache = make(map[cacheKey]*pattern)
		in.SetState(cacheOf{}, cache)
	}
	cache[key] = p
	return p, nil
}

// Module makes the module re.
func Module() (*object.Module, error) {
	m := object.NewModule("re", "Support for regular expressions (RE).")
	m.Vars.Set("error", errorClass())
	m.Vars.Set("Pattern", patternClass())
	m.Vars.Set("Match", matchClass())
	m.Vars.Set("RegexFlag", flagClass())
	m.Vars.Set("NOFLAG", object.EnumValue(flagClass(), 0))
	for _, f := range members {
		if f.letter != "" {
			m.Vars.Set(f.name, object.EnumValue(flagClass(), int64(f.flag)))
			m.Vars.Set(f.letter, object.EnumValue(flagClass(), int64(f.flag)))
		}
	}
	native.AddFunction(m, "compile", "pattern, flags=0", "Compile a regular expression pattern, returning a Pattern object.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		p, err := compile(t, a[0], a[1])
		if err != nil {
			return nil, err
		}
		return p, nil
	})
	for _, name := range []string{"match", "fullmatch", "search", "findall", "finditer"} {
		f := methods[name]
		native.AddFunction(m, name, "pattern, string, flags=0", docs[name], func(t *object.Thread, a []object.Value) (object.Value, error) {
			p, err := compile(t, a[0], a[2])
			if err != nil {
				return nil, err
			}
			return f(t, p, []object.Value{a[1], nil, nil})
		})
	}
	native.AddFunction(m, "split", "pattern, string, maxsplit=0, flags=0", "Split the source string by the occurrences of the pattern,\nreturning a list containing the resulting substrings. What groups have\nmatched stands in the list too.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		p, err := compile(t, a[0], a[3])
		if err != nil {
			return nil, err
		}
		return patternSplit(t, p, a[1:3])
	})
	for name, f := range map[string]method{"sub": patternSub, "subn": patternSubn} {
		native.AddFunction(m, name, "pattern, repl, string, count=0, flags=0", "Replace the leftmost non-overlapping occurrences of the pattern in string\nby repl, a string whose backslash escapes are processed, or a function\nthat is given the Match object and returns a string.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			p, err := compile(t, a[0], a[4])
			if err != nil {
				return nil, err
			}
			return f(t, p, a[1:4])
		})
	}
	native.AddFunction(m, "escape", "pattern", "Escape special characters in a string.", escape)
	native.AddFunction(m, "purge", "", "Clear the regular expression caches", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		t.Interpreter().SetState(cacheOf{}, nil)
		return object.None, nil
	})
	return m, nil
}

// special are the characters that escape puts a backslash before.
const special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"

func escape(_ *object.Thread, a []object.Value) (object.Value, error) {
	var text string
	_, isText := object.Plain(a[0]).(object.Str)
	if !isText {
		if _, ok := object.Plain(a[0]).(object.Buffer); !ok {
			return nil, object.Errorf(object.TypeError, "decoding to str: need a bytes-like object, %s found", a[0].Type().Name)
		}
	}
	text, _ = native.Text(a[0])
	if err := object.CheckSize(int64(len(text)), 2); err != nil {
		return nil, err
	}
	var escaped strings.Builder
	for i := range len(text) {
		if strings.IndexByte(special, text[i]) >= 0 {
			escaped.WriteByte('\\')
		}
		escaped.WriteByte(text[i])
	}
	if isText {
		return object.Str(escaped.String()), nil
	}
	return object.Bytes(escaped.String()), nil
}
