package re

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// pattern is a re.Pattern.
type pattern struct {
	program
	// closed and loops are what closings and loopOf give.
	closed   []closing
	parsed   *template // of parsedOf, which was used last
	parsedOf object.Value
}

// closing is a group and the outermost loop around it, 0 for none.
type closing struct{ group, loop int }

func (*pattern) Type() *object.Type { return patternClass() }

var patternClass = sync.OnceValue(newPatternClass)

// newPattern parses a pattern, which is a str or bytes.
func newPattern(t *object.Thread, v object.Value, flags int) (*pattern, error) {
	s, err := newSubject(v)
	if err != nil {
		return nil, err
	}
	if flags&flagDebug != 0 {
		return nil, object.Errorf(object.NotImplementedError, "re.DEBUG is not supported")
	}
	tr, err := parse(t, v, s.runes, flags)
	if err != nil {
		return nil, err
	}
	p := &pattern{program: program{tree: tr, pattern: v, isText: s.isText}}
	_, err = p.ready(search, true) // what cannot be compiled fails now
	return p, err
}

// closings are the groups in the order of their ends in the pattern.
func (p *pattern) closings() []closing {
	if p.closed == nil {
		loops := 0
		var walk func(n *node, loop int)
		walk = func(n *node, loop int) {
			if n.kind == repeat && n.max > 1 && loop == 0 {
				loops++
				loop = loops
			}
			for _, sub := range n.subs {
				walk(sub, loop)
			}
			if n.kind == group && n.number > 0 {
				p.closed = append(p.closed, closing{n.number, loop})
			}
		}
		walk(p.tree.root, 0)
	}
	return p.closed
}

func (p *pattern) loopOf(number int) int {
	return p.closed[slices.IndexFunc(p.closed, func(c closing) bool { return c.group == number })].loop
}

// flagNames are the flags that a pattern's repr names, in its order.
var flagNames = []struct {
	flag int
	name string
}{
	{flagTemplate, "TEMPLATE"}, {flagIgnoreCase, "IGNORECASE"}, {flagLocale, "LOCALE"}, {flagMultiline, "MULTILINE"},
	{flagDotAll, "DOTALL"}, {flagUnicode, "UNICODE"}, {flagVerbose, "VERBOSE"}, {flagDebug, "DEBUG"}, {flagASCII, "ASCII"},
}

// flagsText is re.IGNORECASE|re.MULTILINE, and what has no name as a number.
func flagsText(flags int) string {
	var names []string
	for _, f := range flagNames {
		if flags&f.flag != 0 {
			names = append(names, "re."+f.name)
			flags &^= f.flag
		}
	}
	if flags != 0 {
		names = append(names, fmt.Sprintf("0x%x", flags))
	}
	return strings.Join(names, "|")
}

func patternRepr(t *object.Thread, v object.Value) (string, error) {
	p := v.(*pattern)
	text, err := object.Repr(t, p.pattern)
	if runes := []rune(text); len(runes) > 200 {
		text = string(runes[:200])
	}
	flags := p.tree.flags
	if p.isText && flags&typeFlags == flagUnicode {
		flags &^= flagUnicode
	}
	if flags != 0 {
		text += ", " + flagsText(flags)
	}
	return "re.compile(" + text + ")", err
}

func newPatternClass() *object.Type {
	class := object.NewType(&object.Type{Name: "Pattern", Module: "re", Final: true, Doc: "Compiled regular expression object."})
	class.New = cannotCreate("re.Pattern")
	class.Repr = patternRepr
	class.Compare = func(t *object.Thread, op object.CompareOp, x, y object.Value) (object.Value, error) {
		a := x.(*pattern)
		b, ok := y.(*pattern)
		if !ok || op != object.EQ && op != object.NE {
			return nil, nil
		}
		equal := a == b
		if !equal && a.tree.flags == b.tree.flags && a.isText == b.isText {
			var err error
			if equal, err = object.Equal(t, a.pattern, b.pattern); err != nil {
				return nil, err
			}
		}
		return object.NewBool(equal == (op == object.EQ)), nil
	}
	class.Hash = func(t *object.Thread, v object.Value) (int64, error) {
		p := v.(*pattern)
		return object.Hash(t, object.NewPair(p.pattern, object.NewInt(int64(p.tree.flags))))
	}
	add := func(name, sig, doc string, f func(t *object.Thread, p *pattern, a []object.Value) (object.Value, error)) {
		class.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return f(t, a[0].(*pattern), a[1:])
		})
	}
	const part = "string, pos=0, endpos=sys.maxsize"
	for name, f := range methods {
		add(name, part, docs[name], f)
	}
	add("split", "string, maxsplit=0", "Split string by the occurrences of pattern.", patternSplit)
	add("sub", "repl, string, count=0", "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.", patternSub)
	add("subn", "repl, string, count=0", "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.", patternSubn)
	for _, name := range []string{"__copy__", "__deepcopy__"} {
		add(name, map[string]string{"__copy__": "", "__deepcopy__": "memo, /"}[name], "", func(_ *object.Thread, p *pattern, _ []object.Value) (object.Value, error) { return p, nil })
	}
	for name, get := range map[string]func(p *pattern) object.Value{
		"pattern": func(p *pattern) object.Value { return p.pattern },
		"flags":   func(p *pattern) object.Value { return object.NewInt(int64(p.tree.flags)) },
		"groups":  func(p *pattern) object.Value { return object.NewInt(int64(len(p.tree.groups) - 1)) },
		"groupindex": func(p *pattern) object.Value {
			d := object.NewDict()
			for _, g := range p.tree.names {
				d.SetStr(g.name, object.NewInt(int64(g.number)))
			}
			return &object.MappingProxy{Of: d}
		},
	} {
		class.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) { return get(v.(*pattern)), nil })
	}
	addGeneric(class)
	return class
}

// subject gives what is to be matched, of the pattern's kind.
func (p *pattern) subject(t *object.Thread, v object.Value) (*subject, error) {
	s, err := subjectOf(t, v)
	switch {
	case err != nil:
		return nil, err
	case p.isText && !s.isText:
		return nil, object.Errorf(object.TypeError, "cannot use a string pattern on a bytes-like object")
	case !p.isText && s.isText:
		return nil, object.Errorf(object.TypeError, "cannot use a bytes pattern on a string-like object")
	}
	return s, nil
}

// part reads the arguments string, pos and endpos.
func (p *pattern) part(t *object.Thread, a []object.Value) (s *subject, pos, end int, err error) {
	if s, err = p.subject(t, a[0]); err != nil {
		return
	}
	end = len(s.runes)
	if a[1] != nil {
		if pos, err = native.Size(t, a[1]); err != nil {
			return
		}
		pos = min(max(pos, 0), end)
	}
	if a[2] != nil {
		var n int
		if n, err = native.Size(t, a[2]); err != nil {
			return
		}
		end = min(max(n, 0), end)
	}
	return
}
